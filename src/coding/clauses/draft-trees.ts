import { UPOS, lemmaTableOf, type Document, type TokenLayer, type Upos } from '../../document/index.ts';
import { WordForms } from './word-forms.ts';

/** Relations of subordinate clauses, in which a Dutch verb stands last. */
const SUBORDINATE = ['ccomp', 'advcl', 'acl', 'csubj'];

/** What word order is read off, by row of the tag table. */
interface TagFacts {
  readonly feats: ReadonlySet<string>;
  readonly xpos: string;
}

const factsByTags = new WeakMap<object, (TagFacts | undefined)[]>();

/** What is known of a document's tokens besides their trees. */
export interface Landmarks {
  /** Part of an expression of time. */
  readonly isTime: (token: number) => boolean;
  /** Part of the name of a state, a body or a person. */
  readonly isName: (token: number) => boolean;
  /** First word of such a name. */
  readonly startsName: (token: number) => boolean;
  /** A form of a verb that a pack knows. */
  readonly isVerb: (token: number) => boolean;
  /** Between quotation marks. */
  readonly isQuoted: (token: number) => boolean;
}

/** Nothing is known. */
export const NO_LANDMARKS: Landmarks = {
  isTime: () => false,
  isName: () => false,
  startsName: () => false,
  isVerb: () => false,
  isQuoted: () => false,
};

/** Longer paths to the root there are not. */
const LONGEST_PATH = 2000;

/** A document's heads, relations and tags while they are being changed. */
export class Draft {
  readonly head: Int32Array;
  readonly #relation: Uint8Array;
  readonly #upos: Uint8Array;
  readonly #tag: Uint16Array;
  readonly #lemma: Uint32Array;
  #lemmas: readonly string[];
  readonly #document: Document;
  readonly #tokens: TokenLayer;
  readonly #words: WordForms;
  readonly #relations: readonly string[];
  readonly #facts: (TagFacts | undefined)[];

  constructor(document: Document) {
    const trees = document.layer('trees');
    const tags = document.layer('tags');
    this.#document = document;
    this.#tokens = document.layer('tokens');
    this.#words = WordForms.of(document);
    this.head = Int32Array.from(trees.head);
    this.#relation = Uint8Array.from(trees.relation);
    this.#relations = trees.relations;
    this.#upos = Uint8Array.from(tags.upos);
    this.#tag = Uint16Array.from(tags.tag);
    const lemmas = document.layer('lemmas');
    this.#lemma = Uint32Array.from(lemmas.lemma);
    this.#lemmas = lemmas.lemmas;
    this.#facts = factsByTags.get(tags.tags) ?? [];
    factsByTags.set(tags.tags, this.#facts);
  }

  relation(token: number): string {
    return this.#relations[this.#relation[token]];
  }

  /** Relation without its subtype. */
  baseRelation(token: number): string {
    return this.relation(token).split(':', 1)[0];
  }

  /** Hangs a token elsewhere. Nothing happens when the parser knows no such relation. */
  hang(token: number, head: number, relation: string): void {
    const index = this.#relations.indexOf(relation);
    if (index < 0) return;
    this.head[token] = head;
    this.#relation[token] = index;
  }

  retag(token: number, upos: Upos): void {
    this.#upos[token] = UPOS.indexOf(upos);
  }

  /** Gives a token the tag of a tensed verb. Nothing happens when no token of the language has it. */
  retagTensed(token: number): void {
    const { tags } = this.#document.layer('tags');
    const form = this.lower(token);
    const isPlural = form.endsWith('en');
    const isPast = /(?:d|t)en?$/.test(form) || !/(?:t|en)$/.test(form);
    const xpos = `WW|pv|${isPast ? 'verl' : 'tgw'}|${isPlural ? 'mv' : isPast ? 'ev' : 'met-t'}`;
    const row = tags.findIndex((tag) => tag.xpos === xpos);
    if (row < 0) return;
    this.#tag[token] = row;
    this.retag(token, 'VERB');
  }

  /** Gives a token a tag of some word class of the treebank. Nothing happens when none has it. @param feats what its features must hold */
  retagAs(token: number, xpos: string, upos: Upos, feats = ''): void {
    const { tags } = this.#document.layer('tags');
    const wanted = feats === '' ? [] : feats.split('|');
    const row = tags.findIndex(
      (tag) => tag.xpos === xpos && wanted.every((pair) => tag.feats.split('|').includes(pair)),
    );
    if (row < 0) return;
    this.#tag[token] = row;
    this.retag(token, upos);
  }

  /** Gives an English token the tag of a past tense. */
  retagPast(token: number): void {
    this.retagAs(token, 'VBD', 'VERB', 'Tense=Past|VerbForm=Fin');
  }

  /** Lemma in lower case, without the treebank's underscores. */
  lemma(token: number): string {
    return this.#lemmas[this.#lemma[token]].toLowerCase().replaceAll('_', '');
  }

  relemma(token: number, lemma: string): void {
    const table = lemmaTableOf(this.#lemmas);
    this.#lemma[token] = table.numberOf(lemma);
    this.#lemmas = table.lemmas;
  }

  text(token: number): string {
    const { start, end } = this.#tokens;
    return this.#document.text.slice(start[token], end[token]);
  }

  lower(token: number): string {
    return this.#words.lower(token);
  }

  #factsAt(token: number): TagFacts {
    const { tags } = this.#document.layer('tags');
    const row = this.#tag[token];
    let facts = this.#facts[row];
    if (facts === undefined) {
      facts = { feats: new Set(tags[row].feats.split('|')), xpos: tags[row].xpos };
      this.#facts[row] = facts;
    }
    return facts;
  }

  feature(token: number, pair: string): boolean {
    return this.#factsAt(token).feats.has(pair);
  }

  xpos(token: number): string {
    return this.#factsAt(token).xpos;
  }

  /** The document with what was changed. */
  finished(): Document {
    return this.#document
      .with('trees', { ...this.#document.layer('trees'), head: this.head, relation: this.#relation })
      .with('tags', { ...this.#document.layer('tags'), upos: this.#upos, tag: this.#tag })
      .with('lemmas', { ...this.#document.layer('lemmas'), lemma: this.#lemma, lemmas: this.#lemmas });
  }

  isSubordinate(token: number): boolean {
    const relation = this.relation(token);
    return SUBORDINATE.some((name) => relation === name || relation.startsWith(`${name}:`));
  }

  upos(token: number): Upos {
    return UPOS[this.#upos[token]];
  }

  isFinite(token: number): boolean {
    return this.feature(token, 'VerbForm=Fin');
  }

  /** Whether `token` is `ancestor` or hangs below it. */
  isWithin(token: number, ancestor: number): boolean {
    // While arcs are being turned round there may be a circle for a moment.
    let steps = 0;
    for (let at = token; at >= 0 && steps <= LONGEST_PATH; at = this.head[at], steps++)
      if (at === ancestor) return true;
    return false;
  }

  /** The arcs of a sentence as they are now, to go back to. */
  saved(first: number, end: number): () => void {
    const head = this.head.slice(first, end);
    const relation = this.#relation.slice(first, end);
    return () => {
      this.head.set(head, first);
      this.#relation.set(relation, first);
    };
  }

  /** Whether every token of a sentence hangs on one root. */
  isTree(first: number, end: number): boolean {
    let roots = 0;
    for (let token = first; token < end; token++) {
      if (this.head[token] < 0) roots++;
      let at = token;
      for (let steps = 0; this.head[at] >= 0; at = this.head[at], steps++)
        if (steps > end - first) return false;
    }
    return roots === 1;
  }
}
