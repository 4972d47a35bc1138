import { LANGUAGES, UPOS, type Document, type Language, type TagLayer } from '../document/index.ts';
import { finishColumns, setToken, tagHashes, type TagHashes } from './parse-columns.ts';
import type { ParseMode, ParserModel } from './parse-model.ts';
import { ParseSearch, ROOT_LABEL } from './parse-search.ts';
import type { Stage } from './stage.ts';

/** Hypotheses kept at each step. */
const BEAM_WIDTH: Readonly<Record<ParseMode, number>> = { fast: 1, accurate: 8 };

/** Parses sentences of one language: memory that is used again for each of them, so one parser a thread. */
export class Parser {
  readonly model: ParserModel;
  /** Head place of each place of the sentence parsed last; 0 at the root. Places count from 1. */
  heads: Int32Array = new Int32Array(0);
  /** Label of each place. */
  labels: Uint8Array = new Uint8Array(0);
  readonly #search: ParseSearch;
  #tags: TagLayer['tags'] = [];
  #hashes: (TagHashes | undefined)[] = [];

  constructor(model: ParserModel, mode: ParseMode, width: number = BEAM_WIDTH[mode]) {
    this.model = model;
    this.#search = new ParseSearch(model.tables, mode, width);
  }

  /** Finds the tree of the tokens `first` to `end` of a document with tokens and tags: see `heads` and `labels`. */
  parse(text: string, starts: Uint32Array, ends: Uint32Array, tags: TagLayer, first: number, end: number): void {
    const length = end - first;
    this.load(text, starts, ends, tags, first, end);
    this.heads = this.#search.tree.heads;
    if (this.labels.length <= length) this.labels = new Uint8Array(2 * length + 64);
    if (length === 0) return;
    this.#search.finish(this.#search.run());
    this.#search.relabelAll(this.labels);
  }

  /** Fills the columns of the search. @returns the search, for the trainer */
  load(text: string, starts: Uint32Array, ends: Uint32Array, tags: TagLayer, first: number, end: number): ParseSearch {
    const columns = this.#search.open(end - first);
    for (let i = first; i < end; i++) {
      setToken(columns, i - first + 1, text, starts[i], ends[i], this.#hashesOf(tags, tags.upos[i], tags.tag[i]));
    }
    finishColumns(columns);
    return this.#search;
  }

  /** A stage before gives all its documents one list of tags, so hashes are kept for as long as the list is the same. */
  #hashesOf({ tags }: TagLayer, upos: number, tag: number): TagHashes {
    if (tags !== this.#tags) {
      this.#tags = tags;
      this.#hashes = [];
    }
    const key = tag * UPOS.length + upos;
    return (this.#hashes[key] ??= tagHashes(upos, tags[tag].xpos, tags[tag].feats));
  }
}

/**
 * Stage `parse`: gives each sentence its tree, with the model of the language of its block. Where there is none, a flat
 * chain: the first token is the root and the others hang on it as `dep`.
 */
export function parseStage(
  packs: ReadonlyMap<Language, ParserModel>,
  { mode = 'fast' }: { readonly mode?: ParseMode } = {},
): Stage {
  const relations = ['root', 'dep'];
  const numberOf = (relation: string): number => {
    if (!relations.includes(relation)) relations.push(relation);
    return relations.indexOf(relation);
  };
  const parsers = LANGUAGES.map((language) => {
    const model = packs.get(language);
    if (model === undefined) return undefined;
    return { parser: new Parser(model, mode), numbers: model.tables.relations.map(numberOf) };
  });
  return {
    name: 'parse',
    requires: ['tokens', 'sentences', 'languages', 'tags'],
    adds: ['trees'],
    run(document: Document): Document {
      const { start, end } = document.layer('tokens');
      const { firstToken, block } = document.layer('sentences');
      const languages = document.layer('languages');
      const tags = document.layer('tags');
      const head = new Int32Array(start.length);
      const relation = new Uint8Array(start.length);
      for (let s = 0; s + 1 < firstToken.length; s++) {
        const first = firstToken[s];
        const stop = firstToken[s + 1];
        const entry = parsers[languages.block[block[s]]];
        if (entry === undefined) {
          for (let i = first; i < stop; i++) {
            head[i] = i === first ? -1 : first;
            relation[i] = i === first ? 0 : 1;
          }
          continue;
        }
        const { parser, numbers } = entry;
        parser.parse(document.text, start, end, tags, first, stop);
        for (let i = first; i < stop; i++) {
          const place = parser.heads[i - first + 1];
          head[i] = place === 0 ? -1 : first + place - 1;
          relation[i] = place === 0 ? ROOT_LABEL : numbers[parser.labels[i - first + 1]];
        }
      }
      return document.with('trees', { head, relation, relations });
    },
  };
}
