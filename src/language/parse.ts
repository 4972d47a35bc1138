import {
  LANGUAGES,
  UPOS,
  type Document,
  type Language,
  type TagLayer,
  type Word,
  wordsOf,
} from '../document/index.ts';
import { BreuklijnError } from '../errors.ts';
import { finishColumns, setToken, tagHashes, type TagHashes } from './parse-columns.ts';
import type { ParseMode, ParserModel } from './parse-model.ts';
import { RoleSettler } from './parse-roles.ts';
import { ParseSearch, ROOT_LABEL } from './parse-search.ts';
import { vote } from './parse-vote.ts';
import type { Stage } from './stage.ts';

/** Hypotheses that the beams keep at each step in training. */
export const BEAM_WIDTH = 4;
/** How many times as many they keep when they parse: 4 times gives no more than 2. */
const WIDER = 2;
/** Votes of the searches of the accurate mode: any two together are more than the third. */
const VOTES = { beam: 1.1, backward: 1, greedy: 0.9 } as const;

/** What is longer is no sentence but a list or a table: greedy alone, as a beam's memory grows with its length. */
const LONGEST_VOTED = 1000;

/** The columns of one sentence after another, from the layers of a document. */
export class SentenceLoader {
  #tags: TagLayer['tags'] = [];
  #hashes: (TagHashes | undefined)[] = [];

  /** Fills the columns of a search with the tokens `first` to `end`, from the end when it searches backward. */
  load(source: SentenceSource, first: number, end: number, search: ParseSearch): void {
    const { words, tags } = source;
    const { backward } = search;
    const columns = search.open(end - first);
    for (let i = first; i < end; i++) {
      const place = backward ? end - i : i - first + 1;
      setToken(columns, place, words[i], this.#hashesOf(tags, tags.upos[i], tags.tag[i]));
    }
    finishColumns(columns);
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

/** What the parser reads of a document. */
export interface SentenceSource {
  readonly words: readonly Word[];
  readonly tags: TagLayer;
}

/** The layers that the parser reads. @throws BreuklijnError `missing-layer` */
export function sentenceSource(document: Document): SentenceSource {
  return { words: wordsOf(document), tags: document.layer('tags') };
}

/** Parses sentences of one language: memory that is used again for each of them, so one parser a thread. */
export class Parser {
  readonly model: ParserModel;
  /** Head place of each place of the sentence parsed last; 0 at the root. Places count from 1. */
  heads: Int32Array = new Int32Array(0);
  /** Label of each place. */
  labels: Uint8Array = new Uint8Array(0);
  /** Hypotheses that the beam keeps; 1 in the fast mode. */
  readonly beamWidth: number;
  readonly #loader = new SentenceLoader();
  readonly #greedy: ParseSearch;
  readonly #roles: RoleSettler;
  readonly #beam: ParseSearch | undefined;
  readonly #backward: ParseSearch | undefined;

  /** @param wider how many times as many hypotheses the beams keep as in training */
  constructor(model: ParserModel, mode: ParseMode, wider: number = WIDER) {
    const { tables } = model;
    const { greedy, labels } = tables;
    this.model = model;
    this.#greedy = new ParseSearch(tables, { transitions: greedy, labels, width: 1, backward: false });
    this.#roles = new RoleSettler(this.#greedy, tables.relations);
    this.beamWidth = mode === 'fast' ? 1 : wider * BEAM_WIDTH;
    if (mode === 'fast') return;
    if (tables.accurate === undefined) {
      throw new BreuklijnError(
        'bad-pack',
        'the accurate mode of the parser has no tables',
        'install breuklijn again, or choose the fast mode',
      );
    }
    const { beam, backward, backwardLabels, backwardWidth } = tables.accurate;
    const width = this.beamWidth;
    this.#beam = new ParseSearch(tables, { transitions: beam, labels, width, backward: false });
    this.#backward = new ParseSearch(tables, {
      transitions: backward,
      labels: backwardLabels,
      width: wider * backwardWidth,
      backward: true,
    });
  }

  /** Finds the tree of the tokens `first` to `end`: see `heads` and `labels`. */
  parse(source: SentenceSource, first: number, end: number): void {
    const length = end - first;
    if (this.heads.length <= length) {
      this.heads = new Int32Array(2 * length + 64);
      this.labels = new Uint8Array(2 * length + 64);
    }
    if (length === 0) return;
    const greedy = this.#greedy;
    this.#loader.load(source, first, end, greedy);
    greedy.finish(greedy.run());
    if (this.#beam !== undefined && this.#backward !== undefined && length <= LONGEST_VOTED) {
      this.#loader.load(source, first, end, this.#beam);
      this.#beam.finish(this.#beam.run());
      this.#loader.load(source, first, end, this.#backward);
      this.#backward.finish(this.#backward.run());
      this.#backward.turnRound();
      const voters = [
        { tree: this.#beam.tree, weight: VOTES.beam },
        { tree: this.#backward.tree, weight: VOTES.backward },
        { tree: greedy.tree, weight: VOTES.greedy },
      ];
      vote(voters, length, this.heads, this.labels);
      greedy.rebuild(this.heads, this.labels);
    }
    this.heads.set(greedy.tree.heads.subarray(0, length + 1));
    greedy.relabelAll(this.labels);
    this.#roles.settle(this.labels);
  }
}

/**
 * Stage `parse`: gives each sentence its tree, with the model of the language of its block. Where there is none, a flat
 * chain: the first token is the root and the others hang on it as `dep`.
 */
export function parseStage(
  packs: ReadonlyMap<Language, ParserModel>,
  { mode = 'fast', wider }: { readonly mode?: ParseMode; readonly wider?: number } = {},
): Stage {
  const relations = ['root', 'dep'];
  const numberOf = (relation: string): number => {
    if (!relations.includes(relation)) relations.push(relation);
    return relations.indexOf(relation);
  };
  const parsers = LANGUAGES.map((language) => {
    const model = packs.get(language);
    if (model === undefined) return undefined;
    return { parser: new Parser(model, mode, wider), numbers: model.tables.relations.map(numberOf) };
  });
  return {
    name: 'parse',
    requires: ['tokens', 'sentences', 'languages', 'tags'],
    adds: ['trees'],
    run(document: Document): Document {
      const source = sentenceSource(document);
      const { firstToken, block } = document.layer('sentences');
      const languages = document.layer('languages');
      const head = new Int32Array(document.tokenCount);
      const relation = new Uint8Array(document.tokenCount);
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
        parser.parse(source, first, stop);
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
