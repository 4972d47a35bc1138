import type { Document, Upos } from '../../document/index.ts';
import { UPOS } from '../../document/index.ts';

/** Features of a token as the clause reader needs them, split once per tag. */
interface TagFacts {
  readonly feats: ReadonlyMap<string, string>;
  readonly xpos: string;
}

const factsByTags = new WeakMap<object, (TagFacts | undefined)[]>();

/**
 * The tree of one sentence with children at hand: a view over the document's layers plus one array of child lists.
 * All token numbers are the document's.
 */
export class SentenceTree {
  readonly document: Document;
  readonly sentence: number;
  readonly first: number;
  readonly end: number;
  readonly root: number;
  readonly #children: number[][] = [];
  readonly #timeTokens: ReadonlySet<number>;

  /** @param timeTokens tokens of the document that are part of an expression of time: never a participant */
  constructor(document: Document, sentence: number, timeTokens: ReadonlySet<number> = new Set()) {
    const { firstToken } = document.layer('sentences');
    const { head } = document.layer('trees');
    this.document = document;
    this.#timeTokens = timeTokens;
    this.sentence = sentence;
    this.first = firstToken[sentence];
    this.end = firstToken[sentence + 1];
    let root = this.first;
    for (let i = this.first; i < this.end; i++) this.#children.push([]);
    for (let i = this.first; i < this.end; i++) {
      if (head[i] < 0) root = i;
      else this.#children[head[i] - this.first].push(i);
    }
    this.root = root;
  }

  /** Whether a token is part of an expression of time. */
  isTime(token: number): boolean {
    return this.#timeTokens.has(token);
  }

  /** Head of a token, -1 at the root. */
  head(token: number): number {
    return this.document.layer('trees').head[token];
  }

  /** Relation with its subtype. */
  relation(token: number): string {
    const trees = this.document.layer('trees');
    return trees.relations[trees.relation[token]];
  }

  /** Whether the relation is the given one or a subtype of it. */
  isRelation(token: number, relation: string): boolean {
    const own = this.relation(token);
    return own === relation || (own.startsWith(relation) && own[relation.length] === ':');
  }

  upos(token: number): Upos {
    return UPOS[this.document.layer('tags').upos[token]];
  }

  text(token: number): string {
    const { start, end } = this.document.layer('tokens');
    return this.document.text.slice(start[token], end[token]);
  }

  lower(token: number): string {
    return this.text(token).toLowerCase();
  }

  /** Lemma as packs write it: lower case, without the treebank's underscores. */
  lemma(token: number): string {
    return this.rawLemma(token).replaceAll('_', '');
  }

  /** Lemma with the underscores that part compounds and separable verbs, in lower case. */
  rawLemma(token: number): string {
    const lemmas = this.document.layer('lemmas');
    return lemmas.lemmas[lemmas.lemma[token]].toLowerCase();
  }

  #facts(token: number): TagFacts {
    const tags = this.document.layer('tags');
    let facts = factsByTags.get(tags.tags);
    if (facts === undefined) {
      facts = [];
      factsByTags.set(tags.tags, facts);
    }
    const tag = tags.tag[token];
    let fact = facts[tag];
    if (fact === undefined) {
      const { feats, xpos } = tags.tags[tag];
      const pairs =
        feats === '_' || feats === ''
          ? []
          : feats.split('|').map((pair) => pair.split('=') as [string, string]);
      fact = { feats: new Map(pairs), xpos };
      facts[tag] = fact;
    }
    return fact;
  }

  /** Value of a morphological feature, undefined where the tag has none. */
  feature(token: number, name: string): string | undefined {
    return this.#facts(token).feats.get(name);
  }

  xpos(token: number): string {
    return this.#facts(token).xpos;
  }

  /** Dependents of a token in text order. */
  children(token: number): readonly number[] {
    return this.#children[token - this.first];
  }

  childrenOf(token: number, ...relations: string[]): number[] {
    return this.children(token).filter((child) =>
      relations.some((relation) => this.isRelation(child, relation)),
    );
  }

  /** The first dependent with one of the relations, in the order of the relations; undefined when there is none. */
  childOf(token: number, ...relations: string[]): number | undefined {
    for (const relation of relations) {
      const found = this.children(token).find((child) => this.isRelation(child, relation));
      if (found !== undefined) return found;
    }
    return undefined;
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
    const stack = [token];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      found.push(at);
      for (const child of this.children(at)) if (skip === undefined || !skip(child)) stack.push(child);
    }
    return found.sort((a, b) => a - b);
  }

  /** The preposition(s) of a phrase in lower case, joined by a space: "aan", "in ruil voor", "with"; '' when there is none. */
  preposition(token: number): string {
    const cases = this.childrenOf(token, 'case');
    if (cases.length === 0) return '';
    const words = cases
      .flatMap((marker) => [marker, ...this.childrenOf(marker, 'fixed')])
      .sort((a, b) => a - b);
    return words.map((word) => this.lower(word)).join(' ');
  }
}
