import { copyFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Catalogue } from '../../src/dossier/catalogue.ts';
import { CLAIM_COLUMNS, DOCUMENT_COLUMNS } from '../../src/dossier/columns.ts';
import { Engine, quoted } from '../../src/dossier/engine.ts';
import { openDossier } from '../../src/dossier/index.ts';
import { mergedName } from '../../src/dossier/merge.ts';
import { STORED, placeSegment } from '../../src/dossier/segment-writer.ts';
import { Generator } from './dossier-generator.ts';

/*
 * Size and speed of a dossier, on made-up articles (dossier-generator.ts; 400 words and 10 claims each).
 *   node build/bench/speed/dossier.js --claims 1000000 [--base 5000] [--dir DIR] [--keep] [--only-ask]
 * The first articles (`base`) go in as they would from `read`; the rest are those again with other ids and dates, written by SQL,
 * because making them takes longer than storing them. No group of rows that is compressed together holds a text twice.
 */

const CLAIMS_AN_ARTICLE = 10;
const BATCH = 500;
/** As many segments of one size are put together (merge.ts). */
const WIDTH = 16;
const RUNS = 5;

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '1000000' },
    base: { type: 'string', default: '5000' },
    dir: { type: 'string', default: join('bench', 'tmp', 'dossier-bench') },
    keep: { type: 'boolean', default: false },
    'only-ask': { type: 'boolean', default: false },
  },
});
const path = values.dir;
const wanted = Number(values.claims);
/** Articles that are made one by one. */
const BASE = Number(values.base);

function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function peak(): string {
  return `${Math.round(process.resourceUsage().maxRSS / 1024)} MB peak`;
}

async function fill(): Promise<void> {
  rmSync(path, { recursive: true, force: true });
  const generator = new Generator();
  const dossier = await openDossier(path, { create: true });
  let storing = 0;
  let cpu = 0;
  for (let made = 0; made < BASE; made += BATCH) {
    const batch = Array.from({ length: BATCH }, () => generator.next());
    const [start, before] = [performance.now(), seconds()];
    await dossier.addDocuments(batch);
    storing += performance.now() - start;
    cpu += seconds() - before;
  }
  console.log(
    `store ${BASE} articles: ${(storing / BASE).toFixed(2)} ms an article (${((cpu / BASE) * 1000).toFixed(2)} ms CPU), ${peak()}`,
  );
  await dossier.compact();
  dossier.close();
  // First some small copies, put together as segments are; then copies of the whole.
  const articles = Math.ceil(wanted / CLAIMS_AN_ARTICLE);
  const small = Math.min(WIDTH, Math.ceil(articles / BASE));
  await clone(small - 1, 1);
  const [start, before] = [performance.now(), seconds()];
  const whole = await openDossier(path, { write: true });
  await whole.compact();
  whole.close();
  console.log(
    `put ${small} segments together: ${((performance.now() - start) / 1000).toFixed(1)} s (${(seconds() - before).toFixed(1)} s CPU), ${peak()}`,
  );
  await clone(Math.round(articles / (small * BASE)) - 1, 100);
}

/** Writes the one segment again, times over, with other articles and other dates. @param from first number of a copy */
async function clone(times: number, from: number): Promise<void> {
  (await openDossier(path, { write: true })).close();
  const folder = join(path, 'segments');
  const engine = await Engine.open();
  const [file] = readdirSync(folder).filter((name) => name.endsWith('-documents.parquet'));
  const source = file.slice(0, 32);
  const { catalogue } = await Catalogue.open(engine, folder, [source], ['1']);
  for (let i = from; i < from + times; i++) {
    const hashed = (column: string): string => `md5(${column} || '${i}')`;
    const replaced: Readonly<Record<string, string>> = {
      article: hashed('article'),
      id: hashed('id'),
      document: hashed('document'),
      published: `strftime(published::DATE + ${(i * 7) % 30}, '%Y-%m-%d')`,
      key: `hash(key, ${i})`,
    };
    const list = (columns: readonly { readonly name: string }[]): string =>
      columns.map(({ name }) => `${replaced[name] ?? `"${name}"`} AS "${name}"`).join(', ');
    await placeSegment(folder, mergedName([source, String(i)]), async (to) => {
      for (const table of ['sentences', 'postings'] as const)
        copyFileSync(catalogue.file(source, table), to(table));
      for (const [table, columns] of [
        ['claims', CLAIM_COLUMNS],
        ['documents', DOCUMENT_COLUMNS],
      ] as const) {
        const rows = `FROM read_parquet(${quoted(catalogue.file(source, table))})`;
        await engine.copyParquet(`SELECT ${list(columns)} ${rows}`, to(table), STORED[table]);
      }
    });
  }
  engine.close();
}

async function ask(): Promise<void> {
  const bytes: Record<string, number> = {};
  for (const name of readdirSync(join(path, 'segments'))) {
    const table = name.slice(33).replace('.parquet', '');
    bytes[table] = (bytes[table] ?? 0) + statSync(join(path, 'segments', name)).size;
  }
  const all = Object.values(bytes).reduce((a, b) => a + b, 0);
  console.log(
    `disk ${(all / 1e6).toFixed(0)} MB: ${Object.entries(bytes)
      .map(([table, size]) => `${table} ${(size / 1e6).toFixed(0)}`)
      .join(', ')}`,
  );
  const [opening, used] = [performance.now(), seconds()];
  const dossier = await openDossier(path);
  console.log(
    `open ${Math.round(performance.now() - opening)} ms (${((seconds() - used) * 1000).toFixed(0)} CPU), ${peak()}`,
  );
  const generator = new Generator();
  const counts = await dossier.counts();
  console.log(`${counts.claims} claims, ${counts.documents} articles, ${counts.segments} segments`);
  const some = (await dossier.page({ limit: 1 })).claims[0];
  const page = await dossier.page({ filter: { actor: 'PRK' } });
  const drain = async (rows: AsyncIterable<unknown>): Promise<void> => {
    for await (const row of rows) void row;
  };
  const questions: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['count of all', () => dossier.count()],
    ['types', () => dossier.tally('type')],
    ['actors', () => dossier.tally('actors')],
    ['types of one actor', () => dossier.tally('type', { actor: 'PRK' })],
    ['speakers', () => dossier.tally('speakers')],
    ['places', () => dossier.tally('place_country')],
    [
      'months by type',
      () =>
        drain(
          dossier.query(
            'SELECT left(published, 7) AS month, type, count(*) AS n FROM claims GROUP BY ALL ORDER BY ALL',
          ),
        ),
    ],
    [
      'pairs',
      () =>
        drain(
          dossier.query(
            'SELECT actors, recipients, count(*) AS n FROM claims GROUP BY ALL ORDER BY n DESC LIMIT 500',
          ),
        ),
    ],
    [
      'one pair by week',
      () =>
        drain(
          dossier.query(
            "SELECT date_trunc('week', published::DATE) AS week, type, count(*) AS n FROM claims GROUP BY ALL ORDER BY ALL",
            { actor: 'RUS', recipient: 'PRK' },
          ),
        ),
    ],
    ['ledger, newest', () => dossier.page()],
    ['ledger, of one actor', () => dossier.page({ filter: { actor: 'PRK' } })],
    [
      'ledger, next page',
      () =>
        dossier.page({ filter: { actor: 'PRK' }, ...(page.next === undefined ? {} : { after: page.next }) }),
    ],
    [
      'ledger, rare',
      () => dossier.page({ filter: { actor: 'UN', recipient: 'UN', type: 'MEASURE', since: '2024-06' } }),
    ],
    ['one claim', () => drain(dossier.claims({ id: some.claim.id }))],
    ['text of an article', () => dossier.text(some.article)],
    ['search, a common word', () => dossier.search(generator.word(300))],
    ['search, a rare word', () => dossier.search(generator.word(40_000))],
    ['search, two words', () => dossier.search(`${generator.word(200)} ${generator.word(400)}`)],
    ['search, a phrase', () => dossier.search(`"${generator.word(200)} ${generator.word(201)}"`)],
    ['search, fields', () => dossier.search(`actor:PRK type:AID ${generator.word(200)}`)],
    ['search, field and date', () => dossier.search(`actor:PRK date:2020-03 lang:en`)],
    ['search, in both languages', () => dossier.search('wapens leveren')],
  ];
  for (const [name, run] of questions) {
    const [start] = [performance.now()];
    await run();
    const first = performance.now() - start;
    const times: number[] = [];
    const cpu = seconds();
    for (let i = 0; i < RUNS; i++) {
      const begun = performance.now();
      await run();
      times.push(performance.now() - begun);
    }
    const used = ((seconds() - cpu) / RUNS) * 1000;
    const median = times.toSorted((a, b) => a - b)[RUNS >> 1];
    console.log(
      `${name.padEnd(28)} ${median.toFixed(0).padStart(6)} ms  first ${first.toFixed(0).padStart(6)}  CPU ${used.toFixed(0).padStart(6)}`,
    );
  }
  console.log(peak());
  dossier.close();
}

if (!values['only-ask'] || !existsSync(path)) await fill();
await ask();
if (!values.keep) rmSync(path, { recursive: true, force: true });
