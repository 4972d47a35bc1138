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
  /** In place of all else for other days or other parties: a few that were misread do not keep a large story apart. */
  readonly otherEvent: number;
  /** From these log-odds on two claims may start a story or join two … */
  readonly link: number;
  /** … which must be this alike: the mean of all their pairs and of the best of each claim, in this share. */
  readonly average: number;
  readonly best: number;
}

export const WEIGHTS: Weights = {
  base: -2.57,
  otherType: -1.93,
  nearType: 0.42,
  concept: 1.27,
  mode: 0.47,
  sameActors: 0.42,
  otherActors: -0.89,
  sameRecipients: 0.56,
  otherRecipients: -0.22,
  crossed: -1.29,
  parties: 0.38,
  otherParties: -1.58,
  sameDay: 1.87,
  sameTime: 0.84,
  late: -2,
  apart: -2.08,
  sameObjects: 0.67,
  otherObjects: -4.04,
  otherTopic: -0.47,
  words: 2.55,
  core: 1.13,
  meanings: 2.03,
  otherLanguage: 0.33,
  names: 1.52,
  otherNames: -1,
  numbers: 0.63,
  otherNumbers: 0.16,
  figures: 0.58,
  otherFigures: -0.7,
  place: 0.56,
  otherPlace: -1.01,
  planned: -0.27,
  imagined: -1.28,
  polarity: -0.47,
  sameArticle: 0.16,
  context: 1.46,
  link: -0.5,
  average: -0.5,
  best: 0.3,
  otherEvent: -8,
};
