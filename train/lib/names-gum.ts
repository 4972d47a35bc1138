import type { ConlluSentence, ConlluWord } from '../../src/language/conllu.ts';
import type { MarkedSentence, MarkedWord } from './names-data.ts';

/**
 * Names from the entity marks of GUM (`Entity=(18-place-new-…-United_States` … `Entity=18)` in MISC; universaldependencies.org). The
 * marks are of whole noun phrases; the name is the run of names in it that ends at the phrase's head. Larger phrases come first, and
 * what they took their parts do not.
 */
const KIND: Readonly<Record<string, string>> = {
  person: 'PER',
  organization: 'ORG',
  place: 'LOC',
  event: 'MISC',
  object: 'MISC',
  abstract: 'MISC',
};
/** Offices before a name are no part of it. */
const TITLE =
  /^(?:President|Prime|Minister|Senator|Sen\.|Governor|Mayor|King|Queen|Pope|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Professor|General|Secretary|Chancellor|Chief|Justice|Judge|Sir|Lord|Captain|Police|Officer)$/;

interface Phrase {
  readonly type: string;
  readonly first: number;
  stop: number;
}

export function gumSentence({ words }: ConlluSentence): MarkedSentence {
  const marks: MarkedWord[] = words.map(({ form }) => ({ form, mark: 'O' }));
  const phrases = phrasesOf(words).sort((a, b) => b.stop - b.first - (a.stop - a.first) || a.first - b.first);
  for (const { type, first, stop } of phrases) {
    const kind = KIND[type];
    if (kind === undefined) continue;
    const run = nameIn(words, first, stop);
    if (run === undefined || marks.slice(run[0], run[1]).some(({ mark }) => mark !== 'O')) continue;
    for (let i = run[0]; i < run[1]; i++) {
      marks[i] = { form: marks[i].form, mark: `${i === run[0] ? 'B' : 'I'}-${kind}` };
    }
  }
  for (const [i, { form, upos }] of words.entries()) {
    const adjective = upos === 'ADJ' && /^\p{Lu}\p{Ll}/u.test(form) && i > 0 && words[i - 1].upos !== 'PUNCT';
    if (adjective && marks[i].mark === 'O') marks[i] = { form, mark: 'B-MISC' };
  }
  return marks;
}

function phrasesOf(words: readonly ConlluWord[]): Phrase[] {
  const done: Phrase[] = [];
  const open: { id: string; phrase: Phrase }[] = [];
  for (const [i, { misc }] of words.entries()) {
    const value = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? '';
    for (const [, mark, closes] of value.matchAll(/(\([^()]+|[^()]+(?=\)))(\)?)/g)) {
      if (mark.startsWith('(')) {
        const [id, type] = mark.slice(1).split('-');
        open.push({ id, phrase: { type, first: i, stop: i + 1 } });
        if (closes !== '') close(open, id, i, done);
      } else close(open, mark, i, done);
    }
  }
  return done;
}

function close(open: { id: string; phrase: Phrase }[], id: string, i: number, done: Phrase[]): void {
  const at = open.findLastIndex((one) => one.id === id);
  if (at < 0) return;
  const [{ phrase }] = open.splice(at, 1);
  phrase.stop = i + 1;
  done.push(phrase);
}

/** The name that the head of a phrase is in. */
function nameIn(words: readonly ConlluWord[], first: number, stop: number): [number, number] | undefined {
  let head = first;
  for (let i = first; i < stop; i++) {
    const to = words[i].head - 1;
    if (to < first || to >= stop) {
      head = i;
      break;
    }
  }
  if (words[head].upos !== 'PROPN') return undefined;
  const named = (i: number): boolean => i >= first && i < stop && words[i].upos === 'PROPN';
  let from = head;
  let end = head + 1;
  while (named(from - 1)) from--;
  for (;;) {
    if (named(end)) end++;
    // "Constitution of the United States": one name where the parts after "of" are no phrase of a kind of their own.
    else if (words[end]?.form === 'of' && named(end + 1)) end += 2;
    else break;
  }
  while (from < end - 1 && TITLE.test(words[from].form)) from++;
  return from < end && !TITLE.test(words[from].form) ? [from, end] : undefined;
}
