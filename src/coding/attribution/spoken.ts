import type { Attribution, Certainty, Participant, Stance } from '../../claim/index.ts';

/** Tokens from `first` up to, not including, `end`. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

/**
 * One attribution of a sentence: who says what, by which words. Richer than a claim's link, which is made from it: it also
 * knows where cue, speaker and content stand.
 */
export interface Spoken {
  /** Tokens of the cue in text order: verb with auxiliaries and particle, "volgens", noun. */
  readonly cue: readonly number[];
  /** As claims write it: "zei", "wees … af", "according to". */
  readonly cueText: string;
  /** The words that name the speaker; absent where nobody is named ("naar verluidt"). */
  readonly source?: TokenRange;
  readonly speaker?: Participant;
  readonly stance: Stance;
  /** What the word does to the certainty of its content. */
  readonly certainty?: Certainty;
  readonly evidence: readonly string[];
  /** Tokens of what is said. */
  readonly content: ReadonlySet<number>;
}

/** The link of a claim's chain; undefined where nobody is named. */
export function linkOf(spoken: Spoken, direct: boolean): Attribution | undefined {
  if (spoken.speaker === undefined) return undefined;
  return {
    speaker: spoken.speaker,
    stance: spoken.stance,
    cue: spoken.cueText,
    ...(spoken.evidence.length === 0 ? {} : { evidence: spoken.evidence }),
    direct,
  };
}

/** Whether what `outer` reports includes that `inner` says something. */
function reports(outer: Spoken, inner: Spoken): boolean {
  return inner.cue.some((token) => outer.content.has(token));
}

/** Outermost first: who reports another's saying, then who covers more of the sentence, then who comes first. */
export function byDepth(a: Spoken, b: Spoken): number {
  const nested = Number(reports(b, a)) - Number(reports(a, b));
  if (nested !== 0) return nested;
  const withheld = Number(isWithheld(b)) - Number(isWithheld(a));
  return withheld || b.content.size - a.content.size || a.cue[0] - b.cue[0];
}

/** Whether a stance keeps back what is said. */
export function isWithholding(stance: Stance): boolean {
  return stance === 'denies' || stance === 'doubts';
}

/** Denier and doubter stand outside of who asserts the same. */
function isWithheld({ stance }: Spoken): boolean {
  return isWithholding(stance);
}
