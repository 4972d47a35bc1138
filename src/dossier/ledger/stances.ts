import type { Participant, Polarity, Stance } from '../../claim/index.ts';
import { participantKeys, type Telling } from '../stories/index.ts';
import type { Notice, StanceChange, StoryStance } from './story.ts';

/** Who takes which stand in the tellings, in their order; what the text says in its own voice is not among them. */
export function stancesOf(tellings: readonly Telling[], polarity: Polarity): StoryStance[] {
  return tellings.flatMap(({ claim }, telling) =>
    claim.attribution.map(({ speaker, stance }, depth): StoryStance => ({
      speaker,
      stance: claim.polarity === polarity ? stance : turned(stance),
      withdraws: false,
      reported: depth > 0,
      telling,
    })),
  );
}

/** Of a claim that says the story was not so: who asserts it denies the story. */
function turned(stance: Stance): Stance {
  if (stance === 'doubts') return 'doubts';
  return stance === 'denies' ? 'asserts' : 'denies';
}

/** The polarity that most tellings have. */
export function polarityOf(tellings: readonly Telling[]): Polarity {
  const negative = tellings.filter(({ claim }) => claim.polarity === 'negative').length;
  return negative > tellings.length - negative ? 'negative' : 'positive';
}

/** A key by which a speaker is known again; undefined when nothing tells who it is. */
export function speakerKey(speaker: Participant): string | undefined {
  return participantKeys(speaker)[0];
}

export interface Position {
  readonly speaker: Participant;
  readonly keys: readonly string[];
  readonly stance: Stance;
  readonly withdraws: boolean;
  /** Position in the stances from which it holds. */
  readonly at: number;
}

/**
 * Where each speaker stands in the end, and where he changed. Stances must be in order of publication. What is only said of
 * somebody within another's words does not change what he said himself; nor does what he says of another kind of act that the story
 * also holds, or that a thing cannot be known.
 */
export function positionsOf(
  stances: readonly StoryStance[],
  tellings: readonly Telling[],
): {
  readonly positions: readonly Position[];
  readonly changes: readonly StanceChange[];
} {
  const last = new Map<string, Position>();
  const changes: StanceChange[] = [];
  stances.forEach(({ speaker, stance, withdraws, reported }, at) => {
    const key = speakerKey(speaker);
    if (key === undefined) return;
    const before = last.get(key);
    const turns = before !== undefined && isFor(before.stance) !== isFor(stance);
    if (turns && (reported || !isTurn(stances[before.at], stances[at], tellings))) return;
    if (turns) changes.push({ speaker, from: before.stance, to: stance, at });
    last.set(key, { speaker, keys: participantKeys(speaker), stance, withdraws, at });
  });
  return { positions: [...last.values()], changes };
}

/** Whether two stands are about the same kind of act, and the second is not that a thing cannot be known. */
function isTurn(before: StoryStance, after: StoryStance, tellings: readonly Telling[]): boolean {
  const [then, now] = [before, after].map(({ telling }) =>
    telling === undefined ? undefined : tellings[telling].claim,
  );
  if (now !== undefined && isFor(after.stance) && now.certainty === 'unknown') return false;
  return then === undefined || now === undefined || then.type === now.type;
}

export function isFor(stance: Stance): boolean {
  return stance === 'asserts' || stance === 'confirms';
}

/** What a sentence without a claim says of a story. */
export interface NoticedStance {
  readonly speaker: Participant;
  readonly stance: Stance;
  readonly withdraws: boolean;
  readonly notice: Notice;
  /** Position of the telling that it answers. */
  readonly telling?: number;
}

/** Adds what sentences without a claim say, where it belongs in time. */
export function withNotices(
  stances: readonly StoryStance[],
  tellings: readonly Telling[],
  notices: readonly NoticedStance[],
): StoryStance[] {
  const dateOf = ({ telling, notice }: StoryStance): string =>
    notice?.published ?? (telling === undefined ? undefined : tellings[telling].published) ?? '';
  const added = notices.map((notice): StoryStance => ({ ...notice, reported: false }));
  return [...stances, ...added].sort((a, b) => {
    const [x, y] = [dateOf(a), dateOf(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  });
}
