import type { Claim } from '../../claim/index.ts';
import { wordsOf } from '../origins/words.ts';
import { participantKeys } from '../stories/index.ts';
import { holds } from './condition-words.ts';
import { FOUND, type Meaning, type Unit, agreement } from './meaning.ts';
import type { Sentence } from './sentence.ts';

/** A later sentence that may report that a condition has come. */
export interface Match {
  readonly sentence: Sentence;
  /** The claim of that sentence that tells it, where there is one. */
  readonly claim?: Claim;
  /** What agrees: the words of the condition with those of the report. */
  readonly words: readonly { readonly own: string; readonly other: string }[];
  /** States, organisations, names and numbers in both. */
  readonly names: readonly string[];
  /** 0 … 1, for choosing among several; no probability. */
  readonly score: number;
}

/** What is looked for in later sentences. */
export interface Wanted {
  readonly meaning: Meaning;
  /** The words that carry the event: one of them must be in the report. */
  readonly events: ReadonlySet<Unit>;
  /** Who does it, where the words say so. */
  readonly agent?: string;
  /** Of whom the report must name one where the condition itself names nobody. */
  readonly around: ReadonlySet<string>;
  readonly negated: boolean;
  /** Sentences that tell a condition report no event. */
  readonly told: ReadonlySet<Sentence>;
  /** The article that told it first, and its day: only what was published later, or happened later, can be its coming. */
  readonly article: string;
  readonly since: string;
}

/** Share of the weight of the other words that must be found beside the event. */
const OTHER_WORDS = 0.5;
/** … where nobody is named whom the report must name too. */
const WITHOUT_PARTIES = 0.75;
/** … where a claim tells the event in the same word. */
const WITH_CLAIM = 0.3;
const EVENT_AGREES = 0.7;
const SAME_WORD = 0.9;
/** Of matches that come this near to the best the earliest is taken: a condition comes once. */
const NEAR_BEST = 0.15;

function neededOf({ parties }: Meaning, sure: boolean): number {
  if (parties.size === 0) return WITHOUT_PARTIES;
  return sure ? WITH_CLAIM : OTHER_WORDS;
}

/** Sentences by what their words may mean, and how much a word tells. */
export class SentenceIndex {
  readonly sentences: readonly Sentence[];
  readonly #postings = new Map<string, number[]>();

  constructor(sentences: readonly Sentence[]) {
    this.sentences = sentences;
    sentences.forEach(({ meaning }, at) => {
      for (const key of new Set(meaning.units.flatMap(keysOfUnit))) {
        const list = this.#postings.get(key);
        if (list === undefined) this.#postings.set(key, [at]);
        else list.push(at);
      }
    });
  }

  /** Positions of the sentences with a word that may mean the same. */
  withUnit(unit: Unit): Set<number> {
    return new Set(keysOfUnit(unit).flatMap((key) => this.#postings.get(key) ?? []));
  }

  /** 0.2 for a word of every sentence … 1 for one of a single sentence. */
  weight(unit: Unit): number {
    const count = Math.max(
      1,
      ...[...unit.lemmas].map((lemma) => this.#postings.get(`l ${lemma}`)?.length ?? 0),
    );
    const all = Math.max(2, this.sentences.length);
    return Math.max(0.2, Math.log(all / count) / Math.log(all));
  }
}

function keysOfUnit({ lemmas, rows, concepts }: Unit): string[] {
  return [
    ...[...lemmas].map((one) => `l ${one}`),
    ...[...rows].map((one) => `r ${one}`),
    ...[...concepts].map((one) => `c ${one}`),
  ];
}

/** The earliest of the sentences that most likely report what is wanted. */
export function findMatch(wanted: Wanted, index: SentenceIndex): Match | undefined {
  const candidates = new Set<number>();
  for (const unit of wanted.events) for (const at of index.withUnit(unit)) candidates.add(at);
  const matches = [...candidates]
    .sort((a, b) => a - b)
    .flatMap((at) => matchOf(wanted, index.sentences[at], index) ?? []);
  const best = Math.max(0, ...matches.map(({ score }) => score));
  return matches.find(({ score }) => score >= best - NEAR_BEST);
}

function matchOf(wanted: Wanted, sentence: Sentence, index: SentenceIndex): Match | undefined {
  const { since, told, meaning } = wanted;
  if (sentence.article === wanted.article || told.has(sentence)) return undefined;
  if ((sentence.published ?? '') < since) return undefined;
  const found = foundWords(meaning, sentence.meaning);
  const event = [...wanted.events]
    .flatMap((unit) => found.get(unit) ?? [])
    .filter(({ how }) => how >= EVENT_AGREES);
  if (event.length === 0) return undefined;
  const names = namesFound(wanted, sentence);
  if (names === undefined) return undefined;
  const report = reportOf(wanted, sentence, new Set(event.map(({ unit }) => unit.word)));
  if (report === undefined || !isLater(since, sentence, report.claim)) return undefined;
  const others = coverage(wanted, found, names, index);
  const strongest = Math.max(...event.map(({ how }) => how));
  const sure = report.claim !== undefined && strongest >= SAME_WORD;
  if (others === ALL) {
    // The parties and the verb are all there is: the same verb, and both parties or a claim of it.
    if (strongest < SAME_WORD || meaning.parties.size < (report.claim === undefined ? 2 : 1))
      return undefined;
  } else if (others < neededOf(meaning, sure)) return undefined;
  return {
    sentence,
    ...(report.claim === undefined ? {} : { claim: report.claim }),
    words: [...found].map(([own, { unit }]) => ({ own: own.word, other: unit.word })),
    names: [...names],
    score: 0.4 * strongest + 0.45 * Math.min(1, others) + (report.claim === undefined ? 0 : 0.15),
  };
}

/** There are no words beside the event. */
const ALL = 2;

interface Found {
  readonly unit: Unit;
  readonly how: number;
}

function foundWords(wanted: Meaning, given: Meaning): Map<Unit, Found> {
  const found = new Map<Unit, Found>();
  for (const own of wanted.units) {
    for (const unit of given.units) {
      const how = agreement(own, unit, wanted.lang === given.lang);
      if (how >= FOUND && how > (found.get(own)?.how ?? 0)) found.set(own, { unit, how });
    }
  }
  return found;
}

/** Names in both; undefined when somebody the condition names is missing. */
function namesFound({ meaning, around }: Wanted, sentence: Sentence): ReadonlySet<string> | undefined {
  const there = new Set([
    ...sentence.meaning.parties,
    ...sentence.claims.flatMap(({ actors, recipients }) =>
      [...actors, ...recipients].flatMap(participantKeys),
    ),
  ]);
  const both = [...meaning.parties].filter((party) => there.has(party));
  if (both.length < Math.min(2, meaning.parties.size)) return undefined;
  if (meaning.parties.size === 0 && around.size > 0) {
    const near = [...around].filter((party) => there.has(party));
    if (near.length === 0) return undefined;
    both.push(...near);
  }
  const keys = [...meaning.keys].filter((key) => sentence.meaning.keys.has(key)).map((key) => key.slice(1));
  return new Set([...both, ...keys]);
}

/** Share of the weight of words and names beside the event that is found; ALL when there are none. */
function coverage(
  { meaning, events }: Wanted,
  found: ReadonlyMap<Unit, Found>,
  names: ReadonlySet<string>,
  index: SentenceIndex,
): number {
  let all = 0;
  let there = 0;
  for (const unit of meaning.units) {
    if (events.has(unit) && found.has(unit)) continue;
    const weight = index.weight(unit);
    all += weight;
    there += weight * (found.get(unit)?.how ?? 0);
  }
  for (const key of meaning.keys) {
    all += 1;
    if (names.has(key.slice(1))) there += 1;
  }
  return all === 0 ? ALL : there / all;
}

const REAL: ReadonlySet<Claim['reality']> = new Set(['actual', 'ongoing']);

/** Whether the sentence reports the event as so: by its own claim of it, else by its words. */
function reportOf(
  { negated, agent }: Wanted,
  { claims, exact, lang }: Sentence,
  eventWords: ReadonlySet<string>,
): { readonly claim?: Claim } | undefined {
  const telling = claims.filter(({ trigger }) => wordsOf(trigger.text).some((word) => eventWords.has(word)));
  if (telling.length > 0) {
    const claim = telling.find((one) => isReported(one, negated) && isDoneBy(one, agent));
    return claim === undefined ? undefined : { claim };
  }
  const words = wordsOf(exact);
  if (negated !== holds(words, lang, 'denial')) return undefined;
  return !negated && holds(words, lang, 'unreal') ? undefined : {};
}

function isReported({ reality, polarity, attribution, type }: Claim, negated: boolean): boolean {
  if (!REAL.has(reality)) return false;
  if (negated ? polarity !== 'negative' && type !== 'REJECT' : polarity === 'negative' || type === 'REJECT') {
    return false;
  }
  return (
    attribution.length === 0 ||
    attribution.some(({ stance }) => stance === 'asserts' || stance === 'confirms')
  );
}

/** Unless the claim names others as those who do it. */
function isDoneBy({ actors, recipients }: Claim, agent: string | undefined): boolean {
  if (agent === undefined) return true;
  const doing = actors.flatMap(participantKeys);
  return doing.length === 0 || doing.includes(agent) || !recipients.flatMap(participantKeys).includes(agent);
}

/** Published on a later day, or telling of a later day; never of an earlier one. */
function isLater(since: string, { published = '' }: Sentence, claim: Claim | undefined): boolean {
  const given = claim?.time?.basis === 'text' ? claim.time : undefined;
  if (given?.end !== undefined && given.end < since) return false;
  return published.slice(0, 10) > since || (given?.start !== undefined && given.start > since);
}
