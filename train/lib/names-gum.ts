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

/** The fine tag tells more: "United" in "United States" is an adjective. */
const isName = ({ upos, xpos }: ConlluWord): boolean => upos === 'PROPN' || xpos.startsWith('NNP');

interface Phrase {
  readonly type: string;
  readonly first: number;
  stop: number;
}

export function gumSentence({ words }: ConlluSentence): MarkedSentence {
  const marks: MarkedWord[] = words.map(({ form }) => ({ form, mark: 'O' }));
  const phrases = phrasesOf(words).sort((a, b) => b.stop - b.first - (a.stop - a.first) || a.first - b.first);
  for (const { type, first, stop } of phrases) {
    const run = nameIn(words, first, stop);
    if (run === undefined || marks.slice(run[0], run[1]).some(({ mark }) => mark !== 'O')) continue;
    const people = type === 'person' && run[1] === run[0] + 1 && words[run[0]].xpos === 'NNPS';
    const kind = people ? 'MISC' : KIND[type];
    if (kind === undefined) continue;
    for (let i = run[0]; i < run[1]; i++) {
      marks[i] = { form: marks[i].form, mark: `${i === run[0] ? 'B' : 'I'}-${kind}` };
    }
  }
  for (const [i, { form, upos, xpos }] of words.entries()) {
    const adjective =
      upos === 'ADJ' &&
      !xpos.startsWith('NNP') &&
      /^\p{Lu}\p{Ll}/u.test(form) &&
      i > 0 &&
      words[i - 1].upos !== 'PUNCT';
    if (adjective && marks[i].mark === 'O') marks[i] = { form, mark: 'B-MISC' };
  }
  return marks;
}

function phrasesOf(words: readonly ConlluWord[]): Phrase[] {
  const done: Phrase[] = [];
  const open: { id: string; phrase: Phrase }[] = [];
  for (const [i, { misc }] of words.entries()) {
    const value = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? '';
    // "(10-time-…)7)" opens and closes 10 and closes 7.
    let id = '';
    let opening = false;
    for (const [part] of value.matchAll(/[()]|[^()]+/g)) {
      if (part === '(') opening = true;
      else if (part === ')') close(open, id, i, done);
      else {
        id = part.split('-')[0];
        if (opening) open.push({ id, phrase: { type: part.split('-')[1], first: i, stop: i + 1 } });
        opening = false;
      }
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
  if (!isName(words[head])) return undefined;
  const named = (i: number): boolean => i >= first && i < stop && isName(words[i]);
  let from = head;
  let end = head + 1;
  while (named(from - 1)) from--;
  for (;;) {
    if (named(end)) end++;
    // "Constitution of the United States": one name where the parts after "of" are no phrase of a kind of their own.
    else if (words[end]?.form === 'of' && named(end + 1)) end += 2;
    else break;
  }
  for (let i = from; i < end; i++) if (TITLE.test(words[i].form) && i < end - 1) from = i + 1;
  return TITLE.test(words[from].form) ? undefined : [from, end];
}
