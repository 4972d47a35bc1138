/** What two claims may agree or differ in, each from 0 to 1; `similarity.ts` says how each is found. */
export const EVIDENCE = [
  'otherType',
  'nearType',
  'concept',
  'mode',
  'sameActors',
  'otherActors',
  'sameRecipients',
  'otherRecipients',
  'crossed',
  'parties',
  'otherParties',
  'sameDay',
  'sameTime',
  'late',
  'apart',
  'sameObjects',
  'otherObjects',
  'otherTopic',
  'words',
  'core',
  'meanings',
  'otherLanguage',
  'names',
  'otherNames',
  'numbers',
  'otherNumbers',
  'figures',
  'otherFigures',
  'place',
  'otherPlace',
  'planned',
  'imagined',
  'polarity',
  'sameArticle',
  'context',
] as const;

export type Evidence = Readonly<Record<(typeof EVIDENCE)[number], number>>;

/** Log-odds for each piece of evidence, and where they start from. */
export interface Weights extends Evidence {
  readonly base: number;
  /** In place of all else when they were on different days: a few misread days do not keep a large story apart. */
  readonly otherDay: number;
  /** Added when both texts name who did it, and it is somebody else: more than all that is alike. */
  readonly strangers: number;
  /** From these log-odds on two claims may start a story or join two … */
  readonly link: number;
  /** … which must be this alike: the mean of all their pairs and of the best of each claim, in this share. */
  readonly average: number;
  readonly best: number;
}

export const WEIGHTS: Weights = {
  base: -2.31,
  otherType: -1.35,
  nearType: 0.24,
  concept: 1.13,
  mode: 0.37,
  sameActors: 0.33,
  otherActors: -0.74,
  sameRecipients: 0.44,
  otherRecipients: -0.24,
  crossed: -1.1,
  parties: 0.55,
  otherParties: -1.37,
  sameDay: 1.76,
  sameTime: 1.34,
  late: -1.85,
  apart: -2.11,
  sameObjects: 0.79,
  otherObjects: -3.07,
  otherTopic: -0.51,
  words: 2.5,
  core: 1.03,
  meanings: 2.11,
  otherLanguage: 0.69,
  names: 1.63,
  otherNames: -1.2,
  numbers: 0.71,
  otherNumbers: 0.11,
  figures: 0.58,
  otherFigures: -0.7,
  place: 0.49,
  otherPlace: -1.02,
  planned: -0.33,
  imagined: -0.99,
  polarity: -0.51,
  sameArticle: -0.1,
  context: 1.26,
  link: 0.5,
  average: 1,
  best: 0.9,
  otherDay: -4,
  strangers: -5,
};
