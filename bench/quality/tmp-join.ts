import { readFileSync } from 'node:fs';
import { Document } from '../../src/document/index.ts';
import { assemble, fromConllu, parseConllu, stages, wholeTextBlocks } from '../../src/language/index.ts';
import { joinParticlesStage } from '../../src/language/join-by-tree.ts';
import { LemmaModel } from '../../src/language/lemma-model.ts';
import { f1, scoreUd } from './ud-score.ts';
for (const file of ['nl_alpino-ud-dev.conllu', 'nl_lassysmall-ud-dev.conllu']) {
  const gold = fromConllu(parseConllu(readFileSync('/work/shared/data/ud/nl/' + file, 'utf8')), 'nl');
  const raw = Document.of(gold.text);
  const join = joinParticlesStage(new Map([['nl', LemmaModel.open('packs/nl/lemmas.pack')]]));
  const doc = assemble(stages({ lang: 'nl' }), ['blocks'])(raw.with('blocks', wholeTextBlocks(raw.text)));
  const after = join.run(doc);
  for (const d of [doc, after]) console.log(file, (100 * f1(scoreUd(gold, d).measures.get('Lemmas')!)).toFixed(2));
  const big = Document.of(Array.from({ length: 8 }, () => gold.text).join('\n\n'));
  let d = big.with('blocks', wholeTextBlocks(big.text));
  for (const stage of stages({ lang: 'nl' })) {
    const t = process.cpuUsage();
    d = stage.run(d);
    const u = process.cpuUsage(t);
    console.log('  ', stage.name, Math.round(d.maybeLayer('tokens') ? d.tokenCount / ((u.user + u.system) / 1e6) : 0));
  }
}
const t = Date.now(); LemmaModel.open('packs/nl/lemmas.pack'); console.log('lemmas', Date.now() - t);
const { TaggerModel } = await import('../../src/language/tagger-model.ts');
const t2 = Date.now(); TaggerModel.open('packs/nl/tagger.pack'); console.log('tagger', Date.now() - t2);
