import { Document, LANGUAGES, type Language } from '../../src/document/index.ts';
import { wholeTextBlocks } from '../../src/language/plain-blocks.ts';
import { sentenceStage } from '../../src/language/sentences.ts';
import { tokeniseStage } from '../../src/language/tokenise.ts';
import { tokeniserRules } from '../../src/language/tokenise-rules.ts';

/** A raw text as a document with tokens and sentences, all of it in one language. */
export function tokenised(
  text: string,
  language: 'nl' | 'en' = 'nl',
  markup: [number, number][] = [],
): Document {
  const blocks = {
    ...wholeTextBlocks(text),
    markupStart: Uint32Array.from(markup, ([start]) => start),
    markupEnd: Uint32Array.from(markup, ([, end]) => end),
  };
  const rules = tokeniserRules(language);
  const document = Document.of(text)
    .with('blocks', blocks)
    .with('languages', languagesOf(language, blocks.start.length));
  return sentenceStage(rules).run(tokeniseStage(rules).run(document));
}

function languagesOf(main: Language, blocks: number): { main: Language; block: Uint8Array } {
  return { main, block: new Uint8Array(blocks).fill(LANGUAGES.indexOf(main)) };
}

/** The tokens of each sentence. */
export function sentencesOfTokens(document: Document): string[][] {
  const { start, end } = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  const sentences: string[][] = [];
  for (let i = 0; i + 1 < firstToken.length; i++) {
    const tokens: string[] = [];
    for (let token = firstToken[i]; token < firstToken[i + 1]; token++) {
      tokens.push(document.text.slice(start[token], end[token]));
    }
    sentences.push(tokens);
  }
  return sentences;
}
