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
  base: -2.13,
  otherType: -1.36,
  nearType: 0.24,
  concept: 1.17,
  mode: 0.41,
  sameActors: 0.34,
  otherActors: -0.74,
  sameRecipients: 0.46,
  otherRecipients: -0.23,
  crossed: -1.08,
  parties: 0.59,
  otherParties: -1.39,
  sameDay: 1.78,
  sameTime: 1.33,
  late: -1.84,
  apart: -2.11,
  sameObjects: 0.82,
  otherObjects: -3.07,
  otherTopic: -0.65,
  words: 2.54,
  core: 1.06,
  meanings: 2.17,
  otherLanguage: 0.65,
  names: 1.65,
  otherNames: -1.19,
  numbers: 0.71,
  otherNumbers: 0.11,
  figures: 0.59,
  otherFigures: -0.7,
  place: 0.49,
  otherPlace: -1.02,
  planned: -0.32,
  imagined: -0.99,
  polarity: -0.5,
  sameArticle: -0.13,
  context: 1.59,
  link: 0.5,
  average: 1,
  best: 0.9,
  otherDay: -4,
  strangers: -5,
};
