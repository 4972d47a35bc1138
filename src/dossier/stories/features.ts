import type { Claim, ClaimType, Participant } from '../../claim/index.ts';
import { keysOf, soundOf, weightOf } from '../origins/sentence-keys.ts';
import { wordsOf } from '../origins/words.ts';
import { type HashSet, type WeightedSet, hashSet, weightedSet } from './hash-set.ts';
import { objectGroup } from './kinship.ts';
import { type StoryTime, timeOf } from './story-time.ts';

/** A claim with what is known of the article it stands in. */
export interface Telling {
  readonly article: string;
  readonly claim: Claim;
  /** EDTF date of publication. */
  readonly published?: string;
  readonly lang: string;
}

/** What of a claim is compared with others. Ids of participants, or `~` and the sound of the name where there is none. */
export interface Features {
  /** Unique in the dossier, and what ties are broken by: publication, article, place in the text, claim. */
  readonly key: string;
  readonly telling: Telling;
  readonly type: ClaimType;
  readonly actors: ReadonlySet<string>;
  readonly recipients: ReadonlySet<string>;
  readonly parties: ReadonlySet<string>;
  /** Groups of objects. */
  readonly objects: ReadonlySet<string>;
  readonly time: StoryTime;
  /** Words of the rule that coded it: the same in every language. */
  readonly concept: HashSet;
  /** Names and numbers of the sentence, without the participants. */
  readonly keys: WeightedSet;
  /** First letters of the longer words of the sentence. */
  readonly stems: HashSet;
  /** First letters of the words of trigger and objects. */
  readonly core: HashSet;
  /** It takes a stand on what others have said before. */
  readonly reaction: boolean;
}

const STEM = 6;
const LEAST_STEM = 4;
/** Endings of rule names that tell constructions apart, not meanings. */
const CONSTRUCTION = new Set(
  'by to from on of in at whom object noun passive several any comp plain with for same unnamed political unknown near'.split(
    ' ',
  ),
);

export function featuresOf(telling: Telling): Features {
  const { claim, article, published } = telling;
  const sentence = claim.selector.exact;
  const participants = [...claim.actors, ...claim.recipients];
  const own = new Set(
    participants.flatMap(({ id, ids }) => ids ?? (id === undefined ? [] : [id])).map((id) => `@${id}`),
  );
  const actors = new Set(claim.actors.flatMap(participantKeys));
  const recipients = new Set(claim.recipients.flatMap(participantKeys));
  const core = [claim.trigger.text, ...(claim.objects ?? []).map(({ text }) => text)].join(' ');
  return {
    key: `${published ?? '9999'} ${article} ${String(claim.selector.start).padStart(7, '0')} ${claim.id}`,
    telling,
    type: claim.type,
    actors,
    recipients,
    parties: new Set([...actors, ...recipients]),
    objects: new Set(
      (claim.objects ?? []).flatMap(({ class: name }) => (name === undefined ? [] : [objectGroup(name)])),
    ),
    time: timeOf(claim, published),
    concept: conceptOf(claim.rule),
    keys: weightedSet(
      keysOf(sentence).filter((key) => !own.has(key)),
      weightOf,
    ),
    stems: stemsOf(sentence),
    core: stemsOf(core),
    reaction: claim.attribution.some(({ stance }) => stance !== 'asserts'),
  };
}

/** Keys by which a participant is the same as another one. */
export function participantKeys({ id, ids, name, text }: Participant): readonly string[] {
  if (ids !== undefined) return ids;
  if (id !== undefined) return [id];
  const called = name ?? text;
  return called === '' ? [] : [`~${soundOf(called)}`];
}

function stemsOf(text: string): HashSet {
  return hashSet(
    wordsOf(text)
      .filter((word) => word.length >= LEAST_STEM || /^\d/.test(word))
      .map((word) => word.slice(0, STEM)),
  );
}

function conceptOf(rule: string): HashSet {
  const words = rule.split(/[.+-]/).filter((word) => !CONSTRUCTION.has(word));
  return hashSet(words);
}
