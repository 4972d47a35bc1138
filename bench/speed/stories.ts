/**
 * Milliseconds of CPU a document for origins and for stories, on made-up articles: size only, never quality.
 *
 *     node build/bench/speed/stories.js [--documents 20000] [--all]
 *
 * With `--all` also the whole of what `breuklijn stories` works out, sentences without a claim and origins included. Articles of 300 words about 60 states over ten years for a million documents, as many a day for fewer; one in five is a copy.
 */
import { parseArgs } from 'node:util';
import type { Claim } from '../../src/claim/index.ts';
import { buildLedger } from '../../src/dossier/ledger/index.ts';
import { storiesOf } from '../../src/dossier/read-stories.ts';
import { type OriginDocument, findOrigins } from '../../src/dossier/origins/index.ts';
import { type Telling, contextOf, findStories, storySpace } from '../../src/dossier/stories/index.ts';

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '20000' }, all: { type: 'boolean', default: false } },
});
const count = Number(values.documents);
/** A million documents over ten years. */
const PER_DAY = 274;
const CLAIMS = 4;
const TYPES = ['AID', 'CONSULT', 'SANCTION', 'MOBILIZE', 'ASSAULT', 'AGREE', 'THREATEN', 'ACCUSE'] as const;

let seed = 1;
function random(below: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}
const words = Array.from({ length: 8000 }, () =>
  Array.from({ length: 3 + random(8) }, () => 'abcdefghiklmnoprstuvz'[random(21)]).join(''),
);
const states = Array.from(
  { length: 60 },
  (_, i) => `S${String.fromCharCode(65 + (i % 26), 65 + Math.floor(i / 26))}`,
);

function sentence(): string {
  const row = Array.from({ length: 15 + random(10) }, () => words[Math.min(random(8000), random(8000))]);
  row[2] = `${row[2].slice(0, 1).toUpperCase()}${row[2].slice(1)}`;
  row[5] = String(10 + random(5000));
  return `${row[0].slice(0, 1).toUpperCase()}${row[0].slice(1)} ${row.slice(1).join(' ')}.`;
}

function dayOf(i: number): string {
  return new Date(Date.UTC(2015, 0, 1) + Math.floor(i / PER_DAY) * 86_400_000).toISOString().slice(0, 10);
}

const documents: OriginDocument[] = [];
const tellings: Telling[] = [];
for (let i = 0; i < count; i++) {
  const copied = i > 50 && random(5) === 0 ? documents[i - 1 - random(50)].text.split('\n') : undefined;
  const lines = Array.from({ length: 16 }, (_, j) => copied?.[j] ?? sentence());
  const text = lines.join('\n');
  const published = dayOf(i);
  const article = `d${i}`;
  documents.push({
    id: article,
    article,
    input: article,
    lang: 'nl',
    authors: [],
    marks: [{ start: 0, end: text.length, kind: 'paragraph' }],
    published,
    outlet: `Blad ${random(40)}`,
    text,
  });
  for (let k = 0; k < CLAIMS; k++)
    tellings.push({ article, published, lang: 'nl', claim: claimOf(`${article}-${k}`, lines[k], k) });
}

function claimOf(id: string, exact: string, place: number): Claim {
  const pick = (): { text: string; id: string } => {
    const id = states[Math.min(random(60), random(60))];
    return { text: id, id };
  };
  return {
    id,
    document: id,
    kind: 'event',
    type: TYPES[random(TYPES.length)],
    actors: [pick()],
    recipients: [pick()],
    reality: 'actual',
    polarity: 'positive',
    certainty: 'certain',
    attribution: [],
    selector: { start: place * 100, end: place * 100 + exact.length, exact },
    trigger: { text: exact.split(' ')[4], lemma: '' },
    rule: `rule.x${random(30)}`,
    confidence: 0.8,
  };
}

function timed<T>(name: string, work: () => T): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  console.log(`${name.padEnd(10)} ${((user + system) / 1000 / count).toFixed(3)} ms a document`);
  return result;
}

const origins = timed('origins', () => findOrigins(documents));
const space = timed('words', () => storySpace(tellings, documents.map(contextOf)));
const groups = timed('stories', () => findStories(space));
timed('ledger', () => buildLedger(groups, origins));
if (values.all) timed('all', () => storiesOf(documents, tellings));
console.log(
  `${count} documents, ${tellings.length} claims: ${origins.length} groups of one origin, ${groups.length} stories, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
);
