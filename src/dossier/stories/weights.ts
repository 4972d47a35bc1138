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
  'whole',
  'within',
  'wordsWithin',
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
  base: -2.24,
  otherType: -1.88,
  nearType: 0.36,
  concept: 1.22,
  mode: 0.47,
  sameActors: 0.35,
  otherActors: -0.77,
  sameRecipients: 0.5,
  otherRecipients: -0.33,
  crossed: -1.32,
  parties: 0.34,
  otherParties: -1.28,
  sameDay: 1.86,
  sameTime: 0.93,
  late: -2,
  apart: -2.06,
  sameObjects: 0.76,
  otherObjects: -3.05,
  otherTopic: -0.47,
  words: 2.54,
  core: 1.07,
  meanings: 2.04,
  otherLanguage: 0.5,
  names: 1.54,
  otherNames: -1.02,
  numbers: 0.61,
  otherNumbers: 0.34,
  figures: 0.55,
  otherFigures: -0.68,
  place: 0.54,
  otherPlace: -1.01,
  planned: -0.28,
  imagined: -1.28,
  polarity: -0.46,
  sameArticle: 0.05,
  context: 1.49,
  whole: 0,
  within: 0,
  wordsWithin: 0,
  link: -0.2,
  average: -0.2,
  best: 0.3,
  otherDay: -8,
  strangers: -5,
};
