import type { Features } from './features.ts';
import { shared, sharedWithin } from './hash-set.ts';
import { AT, gather } from './similarity.ts';
import { EVIDENCE, type Evidence } from './weights.ts';

/** What a sentence and a claim of another one may agree or differ in, each from 0 to 1. */
export const ECHO_EVIDENCE = [
  'actorNamed',
  'recipientNamed',
  'otherParties',
  'sameDay',
  'sameTime',
  'late',
  'apart',
  'sameThing',
  'words',
  'wordsWithin',
  'core',
  'meanings',
  'within',
  'otherLanguage',
  'names',
  'otherNames',
  'numbers',
  'otherNumbers',
  'context',
  'sameArticle',
] as const;

export type EchoEvidence = Readonly<Record<(typeof ECHO_EVIDENCE)[number], number>>;

/** What the two say, apart from who is in them and when it was. */
const CONTENT = (['words', 'wordsWithin', 'core', 'meanings', 'within', 'names', 'numbers'] as const).map(
  (name) => ECHO_EVIDENCE.indexOf(name),
);

/** Log-odds for each, and where they start from. */
export interface EchoWeights extends EchoEvidence {
  readonly base: number;
  /** From these log-odds on a sentence tells what the claim tells. */
  readonly link: number;
  /** From these on where a claim was read in it that nothing else tells. */
  readonly stray: number;
  /** … and so much of it is what the two say, not who is in them and when. */
  readonly content: number;
}

export const ECHO_WEIGHTS: EchoWeights = {
  base: -3.62,
  actorNamed: 1.33,
  recipientNamed: 0.74,
  otherParties: -0.93,
  sameDay: 2.45,
  sameTime: 1.22,
  late: -1.83,
  apart: -2.44,
  sameThing: 0.82,
  words: 2.1,
  wordsWithin: 0.54,
  core: 0.55,
  meanings: 1.73,
  within: 0.55,
  otherLanguage: 1.1,
  names: 1.44,
  otherNames: -0.9,
  numbers: 0.73,
  otherNumbers: 0.49,
  context: 0.98,
  sameArticle: 0,
  link: 0.3,
  stray: 0.5,
  content: 1.3,
};

/**
 * The log-odds that a sentence (`bare`) tells what a claim of another one tells, by its words alone.
 * @param least what they must have in common in words, meanings, names and numbers; -Infinity where they have less
 */
export function echoLikeness(
  bare: Features,
  like: Features,
  weights: EchoWeights = ECHO_WEIGHTS,
  least = 0,
): number {
  const row = gatherEcho(bare, like);
  let content = 0;
  for (const at of CONTENT) content += weights[ECHO_EVIDENCE[at]] * row[at];
  if (content < least) return -Infinity;
  let sum = weights.base;
  for (let at = 0; at < row.length; at++) sum += weights[ECHO_EVIDENCE[at]] * row[at];
  return sum;
}

export function echoEvidenceOf(bare: Features, like: Features): EchoEvidence {
  const row = gatherEcho(bare, like);
  return Object.fromEntries(ECHO_EVIDENCE.map((name, at) => [name, row[at]])) as EchoEvidence;
}

const PAIR = new Float64Array(EVIDENCE.length);
const ROW = new Float64Array(ECHO_EVIDENCE.length);
/** What is found as it is between two claims; -1 for the others. */
const FROM_PAIR = ECHO_EVIDENCE.map((name) => (name in AT ? AT[name as keyof Evidence] : -1));
const OWN = Object.fromEntries(ECHO_EVIDENCE.map((name, at) => [name, at])) as EchoEvidence;

/** Into one row that is used again and again, in the order of the names. */
function gatherEcho(bare: Features, like: Features): Float64Array {
  gather(bare, like, PAIR, like.type);
  for (let at = 0; at < ROW.length; at++) ROW[at] = FROM_PAIR[at] < 0 ? 0 : PAIR[FROM_PAIR[at]];
  ROW[OWN.actorNamed] = share(like.actors, bare.parties);
  ROW[OWN.recipientNamed] = share(like.recipients, bare.parties);
  ROW[OWN.sameThing] = share(like.objects, bare.things);
  const sameLanguage = ROW[OWN.otherLanguage] === 0;
  ROW[OWN.wordsWithin] = sameLanguage ? sharedWithin(bare.stems, like.stems) : 0;
  ROW[OWN.core] = sameLanguage ? coreIn(bare, like) : 0;
  ROW[OWN.within] = sharedWithin(bare.meanings, like.meanings);
  return ROW;
}

/** Which part of the words of trigger and objects the sentence has. */
function coreIn({ stems }: Features, { core }: Features): number {
  return core.length === 0 ? 0 : shared(core, stems.hashes) * Math.sqrt(stems.hashes.length / core.length);
}

function share(few: ReadonlySet<string>, many: ReadonlySet<string>): number {
  if (few.size === 0) return 0;
  let count = 0;
  for (const one of few) if (many.has(one)) count++;
  return count / few.size;
}
