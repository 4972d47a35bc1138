import { readFileSync, writeFileSync } from 'node:fs';
import type { Document } from '../src/document/index.ts';
import { fromConllu, parseConllu } from '../src/language/conllu.ts';
import { encodePack } from '../src/language/pack-format.ts';
import { ParserModel, type ParseMode } from '../src/language/parse-model.ts';
import { Parser } from '../src/language/parse.ts';
import { PARSER_DEFAULTS, trainParser } from './parser.ts';
const lang = (process.argv[2] ?? 'nl') as 'nl' | 'en'; const over = JSON.parse(process.argv[3] ?? '{}'); const out = process.argv[4];
const load = (p: string): Document => fromConllu(parseConllu(readFileSync(p, 'utf8')), lang);
const train = load(`/tmp/${lang}-train.conllu`); const devs = (lang === 'nl' ? [0, 1] : [0]).map((i) => load(`/tmp/${lang}-dev${i}.conllu`));
const t0 = Date.now();
function measure(model: ParserModel, mode: ParseMode, doc: Document): string {
  const parser = new Parser(model, mode); const { start, end } = doc.layer('tokens'); const { firstToken } = doc.layer('sentences'); const tags = doc.layer('tags'), trees = doc.layer('trees');
  let u = 0, l = 0, f = 0; const t = process.cpuUsage();
  for (let s = 0; s + 1 < firstToken.length; s++) { const a = firstToken[s], b = firstToken[s + 1]; parser.parse(doc.text, start, end, tags, a, b);
    for (let i = a; i < b; i++) { const h = parser.heads[i - a + 1]; if ((h === 0 ? -1 : a + h - 1) !== trees.head[i]) continue; u++;
      const r = model.tables.relations[parser.labels[i - a + 1]], g = trees.relations[trees.relation[i]]; if (r === g) f++; if (r.split(':')[0] === g.split(':')[0]) l++; } }
  const d = process.cpuUsage(t); const n = start.length; const p = (x: number): string => (100 * x / n).toFixed(2);
  return `${mode} UAS ${p(u)} LAS ${p(l)} full ${p(f)} ${Math.round(n / ((d.user + d.system) / 1e6))} tok/s`;
}
const tables = trainParser(train, { ...PARSER_DEFAULTS, ...over }, (line, model) => {
  console.log(line, Date.now() - t0);
  if (/^round (?:4|8|10|12)/.test(line)) { const m = model(); for (const d of devs) console.log('   ', measure(m, 'fast', d)); }
  if (/^beam/.test(line)) { const m = model(); console.log('   ', measure(m, 'accurate', devs[0])); }
});
const model = new ParserModel(tables);
for (const d of devs) { console.log(measure(model, 'fast', d)); if (tables.accurate.some((w) => w !== 0)) console.log(measure(model, 'accurate', d)); }
for (const k of ['fast', 'accurate', 'labels'] as const) { let nz = 0, clip = 0; for (const w of tables[k]) { if (w !== 0) nz++; if (Math.abs(w) === 127) clip++; } console.log(k, tables[k].length, nz, clip); }
const file = encodePack({ model: 'parser', language: lang }, ParserModel.sections(tables)); console.log('bytes', file.length);
if (out) writeFileSync(out, file);
