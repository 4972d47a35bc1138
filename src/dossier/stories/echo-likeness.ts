import type { Features } from './features.ts';
import { shared, sharedWeight, sharedWithin } from './hash-set.ts';
import { evidenceOf } from './similarity.ts';

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
const CONTENT = ['words', 'wordsWithin', 'core', 'meanings', 'within', 'names', 'numbers'] as const;

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
  base: -3.75,
  actorNamed: 1.32,
  recipientNamed: 0.74,
  otherParties: -0.92,
  sameDay: 2.45,
  sameTime: 1.17,
  late: -1.82,
  apart: -2.45,
  sameThing: 0.78,
  words: 2.08,
  wordsWithin: 0.52,
  core: 0.52,
  meanings: 1.68,
  within: 0.49,
  otherLanguage: 1.15,
  names: 1.43,
  otherNames: -0.91,
  numbers: 0.72,
  otherNumbers: 0.48,
  context: 0.89,
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
  const found = echoEvidenceOf(bare, like);
  let content = 0;
  for (const name of CONTENT) content += weights[name] * found[name];
  if (content < least) return -Infinity;
  let sum = weights.base;
  for (const name of ECHO_EVIDENCE) sum += weights[name] * found[name];
  return sum;
}

export function echoEvidenceOf(bare: Features, like: Features): EchoEvidence {
  const { sameDay, sameTime, late, apart, words, meanings, otherLanguage, names, otherNames, ...rest } =
    evidenceOf({ ...bare, type: like.type }, like);
  const sameLanguage = otherLanguage === 0;
  return {
    actorNamed: share(like.actors, bare.parties),
    recipientNamed: share(like.recipients, bare.parties),
    otherParties: rest.otherParties,
    sameDay,
    sameTime,
    late,
    apart,
    sameThing: share(like.objects, bare.things),
    words,
    wordsWithin: sameLanguage ? sharedWithin(bare.stems, like.stems) : 0,
    core: sameLanguage ? coreIn(bare, like) : 0,
    meanings,
    within: sharedWithin(bare.meanings, like.meanings),
    otherLanguage,
    names,
    otherNames,
    numbers: rest.numbers,
    otherNumbers: rest.otherNumbers,
    context: rest.sameArticle === 1 ? 0 : sharedWeight(bare.context, like.context),
    sameArticle: rest.sameArticle,
  };
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
