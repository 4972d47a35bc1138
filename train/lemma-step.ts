import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../src/document/index.ts';
import { LemmaModel } from '../src/language/lemma-model.ts';
import { lemmatiseStage } from '../src/language/lemmatise.ts';
import { encodePack } from '../src/language/pack-format.ts';
import { TaggerModel } from '../src/language/tagger-model.ts';
import { devSets, linesOf, trainSentences, type TreebankLanguage } from './lib/data.ts';
import { modelTags } from './lib/model-tags.ts';
import { trainLemmas } from './lemmas.ts';
import type { TrainStep } from './step.ts';

/** Trains `lemmas.pack` and measures it on the dev sets, with gold tags and with those of the tagger. */
export const lemmaStep: TrainStep<TreebankLanguage> = {
  name: 'lemmas',
  run({ language, data, packs, wikipedia, report }) {
    const baseWords =
      language === 'nl'
        ? ['gekeurd', 'ongekeurd'].flatMap((kind) =>
            linesOf(data, 'lexica', `OpenTaal-basiswoorden-${kind}.txt`),
          )
        : [];
    const tables = trainLemmas(trainSentences(data, language, wikipedia), baseWords);
    const file = encodePack({ model: 'lemmas', language }, LemmaModel.sections(tables));
    writeFileSync(join(packs, 'lemmas.pack'), file);
    report(`lemmas.pack ${file.length} bytes`);
    const lemmatise = lemmatiseStage(new Map([[language, new LemmaModel(tables)]]));
    const tag = modelTags(new Map([[language, TaggerModel.open(join(packs, 'tagger.pack'))]]));
    for (const { name, document } of devSets(data, language, wikipedia)) {
      const gold = lemmatise.run(document);
      const tagged = lemmatise.run(tag.run(document));
      report(`${name}: lemmas ${right(document, gold)} on gold tags, ${right(document, tagged)} on tagged`);
    }
  },
};

function right(gold: Document, found: Document): string {
  const a = gold.layer('lemmas');
  const b = found.layer('lemmas');
  let n = 0;
  for (let i = 0; i < gold.tokenCount; i++) if (a.lemmas[a.lemma[i]] === b.lemmas[b.lemma[i]]) n++;
  return ((100 * n) / gold.tokenCount).toFixed(2);
}
