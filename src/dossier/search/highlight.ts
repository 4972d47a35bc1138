import { Document, LANGUAGES, type Language } from '../../document/index.ts';
import {
  assemble,
  languageStage,
  tokeniseStage,
  tokeniserRules,
  wholeTextBlocks,
} from '../../language/index.ts';

/** UTF-16 code units into the sentence. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
}

const tokenisers = new Map<Language | undefined, (document: Document) => Document>();

/** Where the tokens at these places of a sentence stand; neighbours are joined. */
export function highlightsOf(sentence: string, lang: string, places: ReadonlySet<number>): Highlight[] {
  if (places.size === 0) return [];
  const language = LANGUAGES.find((one) => one === lang);
  let tokenise = tokenisers.get(language);
  if (tokenise === undefined) {
    tokenise = assemble(
      [languageStage(language), tokeniseStage(tokeniserRules('nl'), tokeniserRules('en'))],
      ['blocks'],
    );
    tokenisers.set(language, tokenise);
  }
  const { start, end } = tokenise(Document.of(sentence).with('blocks', wholeTextBlocks(sentence))).layer(
    'tokens',
  );
  const found: { start: number; end: number }[] = [];
  for (let i = 0; i < start.length; i++) {
    if (!places.has(i)) continue;
    const last = found.at(-1);
    if (last !== undefined && places.has(i - 1) && /^\s*$/.test(sentence.slice(last.end, start[i])))
      last.end = end[i];
    else found.push({ start: start[i], end: end[i] });
  }
  return found;
}
