import { Document, type Language, UPOS } from '../../document/index.ts';
import { assemble, stages, wholeTextBlocks } from '../../language/index.ts';
import { LEFT_OUT, wholesOf } from './document-terms.ts';
import { fold } from './term-list.ts';

/** Languages that questions are read in. */
const LANGUAGES: readonly Language[] = ['nl', 'en'];
const NOUN = UPOS.indexOf('NOUN');
const VERB = UPOS.indexOf('VERB');

/** A content word of a question, with its place among the words. */
export interface AskedWord {
  readonly place: number;
  /** As it may stand in the postings: whole, without the parts of a compound. */
  readonly terms: readonly string[];
}

const pipelines = new Map<Language, (document: Document) => Document>();

function pipelineOf(lang: Language): (document: Document) => Document {
  let pipeline = pipelines.get(lang);
  if (pipeline === undefined) {
    const all = stages({ lang });
    // Up to the lemmas: a question of a few words has no tree to speak of.
    pipeline = assemble(all.slice(0, all.findIndex(({ adds }) => adds.includes('lemmas')) + 1), ['blocks']);
    pipelines.set(lang, pipeline);
  }
  return pipeline;
}

/** The content words of a few words in a row, as each language reads them; languages that read them alike count once. */
export function analyseWords(text: string): readonly (readonly AskedWord[])[] {
  const readings = new Map<string, readonly AskedWord[]>();
  for (const lang of LANGUAGES) {
    const words = readAs(text, lang);
    readings.set(JSON.stringify(words), words);
  }
  return [...readings.values()].filter((words) => words.length > 0);
}

function readAs(text: string, lang: Language): AskedWord[] {
  const document = pipelineOf(lang)(Document.of(text).with('blocks', wholeTextBlocks(text)));
  const { start, end } = document.layer('tokens');
  const { upos } = document.layer('tags');
  const { lemma, lemmas } = document.layer('lemmas');
  const words: AskedWord[] = [];
  for (let i = 0; i < start.length; i++) {
    const form = fold(text.slice(start[i], end[i]));
    // A word alone is meant, whatever the tagger takes it for.
    if (start.length > 1 && LEFT_OUT.has(upos[i])) continue;
    if (!/[\p{L}\p{N}]/u.test(form)) continue;
    // Alone, a word shows little of what it is: it may be a noun and a verb.
    const wholes = [upos[i], NOUN, VERB].flatMap((tag) =>
      wholesOf(text.slice(start[i], end[i]), lemmas[lemma[i]], tag, lang),
    );
    words.push({ place: i, terms: [...new Set([...wholes, form])] });
  }
  return words;
}
