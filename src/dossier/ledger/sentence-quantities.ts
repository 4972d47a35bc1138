import type { Quantity } from '../../claim/index.ts';
import { findQuantities } from '../../coding/index.ts';
import { Document, type Language } from '../../document/index.ts';
import { assemble, stages, wholeTextBlocks } from '../../language/index.ts';

const LANGUAGES: ReadonlySet<string> = new Set<Language>(['nl', 'en']);
const pipelines = new Map<string, (document: Document) => Document>();

/** Tokens and sentences are all that numbers are read from. */
function pipelineOf(lang: Language): (document: Document) => Document {
  let pipeline = pipelines.get(lang);
  if (pipeline === undefined) {
    const all = stages({ lang });
    pipeline = assemble(all.slice(0, all.findIndex(({ adds }) => adds.includes('sentences')) + 1), [
      'blocks',
    ]);
    pipelines.set(lang, pipeline);
  }
  return pipeline;
}

/** The quantities of a sentence in which no claim was read; those that refer back or measure a time left out. */
export function quantitiesIn(sentence: string, lang: string, offset = 0): Quantity[] {
  if (!LANGUAGES.has(lang) || !/\d|\p{L}{3}/u.test(sentence)) return [];
  const document = pipelineOf(lang as Language)(
    Document.of(sentence).with('blocks', wholeTextBlocks(sentence)),
  );
  const { start, end } = document.layer('tokens');
  return findQuantities(document)
    .filter(({ definite, kind }) => !definite && kind !== 'time')
    .map(({ value, max, unit, of, approximate, text, firstToken, endToken }) => ({
      value,
      ...(max === undefined ? {} : { max }),
      ...(unit === undefined ? {} : { unit }),
      ...(of === undefined ? {} : { of }),
      ...(approximate ? { approximate } : {}),
      text,
      span: { start: offset + start[firstToken], end: offset + end[endToken - 1] },
    }));
}
