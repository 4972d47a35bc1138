import { hashString, mix2, mix3 } from './features.ts';
import { HashTable } from './hash-table.ts';
import { openPack, packOf, type Pack, type PackSections } from './pack-format.ts';

/** Longest ending, in letters, that chooses an edit script. */
export const LONGEST_ENDING = 6;
/** Scripts kept for an ending, best first. */
export const SCRIPTS_PER_ENDING = 3;

/**
 * How a form becomes a lemma: lower-cased or not, so many letters off the front and the back, letters put at the back.
 * `lower` is 1 for the whole word in lower case.
 */
export interface EditScript {
  readonly lower: number;
  readonly front: number;
  readonly back: number;
  readonly add: string;
}

/** The tables of a lemmatiser. Numbers of lemmas are rows of `lemmas`. */
export interface LemmaTables {
  readonly lemmas: readonly string[];
  /** Words and tags with a lemma of their own, by `wordKey`. */
  readonly words: HashTable;
  readonly wordLemma: Uint32Array;
  readonly scripts: readonly EditScript[];
  /** Endings with a tag, by `endingKey`; SCRIPTS_PER_ENDING script numbers + 1 for each slot, 0 where there are fewer. */
  readonly endings: HashTable;
  readonly endingScripts: Uint16Array;
  /** First parts of compounds and separable verbs, by `partKey`, as they stand in the word. */
  readonly parts: HashTable;
  readonly partLemma: Uint32Array;
  /** How often the treebank splits where this part and a known last part could be cut: eighths of a logit. */
  readonly partWeight: Int8Array;
  /** Known base forms in lower case, by `hashString`: lemmas of the treebank and of word lists. */
  readonly bases: HashTable;
  /** Tags whose unseen words are their own lemma, by `tagGroup`. */
  readonly unchanged: HashTable;
  /** Particles with a verb, by `particleKey`: eighths of a logit that they are written as one lemma. */
  readonly particles: HashTable;
  readonly particleWeight: Int8Array;
}

/** Key of a word with a tag; `group` is a hash of UPOS and XPOS or of UPOS alone. */
export function wordKey(form: string, group: number): number {
  return mix2(1, hashString(form), group);
}

/** Key of the last `length` letters of a word in lower case with a tag; `capital` is 1 for a word with one. */
export function endingKey(lower: string, length: number, group: number, capital: number): number {
  const ending = lower.length < length ? `^${lower}` : lower.slice(lower.length - length);
  return mix3(2, hashString(ending), group, length * 2 + capital);
}

/** Key of the first part of a compound; verbs have parts of their own. */
export function partKey(part: string, verb: number): number {
  return mix2(3, hashString(part), verb);
}

/** Key of a particle with a verb's lemma, or with '' for any verb; `separate` when its tag says that it is one. */
export function particleKey(particle: string, verb: string, separate: boolean): number {
  return mix3(4, hashString(particle), hashString(verb), separate ? 1 : 0);
}

/** A lemmatiser's tables and the pack they are views on. */
export class LemmaModel {
  readonly tables: LemmaTables;
  readonly pack: Pack | undefined;

  constructor(tables: LemmaTables, pack?: Pack) {
    this.tables = tables;
    this.pack = pack;
  }

  /** @throws BreuklijnError `bad-pack` */
  static open(path: string): LemmaModel {
    return LemmaModel.of(openPack(path));
  }

  /** On the memory of a pack that another thread opened. */
  static ofShared(shared: SharedArrayBuffer): LemmaModel {
    return LemmaModel.of(packOf(shared));
  }

  static of(pack: Pack): LemmaModel {
    const scripts = pack
      .text('scripts')
      .split('\n')
      .map((line) => {
        const [lower, front, back, add] = line.split('\t');
        return { lower: Number(lower), front: Number(front), back: Number(back), add };
      });
    return new LemmaModel(
      {
        lemmas: pack.text('lemmas').split('\n'),
        words: new HashTable(pack.table('words', 'u32')),
        wordLemma: pack.table('word-lemma', 'u32'),
        scripts,
        endings: new HashTable(pack.table('endings', 'u32')),
        endingScripts: pack.table('ending-scripts', 'u16'),
        parts: new HashTable(pack.table('parts', 'u32')),
        partLemma: pack.table('part-lemma', 'u32'),
        partWeight: pack.table('part-weight', 'i8'),
        bases: new HashTable(pack.table('bases', 'u32')),
        unchanged: new HashTable(pack.table('unchanged', 'u32')),
        particles: new HashTable(pack.table('particles', 'u32')),
        particleWeight: pack.table('particle-weight', 'i8'),
      },
      pack,
    );
  }

  /** The sections that `of` reads. */
  static sections(tables: LemmaTables): PackSections {
    return {
      lemmas: tables.lemmas.join('\n'),
      words: tables.words.keys,
      'word-lemma': tables.wordLemma,
      scripts: tables.scripts.map((s) => [s.lower, s.front, s.back, s.add].join('\t')).join('\n'),
      endings: tables.endings.keys,
      'ending-scripts': tables.endingScripts,
      parts: tables.parts.keys,
      'part-lemma': tables.partLemma,
      'part-weight': tables.partWeight,
      bases: tables.bases.keys,
      unchanged: tables.unchanged.keys,
      particles: tables.particles.keys,
      'particle-weight': tables.particleWeight,
    };
  }
}
