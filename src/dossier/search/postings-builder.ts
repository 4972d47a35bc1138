import type { PostingsRow } from '../columns.ts';
import { packPostings } from './postings.ts';
import type { TermList } from './term-list.ts';

/** Gathers the terms of documents, in the order of the segment, into posting lists. */
export class PostingsBuilder {
  readonly #lists = new Map<string, { readonly sentences: number[]; readonly places: number[] }>();

  /** @param first sentences of the segment before the document */
  add(first: number, { terms, places }: TermList): void {
    const lists = terms.map((term) => this.#list(term));
    for (let i = 0; i < places.length; i += 3) {
      const list = lists[places[i]];
      list.sentences.push(first + places[i + 1]);
      list.places.push(places[i + 2]);
    }
  }

  #list(term: string): { readonly sentences: number[]; readonly places: number[] } {
    let list = this.#lists.get(term);
    if (list === undefined) {
      list = { sentences: [], places: [] };
      this.#lists.set(term, list);
    }
    return list;
  }

  /** Sorted by term. */
  rows(): PostingsRow[] {
    const rows: PostingsRow[] = [];
    for (const [term, { sentences, places }] of this.#lists) {
      rows.push({ term, ...packPostings(sentences, places) });
    }
    return rows.sort((a, b) => (a.term < b.term ? -1 : 1));
  }
}
