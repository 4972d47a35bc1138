import { Document, LANGUAGES } from '../../src/document/index.ts';
import { wholeTextBlocks } from '../../src/language/plain-blocks.ts';
import { assemble } from '../../src/language/stage.ts';
import { sentenceStage } from '../../src/language/sentences.ts';
import { tokeniserRules } from '../../src/language/tokenise-rules.ts';
import { tokeniseStage } from '../../src/language/tokenise.ts';

const pipeline = assemble(
  [
    tokeniseStage(tokeniserRules('nl'), tokeniserRules('en')),
    sentenceStage(tokeniserRules('nl'), tokeniserRules('en')),
  ],
  ['blocks', 'languages'],
);

/** A document with tokens and sentences, all of it in one language. */
export function tokenisedDocument(text: string, language: 'nl' | 'en'): Document {
  const blocks = wholeTextBlocks(text);
  const block = new Uint8Array(blocks.start.length).fill(LANGUAGES.indexOf(language));
  return pipeline(Document.of(text).with('blocks', blocks).with('languages', { main: language, block }));
}
