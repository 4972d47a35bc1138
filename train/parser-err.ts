import { readFileSync } from 'node:fs';
import { UPOS } from '../src/document/index.ts';
import { fromConllu, parseConllu } from '../src/language/conllu.ts';
import { ParserModel } from '../src/language/parse-model.ts';
import { Parser } from '../src/language/parse.ts';
const doc = fromConllu(parseConllu(readFileSync(process.argv[3], 'utf8')), 'nl'); const model = ParserModel.open(process.argv[2]); const gold = fromConllu(parseConllu(readFileSync(process.argv[4], 'utf8')), 'nl');
const parser = new Parser(model, 'fast'); const { start, end } = doc.layer('tokens'); const { firstToken } = doc.layer('sentences'); const tags = doc.layer('tags'), trees = doc.layer('trees'), gt = gold.layer('tags');
const m = new Map<string, number[]>(), conf = new Map<string, number>(), tc = new Map<string, number>(); let tagWrong = 0, n = 0, wrongWithTag = 0, wrong = 0;
for (let s = 0; s + 1 < firstToken.length; s++) { const a = firstToken[s], b = firstToken[s + 1]; parser.parse(doc.text, start, end, tags, a, b);
  for (let i = a; i < b; i++) { const h = parser.heads[i - a + 1]; const hok = (h === 0 ? -1 : a + h - 1) === trees.head[i]; const r = model.tables.relations[parser.labels[i - a + 1]].split(':')[0], g = trees.relations[trees.relation[i]].split(':')[0];
    const e = m.get(g) ?? [0, 0, 0, 0]; e[0]++; if (hok) e[1]++; if (r === g) e[2]++; if (hok && r === g) e[3]++; m.set(g, e); n++; const tw = tags.upos[i] !== gt.upos[i]; if (tw) { tagWrong++; const k = UPOS[gt.upos[i]] + '>' + UPOS[tags.upos[i]]; tc.set(k, (tc.get(k) ?? 0) + 1); }
    if (!(hok && r === g)) { wrong++; if (tw) wrongWithTag++; } if (r !== g) { const k = g + '>' + r; conf.set(k, (conf.get(k) ?? 0) + 1); } } }
console.log('UPOS', 100 - 100 * tagWrong / n, 'LAS err', wrong, 'with tag err', wrongWithTag);
for (const [k, v] of [...m].sort((x, y) => (y[1][0] - y[1][3]) - (x[1][0] - x[1][3])).slice(0, 24)) console.log(k.padEnd(10), v.join(' '), 'lost', v[0] - v[3]);
console.log([...conf].sort((x, y) => y[1] - x[1]).slice(0, 30).map(([k, v]) => k + ' ' + v).join(', ')); console.log([...tc].sort((x, y) => y[1] - x[1]).slice(0, 24).map(([k, v]) => k + ' ' + v).join(', '));
