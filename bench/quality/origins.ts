/**
 * Precision and recall of origins on labelled pairs of articles (docs/measuring.md).
 *
 *     node build/bench/quality/origins.js test/gold/origins-pairs.jsonl [--errors]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Origin, findOrigins } from '../../src/dossier/origins/index.ts';
import { type OriginPair, originDocumentOf } from './origin-pairs.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { errors: { type: 'boolean', default: false } },
});
const path = positionals.at(0);
if (path === undefined) throw new Error('name a file with pairs');

const counts = { right: 0, given: 0, labelled: 0, kind: 0 };
const pairs = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as OriginPair);
for (const pair of pairs) {
  const origins = findOrigins([originDocumentOf('a', pair.a), originDocumentOf('b', pair.b)]);
  const kind = givenKind(origins.at(0));
  const labelled = pair.kind !== 'none';
  if (labelled) counts.labelled++;
  if (kind !== 'none') counts.given++;
  if (labelled && kind !== 'none') counts.right++;
  if (kind === pair.kind) counts.kind++;
  if (values.errors && (labelled !== (kind !== 'none') || kind !== pair.kind)) {
    console.log(
      `${labelled === (kind !== 'none') ? 'kind ' : 'WRONG'} ${pair.id} ${pair.kind} given ${kind}: ${pair.note}`,
    );
  }
}
const precision = counts.right / Math.max(1, counts.given);
const recall = counts.right / Math.max(1, counts.labelled);
const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
console.log(
  `${pairs.length} pairs: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}; kind right ${(counts.kind / pairs.length).toFixed(3)}`,
);

function givenKind(origin: Origin | undefined): OriginPair['kind'] {
  return origin === undefined ? 'none' : origin.links[0].kind;
}
