import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf, type Document } from '../src/document/index.ts';
import { encodePack } from '../src/language/pack-format.ts';
import { Tagger } from '../src/language/tagger.ts';
import { TaggerModel } from '../src/language/tagger-model.ts';
import {
  devSets,
  documentFor,
  isShipped,
  linesOf,
  trainSentences,
  type TreebankLanguage,
} from './lib/data.ts';
import { DUTCH_FACTS, ENGLISH_FACTS, wordForms } from './lib/word-forms.ts';
import type { TrainContext, TrainStep } from './step.ts';
import { TAGGER_DEFAULTS, trainTagger } from './tagger.ts';

/** Trains `tagger.pack` and measures it on the dev sets with gold tokens. */
export const taggerStep: TrainStep<TreebankLanguage> = {
  name: 'tagger',
  run(context) {
    const sentences = trainSentences(context.data, context.language, context.wikipedia);
    const document = documentFor(sentences, context.language);
    const tables = trainTagger(document, formsFor(context), TAGGER_DEFAULTS, context.report);
    const file = encodePack({ model: 'tagger', language: context.language }, TaggerModel.sections(tables));
    writeFileSync(join(context.packs, 'tagger.pack'), file);
    context.report(`tagger.pack ${file.length} bytes`);
    for (const dev of devSets(context.data, context.language, context.wikipedia)) {
      context.report(`${dev.name}: ${accuracy(new TaggerModel(tables), dev.document)}`);
    }
  },
};

/** Patterns of word forms from word lists that say nothing of tags; none for a language that is not shipped. */
export function formsFor({
  language,
  data,
}: Pick<TrainContext<TreebankLanguage>, 'language' | 'data'>): Map<string, number> {
  if (!isShipped(language)) return new Map();
  if (language === 'en') {
    const frequent = linesOf(data, 'lexica', 'FrequencyWords-2018-en-50k.txt').map(
      (line) => line.split(' ')[0],
    );
    return wordForms(frequent, [], ENGLISH_FACTS);
  }
  const base = ['gekeurd', 'ongekeurd'].flatMap((kind) =>
    linesOf(data, 'lexica', `OpenTaal-basiswoorden-${kind}.txt`),
  );
  return wordForms(base, linesOf(data, 'lexica', 'OpenTaal-flexies-ongekeurd.txt'), DUTCH_FACTS);
}

/** UPOS and joint tag accuracy on gold tokens, in percent. */
export function accuracy(model: TaggerModel, document: Document): string {
  const tagger = new Tagger(model);
  const gold = document.layer('tags');
  const words = wordsOf(document);
  const { firstToken } = document.layer('sentences');
  let upos = 0;
  let joint = 0;
  for (let s = 0; s + 1 < firstToken.length; s++) {
    const found = tagger.tag(words, firstToken[s], firstToken[s + 1]);
    for (let i = 0; i < found.length; i++) {
      const tag = model.tables.tags[found[i]];
      const want = gold.tags[gold.tag[firstToken[s] + i]];
      if (tag.upos !== gold.upos[firstToken[s] + i]) continue;
      upos++;
      if (tag.xpos === want.xpos && tag.feats === want.feats) joint++;
    }
  }
  const percent = (n: number): string => ((100 * n) / words.length).toFixed(2);
  return `UPOS ${percent(upos)}, UPOS+XPOS+feats ${percent(joint)}`;
}
