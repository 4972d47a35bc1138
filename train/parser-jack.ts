import { writeFileSync } from 'node:fs';
import { UPOS } from '../src/document/index.ts';
import { Tagger } from '../src/language/tagger.ts';
import { TaggerModel } from '../src/language/tagger-model.ts';
import { devSets, documentFor, linesOf, trainSentences } from './lib/data.ts';
import { wordForms } from './lib/word-forms.ts';
import { TAGGER_DEFAULTS, trainTagger } from './tagger.ts';
const data = '/work/shared/data', lang = (process.argv[2] ?? 'nl') as 'nl' | 'en', K = Number(process.argv[3] ?? 4);
const forms = lang === 'nl' ? wordForms([...linesOf(data, 'lexica', 'OpenTaal-basiswoorden-gekeurd.txt'), ...linesOf(data, 'lexica', 'OpenTaal-basiswoorden-ongekeurd.txt')], linesOf(data, 'lexica', 'OpenTaal-flexies-ongekeurd.txt')) : new Map<string, number>();
const all = trainSentences(data, lang);
type S = typeof all[number];
const opts = { ...TAGGER_DEFAULTS, rounds: 6 };
function tagAll(tagger: Tagger, sents: readonly S[]): string[] {
  const doc = documentFor(sents, lang); const { start, end } = doc.layer('tokens'); const { firstToken } = doc.layer('sentences'); const out: string[] = [];
  for (let s = 0; s + 1 < firstToken.length; s++) { const found = tagger.tag(doc.text, start, end, firstToken[s], firstToken[s + 1]);
    out.push(sents[s].words.map((w, i) => { const t = tagger.model.tables.tags[found[i]]; return [i + 1, w.form, w.lemma, UPOS[t.upos], t.xpos || '_', t.feats || '_', w.head, w.relation, '_', '_'].join('\t'); }).join('\n') + '\n'); }
  return out;
}
const block = (i: number): number => Math.floor(i / 100) % K;
const result: string[] = new Array(all.length);
for (let k = 0; k < K; k++) {
  const tables = trainTagger(documentFor(all.filter((_, i) => block(i) !== k), lang), { forms, clusters: new Map() }, opts, () => {});
  const held = all.map((_, i) => i).filter((i) => block(i) === k); const lines = tagAll(new Tagger(new TaggerModel(tables)), held.map((i) => all[i])); held.forEach((i, j) => (result[i] = lines[j]));
  console.log('fold', k);
}
writeFileSync(`/tmp/${lang}-train.conllu`, result.join('\n'));
const tables = trainTagger(documentFor(all, lang), { forms, clusters: new Map() }, opts, () => {});
const { readFileSync } = await import('node:fs'); const { parseConllu } = await import('../src/language/conllu.ts');
const devs = lang === 'nl' ? ['nl/nl_alpino-ud-dev', 'nl/nl_lassysmall-ud-dev'] : ['en/en_ewt-ud-dev'];
devs.forEach((d, i) => { writeFileSync(`/tmp/${lang}-dev${i}.conllu`, tagAll(new Tagger(new TaggerModel(tables)), parseConllu(readFileSync(`${data}/ud/${d}.conllu`, 'utf8'))).join('\n')); });
void devSets;
