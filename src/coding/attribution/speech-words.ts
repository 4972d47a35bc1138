import type { Certainty, Stance } from '../../claim/index.ts';
import { perWord, type Word } from '../../document/index.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import { verbCandidates } from '../packs/inflections.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';

/** Clauses of their own below a word of saying: their words are no part of its phrase. */
const OWN_CLAUSE = ['ccomp', 'csubj', 'advcl', 'acl', 'parataxis'];
/** Words of a fixed phrase stand no further behind its first word than this ("naar het oordeel van"). */
const PHRASE_REACH = 4;

/** What the form of a word tells of whether it is one of saying: of most, that it is none. */
interface SpeechForm {
  /** Rows of the verbs of saying that it may be a form of, most likely first; verbs that say nothing left out. */
  readonly verbs: readonly (readonly SpeechEntry[])[];
  readonly nouns: readonly SpeechEntry[];
  /** Whether a preposition or an adverb of saying begins with it. */
  readonly opens: boolean;
}

const formsByPack = new WeakMap<CodingPack, (word: Word) => SpeechForm>();
const NO_SPEECH: SpeechForm = { verbs: [], nouns: [], opens: false };

function formsOf(pack: CodingPack): (word: Word) => SpeechForm {
  let forms = formsByPack.get(pack);
  if (forms === undefined) {
    const { speech, opensSpeech } = pack.words;
    forms = perWord(({ lower }) => {
      const verbs = [lower, ...verbCandidates(pack.lang, lower)]
        .map((verb) => speech(verb, 'verb'))
        .filter((entries) => entries.length > 0);
      const nouns = speech(lower, 'noun');
      const opens = opensSpeech(lower);
      return verbs.length === 0 && nouns.length === 0 && !opens ? NO_SPEECH : { verbs, nouns, opens };
    });
    formsByPack.set(pack, forms);
  }
  return forms;
}

/** Which words of a sentence are words of saying (`packs/<lang>/speech.tsv`), and with which stance. */
export class SpeechWords {
  readonly #tree: SentenceTree;
  readonly #pack: CodingPack;
  /** By token from the first of the sentence; null where it is no word of saying. */
  readonly #known: (SpeechEntry | null)[] = [];
  readonly #formOf: (word: Word) => SpeechForm;

  constructor(tree: SentenceTree, pack: CodingPack) {
    this.#tree = tree;
    this.#pack = pack;
    this.#formOf = formsOf(pack);
  }

  /** Whether a preposition or an adverb of saying may begin at a token. */
  opens(token: number): boolean {
    return this.#formOf(this.#tree.word(token)).opens;
  }

  /** The entry of a verb or noun of saying, the longest phrase first; undefined when it is none. */
  at(token: number): SpeechEntry | undefined {
    const known = this.#known[token - this.#tree.first];
    if (known !== undefined) return known ?? undefined;
    const entry = this.#find(token);
    this.#known[token - this.#tree.first] = entry ?? null;
    return entry;
  }

  #find(token: number): SpeechEntry | undefined {
    const upos = this.#tree.upos(token);
    if (upos === 'VERB' || upos === 'AUX') return this.#verbAt(token);
    if (upos !== 'NOUN') return undefined;
    const ofLemma = this.#pack.words.speech(this.#tree.lemma(token), 'noun');
    const { nouns } = this.#formOf(this.#tree.word(token));
    return ofLemma.length === 0 && nouns.length === 0 ? undefined : this.#fitting(token, [ofLemma, nouns]);
  }

  /** The entry of a word by its form, whatever its tag: "the IOM reckons" is often tagged a noun. */
  byForm(token: number): SpeechEntry | undefined {
    const upos = this.#tree.upos(token);
    if (upos !== 'NOUN' && upos !== 'ADJ' && upos !== 'PROPN' && upos !== 'X') return undefined;
    const { verbs } = this.#formOf(this.#tree.word(token));
    if (verbs.length === 0) return undefined;
    if (this.#tree.lower(token) !== this.#tree.text(token) || this.#tree.text(token + 1) === '-')
      return undefined;
    return this.#fitting(token, verbs);
  }

  /** The first of the rows of several lemmas whose companions stand near. */
  #fitting(token: number, rows: readonly (readonly SpeechEntry[])[]): SpeechEntry | undefined {
    let near: Set<string> | undefined;
    for (const entries of rows) {
      if (entries.length === 0) continue;
      // Longest phrases come first: without one there, no company is asked for.
      if (entries[0].companions.length === 0) return entries[0];
      const words = (near ??= this.#near(token));
      const found = entries.find((entry) => entry.companions.every((companion) => words.has(companion)));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The lemma with its separate particle, as it stands, then what the form may be a form of. */
  #verbAt(token: number): SpeechEntry | undefined {
    const particle = this.#tree.childOf(token, 'compound:prt');
    const lemma = this.#tree.lemma(token);
    const { words } = this.#pack;
    const ofLemma = words.speech(lemma, 'verb');
    const { verbs } = this.#formOf(this.#tree.word(token));
    if (particle === undefined && ofLemma.length === 0 && verbs.length === 0) return undefined;
    const rows = [ofLemma, ...verbs];
    if (particle === undefined || lemma.startsWith(this.#tree.lower(particle)))
      return this.#fitting(token, rows);
    return this.#fitting(token, [words.speech(this.#tree.lower(particle) + lemma, 'verb'), ...rows]);
  }

  #near(token: number): Set<string> {
    const own = this.#tree.subtree(
      token,
      (child) =>
        OWN_CLAUSE.some((relation) => this.#tree.isRelation(child, relation)) ||
        (this.#tree.isRelation(child, 'conj') &&
          this.#tree.upos(child) === 'VERB' &&
          this.#tree.childOf(child, 'nsubj', 'obj') !== undefined),
    );
    return new Set(own.flatMap((below) => [this.#tree.lemma(below), this.#tree.lower(below)]));
  }

  /**
   * A preposition or adverb of saying whose words stand at and right behind a token ("according to", "naar eigen zeggen"), with
   * its tokens.
   */
  phraseAt(token: number, pos: 'prep' | 'adverb'): { entry: SpeechEntry; tokens: number[] } | undefined {
    for (const entry of this.#pack.words.speech(this.#tree.lower(token), pos)) {
      const tokens = [token];
      const found = entry.companions.every((companion) => {
        for (let at = token + 1; at < Math.min(this.#tree.end, token + PHRASE_REACH + 1); at++) {
          if (this.#tree.lower(at) !== companion && this.#tree.lemma(at) !== companion) continue;
          tokens.push(at);
          return true;
        }
        return false;
      });
      if (found) return { entry, tokens: tokens.sort((a, b) => a - b) };
    }
    return undefined;
  }

  /**
   * The stance that a word of saying takes with its negation. "bevestigt niet", "denkt niet": who does not confirm or believe
   * doubts; "ontkent niet", "eist niet langer", "zei niet": who does not deny or say so still speaks of it.
   */
  stance(entry: SpeechEntry, verb: number): Stance {
    if (!this.withholds(entry, verb)) return entry.stance;
    const doubts = entry.stance === 'confirms' || this.#pack.grammar.belief.has(this.#tree.lemma(verb));
    return doubts ? 'doubts' : 'asserts';
  }

  /** Whether a word of saying is negated by words that are no part of its phrase. */
  withholds(entry: SpeechEntry, verb: number): boolean {
    return !entry.companions.some((word) => this.#isNegative(word)) && this.#isNegated(verb);
  }

  /** What a word of saying does to the certainty of its content: what cannot be confirmed is unknown. */
  certainty(entry: SpeechEntry, verb: number): Certainty | undefined {
    if (!this.withholds(entry, verb)) return entry.certainty;
    return entry.stance === 'confirms' ? 'unknown' : entry.stance === 'doubts' ? undefined : entry.certainty;
  }

  /** Negated by an adverb or its subject: "geen" with an object may stand in the content that the tree hangs too high. */
  #isNegated(verb: number): boolean {
    const subjects = this.#tree.childrenOf(verb, 'nsubj');
    const words = [
      ...this.#tree.childrenOf(verb, 'advmod', 'neg'),
      ...subjects,
      ...subjects.flatMap((subject) => this.#tree.childrenOf(subject, 'det')),
    ];
    return words.some(
      (word) => this.#isNegative(this.#tree.lower(word)) && this.#tree.preposition(word) === '',
    );
  }

  #isNegative(word: string): boolean {
    return this.#pack.words
      .modality(word)
      .some(
        (entry) => entry.polarity === 'negative' && entry.pos === 'adverb' && entry.companions.length === 0,
      );
  }

  /** The verb with its auxiliaries and particle, or the noun. */
  cueTokens(token: number): number[] {
    return [
      token,
      ...this.#tree
        .childrenOf(token, 'aux', 'compound:prt', 'fixed')
        .filter((child) => Math.abs(child - token) <= PHRASE_REACH),
    ].sort((a, b) => a - b);
  }

  cueText(token: number): string {
    const particle = this.#tree.childOf(token, 'compound:prt');
    const word = this.#tree.text(token);
    return particle === undefined ? word : `${word} … ${this.#tree.text(particle)}`;
  }

  /** Kinds of evidence that a word of saying and the words around its speaker name. */
  evidence(entry: SpeechEntry, tokens: readonly number[]): string[] {
    const found = new Set(entry.evidence === undefined ? [] : [entry.evidence]);
    for (const token of tokens) {
      for (const word of new Set([this.#tree.lemma(token), this.#tree.lower(token)])) {
        for (const noun of this.#pack.words.speech(word, 'noun'))
          if (noun.evidence !== undefined && noun.companions.length === 0) found.add(noun.evidence);
      }
    }
    return [...found];
  }
}
