/**
 * How much each thing that two claims agree in counts towards their being one story, and against it. Two plain reports of one
 * event in two papers come to about 1. Set on examples/korea and test/fixtures/dossier-strait; docs/ledger.md.
 */
export interface Weights {
  /** The same parties in the same roles; multiplied, with concept and time, by the nearness of the types. */
  readonly participants: number;
  readonly concept: number;
  readonly time: number;
  readonly objects: number;
  /** The same words in the sentence, and in trigger and objects. */
  readonly words: number;
  readonly core: number;
  /** Instead of words where the languages differ. */
  readonly otherLanguage: number;
  /** The same names and numbers in the sentence. */
  readonly keys: number;
  readonly place: number;
  readonly figures: number;
  /** Another number of the same thing, where it speaks against one event. */
  readonly otherFigures: number;
  /** Another kind of thing. */
  readonly otherObjects: number;
  /** In place of participants: same actor, another party. Who is meant is often misread, so it can be outweighed. */
  readonly otherParty: number;
  /** What was planned and what was done: of something momentary, and of something that goes on. */
  readonly planned: number;
  readonly plannedProcess: number;
  /** One article seldom tells an event twice in other words. */
  readonly sameArticle: number;
  /** Days after which half of the nearness in time is gone. */
  readonly newsDays: number;
  readonly processDays: number;
  /** Taken off where times are apart. */
  readonly late: number;
  /** From this similarity on two claims may start a story or join two … */
  readonly link: number;
  /** … which must on average be this alike. */
  readonly average: number;
}

export const WEIGHTS: Weights = {
  participants: 0.25,
  concept: 0.13,
  time: 0.34,
  objects: 0.15,
  words: 0.1,
  core: 0.18,
  otherLanguage: 0.06,
  keys: 0.2,
  place: 0.1,
  figures: 0.08,
  otherFigures: -0.12,
  otherObjects: -0.15,
  otherParty: -0.3,
  planned: -0.06,
  plannedProcess: -0.03,
  sameArticle: -0.05,
  newsDays: 5,
  processDays: 30,
  late: 0.7,
  link: 0.52,
  average: 0.48,
};
