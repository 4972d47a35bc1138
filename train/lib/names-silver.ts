import { NAME_KINDS, UPOS } from '../../src/document/index.ts';
import type { ConlluSentence, ConlluWord } from '../../src/language/conllu.ts';
import { OUTSIDE, beginsKind } from '../../src/language/names-labels.ts';
import type { NamedDocument } from '../names.ts';
import type { MarkedSentence, MarkedWord } from './names-data.ts';
import type { ListedName } from './names-lists.ts';

/** Marks as the shared task names them, by index into NAME_KINDS. */
export const MARKS = ['PER', 'ORG', 'LOC', 'MISC'] as const;
const OTHER = NAME_KINDS.indexOf('other');

/** Words that treebanks tag as names and that are none: days, months. */
const CALENDAR =
  /^(?:maan|dins|woens|donder|vrij|zater|zon)dag$|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:jan|febr)uar[iy]$|^maart$|^march$|^apr?il$|^mei$|^may$|^ju[nl][iye]$|^juli$|^august(?:us)?$|^(?:septem|novem|decem)ber$|^o[kc]tober$/i;

export interface SilverSpan {
  readonly sentence: number;
  readonly first: number;
  readonly stop: number;
  readonly text: string;
  /** Known from the tags alone: plural peoples and adjectives are of kind other. */
  readonly kind?: number;
}

const isName = ({ upos, xpos }: ConlluWord): boolean => upos === 'PROPN' || xpos.startsWith('NNP');
const isCapital = (form: string): boolean => /^\p{Lu}/u.test(form);

/**
 * Names of a treebank, from its own tags and trees: a word tagged as a name with those that hang on it as `flat`, a run of such words
 * in English, and capitalised adjectives. Their kinds are not in a treebank.
 */
export function treebankSpans(sentences: readonly ConlluSentence[]): SilverSpan[] {
  const spans: SilverSpan[] = [];
  for (const [s, { words }] of sentences.entries()) {
    for (let i = 0; i < words.length;) {
      const stop = spanEnd(words, i);
      if (stop === i) {
        i++;
        continue;
      }
      const parts = words.slice(i, stop);
      const text = parts.map(({ form }) => form).join(' ');
      const people = parts.length === 1 && (!isName(words[i]) || /\|mv\||^NNPS$/.test(words[i].xpos));
      spans.push({ sentence: s, first: i, stop, text, ...(people ? { kind: OTHER } : {}) });
      i = stop;
    }
  }
  return spans;
}

function spanEnd(words: readonly ConlluWord[], i: number): number {
  const { form, upos } = words[i];
  if (!isCapital(form) || CALENDAR.test(form)) return i;
  if (
    upos === 'ADJ' &&
    !isName(words[i]) &&
    i > 0 &&
    words[i - 1].upos !== 'PUNCT' &&
    form !== form.toUpperCase()
  )
    return i + 1;
  if (!isName(words[i])) return i;
  let stop = i + 1;
  while (stop < words.length && isName(words[stop]) && goesOn(words, i, stop)) stop++;
  return stop;
}

function goesOn(words: readonly ConlluWord[], first: number, at: number): boolean {
  const { relation, head, form } = words[at];
  if (CALENDAR.test(form)) return false;
  if (relation.startsWith('flat')) return head - 1 >= first && head - 1 < at;
  const next = words[at - 1];
  // English compounds hang on their last word.
  return (
    ['compound', 'amod'].includes(next.relation) ||
    (next.relation.startsWith('flat') && relation === 'compound')
  );
}

/**
 * The kind of each span: listed, told by its tag, or what `guess` makes of most spans of the same text.
 * @param guess kind of one span in its sentence, or -1
 */
export function kindsOf(
  spans: readonly SilverSpan[],
  names: readonly ListedName[],
  guess: (span: SilverSpan) => number,
): Int8Array {
  const listed = new Map<string, number>();
  for (const { text, kind } of names) if (!listed.has(text)) listed.set(text, kind);
  const votes = new Map<string, Float64Array>();
  for (const span of spans) {
    const kind = guess(span);
    let row = votes.get(span.text);
    if (row === undefined) votes.set(span.text, (row = new Float64Array(NAME_KINDS.length)));
    if (kind >= 0) row[kind]++;
  }
  return Int8Array.from(spans, (span) => {
    const known = listed.get(span.text) ?? span.kind;
    if (known !== undefined) return known;
    const row = votes.get(span.text) ?? new Float64Array(NAME_KINDS.length);
    const most = Math.max(...row);
    return most === 0 ? -1 : row.indexOf(most);
  });
}

/** Marked sentences with the spans whose kind is known; a sentence with an unknown one is left out. */
export function markedSentences(
  sentences: readonly ConlluSentence[],
  spans: readonly SilverSpan[],
  kinds: Int8Array,
): MarkedSentence[] {
  const marked: MarkedWord[][] = sentences.map(({ words }) => words.map(({ form }) => ({ form, mark: 'O' })));
  const unknown = new Set<number>();
  for (const [n, { sentence, first, stop }] of spans.entries()) {
    if (kinds[n] < 0) unknown.add(sentence);
    else {
      for (let i = first; i < stop; i++) {
        const mark = `${i === first ? 'B' : 'I'}-${MARKS[kinds[n]]}`;
        marked[sentence][i] = { form: marked[sentence][i].form, mark };
      }
    }
  }
  return marked.filter((_, s) => !unknown.has(s));
}

/**
 * Corpora that mark persons, places and organisations only leave peoples and their adjectives unmarked; they are marked here as of
 * kind other: what our tables list, and capitalised adjectives inside a sentence.
 */
export function withPeoples(
  documents: readonly NamedDocument[],
  names: readonly ListedName[],
): NamedDocument[] {
  const peoples = new Set(names.filter(({ kind }) => kind === OTHER).map(({ text }) => text));
  const adjective = UPOS.indexOf('ADJ');
  return documents.map((named) => {
    const { text } = named.document;
    const { start, end } = named.document.layer('tokens');
    const { upos } = named.document.layer('tags');
    const initial = new Set(named.document.layer('sentences').firstToken);
    const labels = named.labels.map((label, i) => {
      const form = text.slice(start[i], end[i]);
      const told = upos[i] === adjective && !initial.has(i) && /^\p{Lu}\p{Ll}{2}/u.test(form);
      return label === OUTSIDE && (told || peoples.has(form)) ? beginsKind(OTHER) : label;
    });
    return { ...named, labels };
  });
}
