import { nounCandidates, verbCandidates } from '../../coding/index.ts';
import { type Document, LANGUAGES, type Language, TOKEN_KINDS, UPOS } from '../../document/index.ts';
import { partsOf } from './compounds.ts';
import { LAST_PLACE, type TermList, fold } from './term-list.ts';
import { vocabulary } from './vocabulary.ts';

/** Words that every sentence has: not worth their room. A phrase steps over them. */
export const LEFT_OUT: ReadonlySet<number> = new Set(
  (['ADP', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'PUNCT', 'SCONJ', 'SYM'] as const).map((tag) =>
    UPOS.indexOf(tag),
  ),
);
const VERB = UPOS.indexOf('VERB');
const NOMINAL: ReadonlySet<number> = new Set([UPOS.indexOf('NOUN'), UPOS.indexOf('PROPN')]);
const PUNCTUATION = TOKEN_KINDS.indexOf('punctuation');
/** Shortest part of a lemma that the treebank divides. */
const SHORTEST = 3;

/** Terms of lemmas, kept from document to document: the same words come again and again. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 200_000;

/**
 * What search finds a document by: the lemmas of its content words, folded, and the parts of compounds, each with its sentence
 * and its place among the tokens of the sentence. Needs tokens, sentences, tags and lemmas.
 */
export function documentTerms(document: Document): TermList {
  const { kind } = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  const { upos } = document.layer('tags');
  const { lemma, lemmas } = document.layer('lemmas');
  const { start, end } = document.layer('tokens');
  const { block } = document.layer('sentences');
  const languages = document.layer('languages').block;
  const numbers = new Map<string, number>();
  const places: number[] = [];
  for (let s = 0; s + 1 < firstToken.length; s++) {
    for (let i = firstToken[s]; i < firstToken[s + 1]; i++) {
      if (kind[i] === PUNCTUATION || LEFT_OUT.has(upos[i])) continue;
      const place = Math.min(i - firstToken[s], LAST_PLACE);
      const form = document.text.slice(start[i], end[i]);
      for (const term of termsOfToken(form, lemmas[lemma[i]], upos[i], LANGUAGES[languages[block[s]]])) {
        let number = numbers.get(term);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(term, number);
        }
        places.push(number, s, place);
      }
    }
  }
  return { terms: [...numbers.keys()], places: Uint32Array.from(places) };
}

/**
 * The lemma of a token, what the form may be where that lemma stands in no table, and the parts of compounds. The treebank divides
 * some with an underscore (`handel_embargo`, `door_gaan`).
 */
export function termsOfToken(form: string, lemma: string, upos: number, lang: Language): readonly string[] {
  const key = `${form}\0${lemma}\0${upos}\0${lang}`;
  let terms = known.get(key);
  if (terms === undefined) {
    const divided = lemma.split('_').map(fold);
    const lemmas = wholesOf(form, lemma, upos, lang);
    const parts =
      divided.length > 1
        ? divided.filter((part) => part.length >= SHORTEST)
        : lang === 'nl' && NOMINAL.has(upos)
          ? lemmas.flatMap((one) => partsOf(one, vocabulary().compoundParts))
          : [];
    terms = [...new Set([...lemmas, ...parts])];
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, terms);
  }
  return terms;
}

/** The lemma, and what the form may be the lemma of; without the parts of compounds. */
export function wholesOf(form: string, lemma: string, upos: number, lang: Language): readonly string[] {
  const whole = lemma.split('_').map(fold).join('');
  return whole === '' ? [] : [whole, ...guessesOf(fold(form), whole, upos, lang)];
}

/** A newspaper's words are not all in a treebank: "granaten" may have been left as it is. */
function guessesOf(form: string, lemma: string, upos: number, lang: Language): readonly string[] {
  const { isLemma } = vocabulary();
  if (isLemma(lemma)) return [];
  // The tag may be wrong as well: "granaten" after a verb is taken for one.
  const candidates = [
    ...(upos === VERB ? verbCandidates(lang, form) : []),
    ...(upos === VERB || NOMINAL.has(upos) ? nounCandidates(lang, form) : []),
  ];
  const found = candidates.find((candidate) => candidate !== lemma && isLemma(candidate));
  return found === undefined ? [] : [found];
}
