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
  'strangers',
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
  /** From these log-odds on two claims may start a story or join two … */
  readonly link: number;
  /** … which must be this alike: the mean of all their pairs and of the best of each claim, in this share. */
  readonly average: number;
  readonly best: number;
}

export const WEIGHTS: Weights = {
  base: -2.19,
  otherType: -1.87,
  nearType: 0.36,
  concept: 1.22,
  mode: 0.45,
  sameActors: 0.28,
  otherActors: -0.66,
  sameRecipients: 0.48,
  otherRecipients: -0.34,
  crossed: -1.36,
  parties: 0.27,
  otherParties: -1.12,
  strangers: -1.16,
  sameDay: 1.88,
  sameTime: 0.94,
  late: -1.99,
  apart: -2.06,
  sameObjects: 0.83,
  otherObjects: -1.65,
  otherTopic: -0.47,
  words: 2.53,
  core: 1.06,
  meanings: 2.05,
  otherLanguage: 0.57,
  names: 1.56,
  otherNames: -0.86,
  numbers: 0.61,
  otherNumbers: 0.38,
  figures: 0.55,
  otherFigures: -0.68,
  place: 0.53,
  otherPlace: -1.01,
  planned: -0.3,
  imagined: -1.28,
  polarity: -0.46,
  sameArticle: 0.05,
  context: 1.47,
  link: -0.6,
  average: -0.6,
  best: 0.3,
  otherDay: -8,
};
