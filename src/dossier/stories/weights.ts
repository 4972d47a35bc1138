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
  base: -2.27,
  otherType: -2.12,
  nearType: 0.41,
  concept: 1.46,
  mode: 0.41,
  sameActors: 0.21,
  otherActors: -0.68,
  sameRecipients: 0.57,
  otherRecipients: -0.2,
  crossed: -1.28,
  parties: 0.11,
  otherParties: -0.92,
  strangers: -1,
  sameDay: 2.15,
  sameTime: 1.11,
  late: -2.36,
  apart: -2.13,
  sameObjects: 0.89,
  otherObjects: -1.84,
  otherTopic: -0.59,
  words: 2.53,
  core: 1.05,
  meanings: 2.05,
  otherLanguage: 0.4,
  names: 1.59,
  otherNames: -0.95,
  numbers: 0.63,
  otherNumbers: 0.68,
  figures: 0.6,
  otherFigures: -0.78,
  place: 0.58,
  otherPlace: -1.02,
  planned: -0.27,
  imagined: -1.38,
  polarity: -0.75,
  sameArticle: 0.3,
  context: 1.39,
  link: -0.5,
  average: -0.5,
  best: 0.3,
  otherDay: -8,
};
