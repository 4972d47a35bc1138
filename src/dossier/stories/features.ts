import type { Claim, ClaimType, Participant } from '../../claim/index.ts';
import { hashOf } from '../origins/hashing.ts';
import { cognatesOf, keysOf, soundOf } from '../origins/sentence-keys.ts';
import { wordsOf } from '../origins/words.ts';
import type { ArticleContext } from './context.ts';
import { type HashSet, type WeightedSet, hashSet } from './hash-set.ts';
import { objectGroup } from './kinship.ts';
import { meaningsOf } from './meanings.ts';
import { Rarity } from './rarity.ts';
import { daysIn, numbersIn } from './sentence-days.ts';
import { type StoryTime, timeOf } from './story-time.ts';

/** A claim with what is known of the article it stands in. */
export interface Telling {
  readonly article: string;
  readonly claim: Claim;
  /** EDTF date of publication. */
  readonly published?: string;
  readonly lang: string;
  /**
   * In this sentence no claim was read; it repeats one in other words. `claim` is then the one that it repeats, with the place
   * of this sentence.
   */
  readonly echo?: true;
}

/** What of a claim is compared with others. Ids of participants, or `~` and the sound of the name where there is none. */
export interface Features {
  /** Unique in the dossier, and what ties are broken by: publication, article, place in the text, claim. */
  readonly key: string;
  readonly telling: Telling;
  readonly type: ClaimType;
  readonly actors: ReadonlySet<string>;
  readonly recipients: ReadonlySet<string>;
  /** Participants that are known by an id, those whom the sentence names included. */
  readonly parties: ReadonlySet<string>;
  /** States and organisations whose names stand in the sentence. */
  readonly named: ReadonlySet<string>;
  /** Groups of objects. */
  readonly objects: ReadonlySet<string>;
  /** Groups of objects that any word of the sentence may mean. */
  readonly things: ReadonlySet<string>;
  readonly time: StoryTime;
  /** Words of the rule that coded it: the same in every language. */
  readonly concept: HashSet;
  /** Those of them that say more than the type does. */
  readonly act: HashSet;
  /** Names in the sentence that are no states or organisations, by how they sound. */
  readonly names: WeightedSet;
  readonly numbers: HashSet;
  /** First letters of the longer words of the sentence. */
  readonly stems: WeightedSet;
  /** What the words of the sentence mean in any language. */
  readonly meanings: WeightedSet;
  /** First letters of the words of trigger and objects. */
  readonly core: HashSet;
  /** What the article is about. */
  readonly context: WeightedSet;
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

/** Words of one sentence or one lead in the forms in which they are compared. */
interface SentenceWords {
  readonly keys: readonly string[];
  readonly stems: readonly string[];
  readonly meanings: readonly string[];
}

function sentenceWords(text: string, lang: string): SentenceWords {
  const words = wordsOf(text);
  return {
    keys: keysOf(text),
    stems: stemsOf(words),
    meanings: [...meaningsOf(words, lang), ...cognatesOf(words)],
  };
}

/** The claims of a dossier as they are compared, and what its sentences without a claim are compared by. */
export interface StorySpace {
  /** Of all claims, in order of their keys. */
  readonly features: readonly Features[];
  /** Of a sentence that was put in the form of a claim. */
  featuresOf(telling: Telling): Features;
}

/** Compares the claims of a dossier; all of it says how rare their words are. */
export function storySpace(
  tellings: readonly Telling[],
  contexts: readonly ArticleContext[] = [],
): StorySpace {
  const sentences = new Map<string, SentenceWords>();
  const wordsIn = ({ lang, claim: { selector } }: Telling): SentenceWords => {
    const key = `${lang} ${selector.exact}`;
    const known = sentences.get(key);
    if (known !== undefined) return known;
    const words = sentenceWords(selector.exact, lang);
    sentences.set(key, words);
    return words;
  };
  const leadOf = new Map(contexts.map(({ article, lead }) => [article, lead]));
  const bodyOf = new Map(contexts.map(({ article, body }) => [article, body]));
  const leads = new Map<string, SentenceWords>();
  const byArticle = new Map<string, Set<number>>();
  for (const telling of tellings) {
    const { article, lang } = telling;
    const hashes = byArticle.get(article) ?? new Set();
    byArticle.set(article, hashes);
    const add = ({ keys, stems, meanings }: SentenceWords): void => {
      for (const list of [keys, stems, meanings]) for (const one of list) hashes.add(hashOf(one));
    };
    if (!leads.has(article)) {
      const lead = sentenceWords(leadOf.get(article) ?? '', lang);
      leads.set(article, lead);
      add(lead);
      add(sentenceWords(bodyOf.get(article) ?? '', lang));
    }
    add(wordsIn(telling));
  }
  const rarity = new Rarity();
  for (const hashes of byArticle.values()) rarity.add(hashes);
  const abouts = new Map<string, WeightedSet>();
  const aboutOf = ({ article, lang }: Telling): WeightedSet => {
    const known = abouts.get(article);
    if (known !== undefined) return known;
    const { keys, stems, meanings } = leads.get(article) ?? sentenceWords(leadOf.get(article) ?? '', lang);
    const about = rarity.weighted([...keys.filter((key) => !key.startsWith('%')), ...stems, ...meanings]);
    abouts.set(article, about);
    return about;
  };
  const featuresOf = (telling: Telling): Features =>
    claimFeatures(telling, wordsIn(telling), aboutOf(telling), rarity);
  return {
    features: tellings.map(featuresOf).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
    featuresOf,
  };
}

function claimFeatures(
  telling: Telling,
  words: SentenceWords,
  context: WeightedSet,
  rarity: Rarity,
): Features {
  const { claim, article, published } = telling;
  const actors = new Set(claim.actors.flatMap(participantKeys));
  const recipients = new Set(claim.recipients.flatMap(participantKeys));
  const core = [claim.trigger.text, ...(claim.objects ?? []).map(({ text }) => text)].join(' ');
  const named = words.keys.filter((key) => key.startsWith('@')).map((key) => key.slice(1));
  const classes = words.meanings.filter((one) => one.startsWith('*')).map((one) => objectGroup(one.slice(1)));
  return {
    key: `${published ?? '9999'} ${article} ${String(claim.selector.start).padStart(7, '0')} ${claim.id}`,
    telling,
    type: claim.type,
    actors,
    recipients,
    parties: new Set([...actors, ...recipients, ...named].filter((one) => !one.startsWith('~'))),
    named: new Set(named),
    objects: new Set(
      (claim.objects ?? []).flatMap(({ class: name }) => (name === undefined ? [] : [objectGroup(name)])),
    ),
    things: new Set(classes),
    time: timeOf(claim, published, daysOf(claim, words.keys, published)),
    concept: hashSet(conceptOf(claim.rule)),
    act: hashSet(conceptOf(claim.rule).slice(1)),
    names: rarity.weighted(words.keys.filter((key) => key.startsWith('~'))),
    numbers: hashSet(numbersIn(words.keys)),
    stems: rarity.weighted(words.stems),
    meanings: rarity.weighted(words.meanings),
    core: hashSet(stemsOf(wordsOf(core))),
    context,
    reaction: claim.attribution.some(({ stance }) => stance !== 'asserts'),
  };
}

/** Days that the sentence names; where somebody says it, a day of the week may be that of his saying. */
function daysOf(claim: Claim, keys: readonly string[], published: string | undefined): number[] {
  const said = claim.attribution.length > 0;
  return daysIn(said ? keys.filter((key) => !key.startsWith('%weekday')) : keys, published);
}

/** Keys by which a participant is the same as another one. */
export function participantKeys({ id, ids, name, text }: Participant): readonly string[] {
  if (ids !== undefined) return ids;
  if (id !== undefined) return [id];
  const called = name ?? text;
  return called === '' ? [] : [`~${soundOf(called)}`];
}

function stemsOf(words: readonly string[]): string[] {
  return words
    .filter((word) => word.length >= LEAST_STEM || /^\d/.test(word))
    .map((word) => word.slice(0, STEM));
}

function conceptOf(rule: string): string[] {
  return rule.split(/[.+-]/).filter((word) => !CONSTRUCTION.has(word));
}
