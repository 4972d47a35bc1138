import type { Document, LemmaLayer, TagLayer, TreeLayer, Upos, Word } from '../../document/index.ts';
import { UPOS, wordsOf } from '../../document/index.ts';

/** Features of a token as the clause reader needs them, split once per tag. */
interface TagFacts {
  readonly feats: ReadonlyMap<string, string>;
  readonly xpos: string;
}

const factsByTags = new WeakMap<object, (TagFacts | undefined)[]>();

/** A lemma as packs write it: in lower case, with and without the underscores of the treebank. */
interface LemmaForm {
  readonly raw: string;
  readonly plain: string;
}

/** Lemmas come again in every document; when the table is full it starts afresh. */
const MOST_LEMMAS = 50_000;
let lemmaForms = new Map<string, LemmaForm>();

function formOfLemma(lemma: string): LemmaForm {
  let form = lemmaForms.get(lemma);
  if (form === undefined) {
    if (lemmaForms.size >= MOST_LEMMAS) lemmaForms = new Map();
    const raw = lemma.toLowerCase();
    form = { raw, plain: raw.replaceAll('_', '') };
    lemmaForms.set(lemma, form);
  }
  return form;
}

/** The forms of a document's lemmas, by their number there. */
const formsByLemmas = new WeakMap<object, (LemmaForm | undefined)[]>();

/** Relations without their subtype: `nsubj` for `nsubj:pass`. */
const basesByRelations = new WeakMap<object, readonly string[]>();

/** The same string as a literal in the code is: an engine compares such by address and others letter by letter. */
function interned(text: string): string {
  return Object.keys({ [text]: 0 })[0];
}

function basesOf(relations: readonly string[]): readonly string[] {
  let bases = basesByRelations.get(relations);
  if (bases === undefined) {
    bases = relations.map((relation) => interned(relation.split(':', 1)[0]));
    basesByRelations.set(relations, bases);
  }
  return bases;
}

function formsOf(lemmas: readonly string[]): (LemmaForm | undefined)[] {
  let forms = formsByLemmas.get(lemmas);
  if (forms === undefined) {
    forms = [];
    formsByLemmas.set(lemmas, forms);
  }
  return forms;
}

const NONE: readonly number[] = [];

/** The number of the next slot of notes that a reader takes. */
let nextSlot = 0;

/** A slot of `notesIn` of its own for one reader: to be taken when its file is loaded, not for every sentence. */
export function takeSlot(): number {
  return nextSlot++;
}

/**
 * The tree of one sentence with children at hand: a view over the document's layers plus one list of children a head.
 * All token numbers are the document's.
 */
export class SentenceTree {
  readonly document: Document;
  readonly sentence: number;
  readonly first: number;
  readonly end: number;
  readonly root: number;
  readonly #tags: TagLayer;
  readonly #facts: (TagFacts | undefined)[];
  readonly #lemmas: LemmaLayer;
  readonly #forms: (LemmaForm | undefined)[];
  readonly #trees: TreeLayer;
  readonly #bases: readonly string[];
  /** By token from `first`; tokens without dependents share one empty list. */
  readonly #children: (readonly number[])[];
  readonly #words: readonly Word[];
  readonly #prepositions: (string | undefined)[];
  readonly #timeTokens: ReadonlySet<number>;
  readonly #notes: unknown[][] = [];

  /** @param timeTokens tokens of the document that are part of an expression of time: never a participant */
  constructor(document: Document, sentence: number, timeTokens: ReadonlySet<number> = new Set()) {
    const { firstToken } = document.layer('sentences');
    this.document = document;
    this.#tags = document.layer('tags');
    this.#facts = factsByTags.get(this.#tags.tags) ?? [];
    factsByTags.set(this.#tags.tags, this.#facts);
    this.#lemmas = document.layer('lemmas');
    this.#forms = formsOf(this.#lemmas.lemmas);
    this.#trees = document.layer('trees');
    this.#bases = basesOf(this.#trees.relations);
    this.#timeTokens = timeTokens;
    this.sentence = sentence;
    this.first = firstToken[sentence];
    this.end = firstToken[sentence + 1];
    const { head } = this.#trees;
    const lists = new Array<number[] | undefined>(this.end - this.first).fill(undefined);
    let root = this.first;
    for (let i = this.first; i < this.end; i++) {
      if (head[i] < 0) root = i;
      else (lists[head[i] - this.first] ??= []).push(i);
    }
    this.root = root;
    this.#children = lists.map((list) => list ?? NONE);
    this.#words = wordsOf(document);
    this.#prepositions = new Array<string | undefined>(this.end - this.first).fill(undefined);
  }

  /**
   * What one reader has noted at the tokens of this sentence, by token from `first`. Arrays here rather than weak maps from trees
   * to maps from tokens: nearly every question about a word asks whether it was answered before.
   * @param slot of the reader, from `takeSlot`
   */
  notesIn(slot: number): unknown[] {
    return (this.#notes[slot] ??= []);
  }

  /** Whether a token is part of an expression of time. */
  isTime(token: number): boolean {
    return this.#timeTokens.has(token);
  }

  /** Head of a token, -1 at the root. */
  head(token: number): number {
    return this.#trees.head[token];
  }

  /** Relation with its subtype. */
  relation(token: number): string {
    return this.#trees.relations[this.#trees.relation[token]];
  }

  /** Whether the relation is the given one or a subtype of it. */
  isRelation(token: number, relation: string): boolean {
    const own = this.#trees.relation[token];
    return this.#bases[own] === relation || this.#trees.relations[own] === relation;
  }

  /** Relation without its subtype. */
  baseRelation(token: number): string {
    return this.#bases[this.#trees.relation[token]];
  }

  upos(token: number): Upos {
    return UPOS[this.#tags.upos[token]];
  }

  text(token: number): string {
    return this.#words[token]?.form ?? '';
  }

  lower(token: number): string {
    return this.#words[token]?.lower ?? '';
  }

  /** The word at a token, for what is noted of forms. */
  word(token: number): Word {
    return this.#words[token];
  }

  /** Lemma as packs write it: lower case, without the treebank's underscores. */
  lemma(token: number): string {
    return this.#lemmaForm(token).plain;
  }

  /** Lemma with the underscores that part compounds and separable verbs, in lower case. */
  rawLemma(token: number): string {
    return this.#lemmaForm(token).raw;
  }

  #lemmaForm(token: number): LemmaForm {
    const lemma = this.#lemmas.lemma[token];
    return (this.#forms[lemma] ??= formOfLemma(this.#lemmas.lemmas[lemma]));
  }

  #factsAt(token: number): TagFacts {
    const tag = this.#tags.tag[token];
    let fact = this.#facts[tag];
    if (fact === undefined) {
      const { feats, xpos } = this.#tags.tags[tag];
      const pairs =
        feats === '_' || feats === ''
          ? []
          : feats.split('|').map((pair) => pair.split('=').map(interned) as [string, string]);
      fact = { feats: new Map(pairs), xpos };
      this.#facts[tag] = fact;
    }
    return fact;
  }

  /** Value of a morphological feature, undefined where the tag has none. */
  feature(token: number, name: string): string | undefined {
    return this.#factsAt(token).feats.get(name);
  }

  xpos(token: number): string {
    return this.#factsAt(token).xpos;
  }

  /** Dependents of a token in text order. */
  children(token: number): readonly number[] {
    return this.#children[token - this.first];
  }

  /** Dependents with one of the relations, in text order. */
  childrenOf(token: number, ...relations: readonly string[]): number[] {
    const found: number[] = [];
    const children = this.#children[token - this.first];
    for (let i = 0; i < children.length; i++)
      if (this.#isOneOf(children[i], relations)) found.push(children[i]);
    return found;
  }

  /** The first dependent with one of the relations, in the order of the relations; undefined when there is none. */
  childOf(token: number, ...relations: readonly string[]): number | undefined {
    const children = this.children(token);
    if (children.length === 0) return undefined;
    for (let r = 0; r < relations.length; r++)
      for (let i = 0; i < children.length; i++)
        if (this.isRelation(children[i], relations[r])) return children[i];
    return undefined;
  }

  #isOneOf(token: number, relations: readonly string[]): boolean {
    const own = this.#trees.relation[token];
    const base = this.#bases[own];
    const whole = this.#trees.relations[own];
    for (let r = 0; r < relations.length; r++)
      if (relations[r] === base || relations[r] === whole) return true;
    return false;
  }

  /** Whether `token` is `ancestor` or hangs below it. */
  isWithin(token: number, ancestor: number): boolean {
    for (let at = token; at >= 0; at = this.head(at)) if (at === ancestor) return true;
    return false;
  }

  /**
   * Tokens of the subtree of `token` in text order, without the branches that `skip` names.
   * @param skip decides for a child whether it and all below it are left out
   */
  subtree(token: number, skip?: (child: number) => boolean): number[] {
    const found: number[] = [];
    this.#collect(token, skip, found);
    // Only where branches cross are they not in order yet.
    for (let i = 1; i < found.length; i++) if (found[i] < found[i - 1]) return found.sort((a, b) => a - b);
    return found;
  }

  #collect(token: number, skip: ((child: number) => boolean) | undefined, found: number[]): void {
    let isIn = false;
    const children = this.#children[token - this.first];
    for (let i = 0; i < children.length; i++) {
      const child = children[i];
      if (!isIn && child > token) {
        found.push(token);
        isIn = true;
      }
      if (skip === undefined || !skip(child)) this.#collect(child, skip, found);
    }
    if (!isIn) found.push(token);
  }

  /** The preposition(s) of a phrase in lower case, joined by a space: "aan", "in ruil voor", "with"; '' when there is none. */
  preposition(token: number): string {
    return (this.#prepositions[token - this.first] ??= this.#readPreposition(token));
  }

  #readPreposition(token: number): string {
    const cases = this.childrenOf(token, 'case');
    if (cases.length === 0) return '';
    const words = cases
      .flatMap((marker) => [marker, ...this.childrenOf(marker, 'fixed')])
      .sort((a, b) => a - b);
    return words.map((word) => this.lower(word)).join(' ');
  }
}
