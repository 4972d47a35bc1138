import type { Stance } from '../../claim/index.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import { verbCandidates } from '../packs/inflections.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';

/** Clauses of their own below a word of saying: their words are no part of its phrase. */
const OWN_CLAUSE = ['ccomp', 'csubj', 'advcl', 'acl', 'parataxis'];
/** Words of a fixed phrase stand no further behind its first word than this ("naar het oordeel van"). */
const PHRASE_REACH = 4;

/** Which words of a sentence are words of saying (`packs/<lang>/speech.tsv`), and with which stance. */
export class SpeechWords {
  readonly #tree: SentenceTree;
  readonly #pack: CodingPack;

  constructor(tree: SentenceTree, pack: CodingPack) {
    this.#tree = tree;
    this.#pack = pack;
  }

  /** The entry of a verb or noun of saying, the longest phrase first; undefined when it is none. */
  at(token: number): SpeechEntry | undefined {
    const upos = this.#tree.upos(token);
    if (upos === 'VERB' || upos === 'AUX') return this.#entry(token, 'verb', this.#lemmasOf(token));
    return upos === 'NOUN'
      ? this.#entry(token, 'noun', [this.#tree.lemma(token), this.#tree.lower(token)])
      : undefined;
  }

  /** The entry of a word by its form, whatever its tag: "the IOM reckons" is often tagged a noun. */
  byForm(token: number): SpeechEntry | undefined {
    const upos = this.#tree.upos(token);
    if (upos !== 'NOUN' && upos !== 'ADJ' && upos !== 'PROPN' && upos !== 'X') return undefined;
    const form = this.#tree.lower(token);
    if (form !== this.#tree.text(token) || this.#tree.text(token + 1) === '-') return undefined;
    return this.#entry(token, 'verb', [form, ...verbCandidates(this.#pack.lang, form)]);
  }

  #entry(token: number, pos: SpeechEntry['pos'], lemmas: readonly string[]): SpeechEntry | undefined {
    let near: Set<string> | undefined;
    for (const lemma of lemmas) {
      const entries = this.#pack.words.speech(lemma, pos);
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
  #lemmasOf(token: number): string[] {
    const particle = this.#tree.childOf(token, 'compound:prt');
    const lemma = this.#tree.lemma(token);
    const form = this.#tree.lower(token);
    const guesses = [lemma, form, ...verbCandidates(this.#pack.lang, form)];
    if (particle === undefined || lemma.startsWith(this.#tree.lower(particle))) return guesses;
    return [this.#tree.lower(particle) + lemma, ...guesses];
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

  /** "kan niet bevestigen", "ontkent niet": a negated word of saying withholds what it says. */
  stance(entry: SpeechEntry, verb: number): Stance {
    // "niet" that is part of the phrase does not negate it.
    if (entry.companions.some((word) => this.#isNegative(word)) || !this.#isNegated(verb))
      return entry.stance;
    return entry.stance === 'denies' ? 'asserts' : 'doubts';
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
