import { Document, LANGUAGES, NAME_KINDS, UPOS, type Language, type NameKind } from '../document/index.ts';
import { BreuklijnError } from '../errors.ts';

/**
 * CoNLL-U (universaldependencies.org/format.html), the exchange format of treebanks, to and from documents.
 * Multiword ranges (`3-4`) and empty nodes (`5.1`) have no row in a document: of a range only its effect on the text is kept,
 * an empty node leaves nothing. Names stand in MISC as `NER=B-PER`, `NER=I-PER`.
 */
export interface ConlluWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  /** Number of the head in the sentence, from 1; 0 at the root, -1 where the column is empty. */
  readonly head: number;
  readonly relation: string;
  readonly misc: string;
  /** Offsets into the text of the sentence. */
  readonly start: number;
  readonly end: number;
}

export interface ConlluSentence {
  readonly comments: readonly string[];
  /** The text that the forms and `SpaceAfter=No` give, without white space at its end. */
  readonly text: string;
  readonly words: readonly ConlluWord[];
}

const EMPTY = '_';
const COLUMNS = 10;
const NAME_LABELS: Readonly<Record<string, NameKind>> = {
  PER: 'person',
  ORG: 'organisation',
  LOC: 'place',
  MISC: 'other',
};
const LABEL_OF = new Map(Object.entries(NAME_LABELS).map(([label, kind]) => [kind, label]));

/**
 * Reads CoNLL-U.
 * @param name of the source, for error messages
 * @throws BreuklijnError `bad-line` where a line is neither a comment nor ten columns
 */
export function parseConllu(source: string, name = 'CoNLL-U'): ConlluSentence[] {
  const sentences: ConlluSentence[] = [];
  let comments: string[] = [];
  let rows: string[][] = [];
  let lineNumber = 0;
  const close = (): void => {
    if (rows.length > 0) sentences.push(sentenceOf(comments, rows));
    comments = [];
    rows = [];
  };
  for (const raw of source.split('\n')) {
    lineNumber++;
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '') close();
    else if (line.startsWith('#')) comments.push(line);
    else {
      const row = line.split('\t');
      if (row.length !== COLUMNS || !/^\d+(?:[-.]\d+)?$/.test(row[0])) {
        throw new BreuklijnError(
          'bad-line',
          `${name}:${lineNumber} is not a row of CoNLL-U: ${line.slice(0, 60)}`,
          'give ten columns separated by one tab each, the first a number',
        );
      }
      rows.push(row);
    }
  }
  close();
  return sentences;
}

function sentenceOf(comments: readonly string[], rows: readonly string[][]): ConlluSentence {
  let text = '';
  const words: ConlluWord[] = [];
  let at = 0;
  while (at < rows.length) {
    const [id, form] = rows[at];
    if (id.includes('.')) {
      at++;
      continue;
    }
    const start = text.length;
    if (id.includes('-')) {
      const last = Number(id.split('-')[1]);
      const parts: string[][] = [];
      let next = at + 1;
      for (; next < rows.length && Number.parseInt(rows[next][0], 10) <= last; next++) {
        if (!rows[next][0].includes('.')) parts.push(rows[next]);
      }
      pushParts(words, parts, form, start);
      text += form + spaceAfter(rows[at]);
      at = next;
    } else {
      words.push(wordOf(rows[at], start, start + form.length));
      text += form + spaceAfter(rows[at]);
      at++;
    }
  }
  return { comments, text: text.trimEnd(), words };
}

/** The words of a multiword range share its letters out: as they stand where they spell it, else by the length of the forms. */
function pushParts(words: ConlluWord[], parts: readonly string[][], surface: string, start: number): void {
  const total = parts.reduce((sum, part) => sum + part[1].length, 0);
  let before = 0;
  for (const part of parts) {
    const from = Math.round((before * surface.length) / total);
    before += part[1].length;
    words.push(wordOf(part, start + from, start + Math.round((before * surface.length) / total)));
  }
}

function spaceAfter(row: readonly string[]): string {
  return row[9].split('|').includes('SpaceAfter=No') ? '' : ' ';
}

function wordOf(row: readonly string[], start: number, end: number): ConlluWord {
  const [, form, lemma, upos, xpos, feats, head, relation, , misc] = row;
  const value = (cell: string): string => (cell === EMPTY ? '' : cell);
  return {
    form,
    lemma,
    upos,
    xpos: value(xpos),
    feats: value(feats),
    head: head === EMPTY ? -1 : Number(head),
    relation: value(relation),
    misc: value(misc),
    start,
    end,
  };
}

/** Numbers each distinct value in the order of first use. */
class Numbering<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<string, number>();

  of(key: string, value: T): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.values.length;
      this.#numbers.set(key, number);
      this.values.push(value);
    }
    return number;
  }
}

/**
 * One document of all sentences, with every layer that the columns hold. `# newdoc` and `# newpar` open a block; sentences
 * are separated by a space, blocks by an empty line.
 */
export function fromConllu(sentences: readonly ConlluSentence[], language: Language = 'und'): Document {
  const count = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const tokens = {
    start: new Uint32Array(count),
    end: new Uint32Array(count),
    kind: new Uint8Array(count),
  };
  const upos = new Uint8Array(count);
  const tag = new Uint16Array(count);
  const lemma = new Uint32Array(count);
  const head = new Int32Array(count).fill(-1);
  const relation = new Uint8Array(count);
  const tags = new Numbering<{ xpos: string; feats: string }>();
  const lemmas = new Numbering<string>();
  const relations = new Numbering<string>();
  const firstToken = [0];
  const blocks: { start: number; end: number }[] = [];
  const block: number[] = [];
  let text = '';
  let i = 0;
  for (const sentence of sentences) {
    const opens = sentence.comments.some((comment) => /^#\s*new(?:doc|par)\b/.test(comment));
    if (opens || blocks.length === 0) {
      if (blocks.length > 0) text += '\n\n';
      blocks.push({ start: text.length, end: text.length });
    } else text += ' ';
    const base = text.length;
    const first = i;
    text += sentence.text;
    for (const word of sentence.words) {
      tokens.start[i] = base + word.start;
      tokens.end[i] = base + word.end;
      upos[i] = Math.max(0, (UPOS as readonly string[]).indexOf(word.upos));
      tag[i] = tags.of(`${word.xpos}\t${word.feats}`, { xpos: word.xpos, feats: word.feats });
      lemma[i] = lemmas.of(word.lemma, word.lemma);
      if (word.head > 0) head[i] = first + word.head - 1;
      relation[i] = relations.of(word.relation, word.relation);
      i++;
    }
    blocks[blocks.length - 1].end = text.length;
    block.push(blocks.length - 1);
    firstToken.push(i);
  }
  const number = LANGUAGES.indexOf(language);
  return Document.of(text)
    .with('blocks', {
      start: Uint32Array.from(blocks, (one) => one.start),
      end: Uint32Array.from(blocks, (one) => one.end),
      kind: new Uint8Array(blocks.length),
      markupStart: new Uint32Array(),
      markupEnd: new Uint32Array(),
    })
    .with('languages', { main: language, block: new Uint8Array(blocks.length).fill(number) })
    .with('tokens', tokens)
    .with('sentences', { firstToken: Uint32Array.from(firstToken), block: Uint32Array.from(block) })
    .with('tags', { upos, tag, tags: tags.values })
    .with('lemmas', { lemma, lemmas: lemmas.values })
    .with('trees', { head, relation, relations: relations.values })
    .with('names', namesOf(sentences));
}

function namesOf(sentences: readonly ConlluSentence[]): {
  firstToken: Uint32Array;
  endToken: Uint32Array;
  kind: Uint8Array;
} {
  const firstToken: number[] = [];
  const endToken: number[] = [];
  const kinds: number[] = [];
  let i = 0;
  for (const sentence of sentences) {
    let open = '';
    for (const word of sentence.words) {
      const mark = /(?:^|\|)NER=([BI])-([A-Z]+)/.exec(word.misc);
      const kind = mark === null ? undefined : NAME_LABELS[mark[2]];
      if (mark === null || kind === undefined) open = '';
      else if (mark[1] === 'I' && open === mark[2]) endToken[endToken.length - 1] = i + 1;
      else {
        firstToken.push(i);
        endToken.push(i + 1);
        kinds.push(NAME_KINDS.indexOf(kind));
        open = mark[2];
      }
      i++;
    }
  }
  return {
    firstToken: Uint32Array.from(firstToken),
    endToken: Uint32Array.from(endToken),
    kind: Uint8Array.from(kinds),
  };
}

/** Writes a document as CoNLL-U: columns whose layer is missing are `_`. Sentence ids count from 1. */
export function toConllu(document: Document): string {
  const { start, end } = document.layer('tokens');
  const { firstToken, block } = document.layer('sentences');
  const tags = document.maybeLayer('tags');
  const lemmas = document.maybeLayer('lemmas');
  const trees = document.maybeLayer('trees');
  const marks = nameMarks(document);
  const lines: string[] = [];
  for (let s = 0; s + 1 < firstToken.length; s++) {
    const first = firstToken[s];
    const stop = firstToken[s + 1];
    if (first === stop) continue;
    if (s === 0 || block[s] !== block[s - 1]) lines.push('# newpar');
    const text = document.text.slice(start[first], end[stop - 1]).replace(/\s+/g, ' ');
    lines.push(`# sent_id = ${s + 1}`, `# text = ${text}`);
    for (let i = first; i < stop; i++) {
      const tag = tags?.tags[tags.tag[i]];
      const joined = i + 1 < start.length && start[i + 1] === end[i];
      const misc = [marks.get(i) ?? '', joined ? 'SpaceAfter=No' : ''].filter((part) => part !== '');
      lines.push(
        [
          String(i - first + 1),
          cell(document.text.slice(start[i], end[i])),
          cell(lemmas?.lemmas[lemmas.lemma[i]]),
          tags === undefined ? EMPTY : UPOS[tags.upos[i]],
          cell(tag?.xpos),
          cell(tag?.feats),
          trees === undefined ? EMPTY : String(trees.head[i] < 0 ? 0 : trees.head[i] - first + 1),
          cell(trees?.relations[trees.relation[i]]),
          EMPTY,
          cell(misc.join('|')),
        ].join('\t'),
      );
    }
    lines.push('');
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function cell(value: string | undefined): string {
  return value === undefined || value === '' ? EMPTY : value.replace(/\s+/g, ' ');
}

function nameMarks(document: Document): Map<number, string> {
  const marks = new Map<number, string>();
  const names = document.maybeLayer('names');
  if (names === undefined) return marks;
  for (let n = 0; n < names.firstToken.length; n++) {
    const label = LABEL_OF.get(NAME_KINDS[names.kind[n]]) ?? 'MISC';
    for (let i = names.firstToken[n]; i < names.endToken[n]; i++) {
      marks.set(i, `NER=${i === names.firstToken[n] ? 'B' : 'I'}-${label}`);
    }
  }
  return marks;
}
