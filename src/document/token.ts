import type { Document } from './document.ts';
import { UPOS, type Upos } from './layers.ts';

/** One token of a document: a view that holds a number, not the data. Needs the layer that the asked property comes from. */
export class Token {
  readonly document: Document;
  readonly index: number;

  constructor(document: Document, index: number) {
    this.document = document;
    this.index = index;
  }

  get start(): number {
    return this.document.layer('tokens').start[this.index];
  }

  get end(): number {
    return this.document.layer('tokens').end[this.index];
  }

  get text(): string {
    return this.document.text.slice(this.start, this.end);
  }

  get upos(): Upos {
    return UPOS[this.document.layer('tags').upos[this.index]];
  }

  get xpos(): string {
    const tags = this.document.layer('tags');
    return tags.tags[tags.tag[this.index]].xpos;
  }

  get feats(): string {
    const tags = this.document.layer('tags');
    return tags.tags[tags.tag[this.index]].feats;
  }

  get lemma(): string {
    const lemmas = this.document.layer('lemmas');
    return lemmas.lemmas[lemmas.lemma[this.index]];
  }

  /** The token this one hangs on, or undefined at the root. */
  get head(): Token | undefined {
    const head = this.document.layer('trees').head[this.index];
    return head < 0 ? undefined : new Token(this.document, head);
  }

  get relation(): string {
    const trees = this.document.layer('trees');
    return trees.relations[trees.relation[this.index]];
  }
}
