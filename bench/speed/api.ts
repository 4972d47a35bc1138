/**
 * How long calls of the API take with eight clients at once, on a dossier of made-up articles (speed/dossier.js --keep):
 * size only, never quality.
 *
 *     node build/bench/speed/dossier.js --claims 1000000 --base 6250 --dir DIR --keep
 *     node build/bench/speed/api.js --dossier DIR [--clients 8] [--calls 160] [--only NAME]
 *
 * The server is a process of its own. What it works out of the whole dossier is first asked for once, and that time is told
 * apart; `meanwhile` is how long other calls took while the stories were being worked out. With `--no-stories` only what does not
 * hang on stories is asked for, and they are not worked out.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ClaimsAnswer, DocumentsAnswer, StoriesAnswer } from '../../src/api/index.ts';
import { createApp } from '../../src/api/index.ts';
import { Generator } from './dossier-generator.ts';

/** Of made-up claims; the calls of a kind differ, as a server keeps what was asked before. */
const TYPES = ['AID', 'AGREE', 'ACCUSE', 'THREATEN', 'ASSAULT', 'MEASURE', 'CONSULT'];

const { values } = parseArgs({
  options: {
    dossier: { type: 'string', default: 'dossier' },
    clients: { type: 'string', default: '8' },
    calls: { type: 'string', default: '160' },
    only: { type: 'string' },
    'no-stories': { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
  },
});

if (values.serve) {
  const app = await createApp({
    dossier: values.dossier,
    version: '0',
    hosts: [],
    callsPerMinute: 1e9,
    ahead: !values['no-stories'],
  });
  console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
  process.on('SIGTERM', () => void app.close());
} else await main();

async function main(): Promise<void> {
  const server = spawn(
    process.execPath,
    [
      fileURLToPath(import.meta.url),
      '--serve',
      '--dossier',
      values.dossier,
      ...(values['no-stories'] ? ['--no-stories'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const address = await firstLine(server);
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(address + path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const clock = async (path: string): Promise<number> => {
    const start = performance.now();
    const response = await fetch(address + path);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return performance.now() - start;
  };

  const meanwhile: number[] = [];
  const began = performance.now();
  const isWhole = !values['no-stories'];
  if (isWhole) {
    const first = patient(`${address}/api/stories?limit=1`).then(() => 'done');
    const pause = async (): Promise<string> => {
      await new Promise((resolve) => {
        setTimeout(resolve, 500);
      });
      return 'pause';
    };
    do meanwhile.push(await clock('/api/claims?actor=PRK'));
    while ((await Promise.race([first, pause()])) !== 'done');
    console.log(`stories worked out in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    report('meanwhile: claims of an actor', meanwhile);
  }

  const { total, stories }: StoriesAnswer = isWhole
    ? await get('/api/stories?limit=200')
    : { total: 0, stories: [] };
  const { claims } = await get<ClaimsAnswer>('/api/claims?limit=200');
  const { documents } = await get<DocumentsAnswer>('/api/documents?limit=200');
  if (isWhole) console.log(`${total} stories`);
  // Copies of made-up articles have claims whose ids are not those that they are looked up by (speed/dossier.js).
  let found: string | undefined;
  for (const { claim } of claims)
    if (found === undefined && (await fetch(`${address}/api/claims/${claim.id}`)).ok) found = claim.id;
  const generator = new Generator();
  const ids = ['RUS', 'USA', 'UKR', 'PRK', 'KOR', 'CHN', 'JPN', 'NLD', 'BEL', 'DEU'];
  const id = (i: number): string => ids[i % ids.length];
  const direct: Readonly<Record<string, (i: number) => string>> = {
    dossier: () => '/api/dossier',
    'documents, pages': (i) => `/api/documents?limit=200&after=${i * 100}`,
    'an article': (i) => `/api/documents/${documents[i % documents.length].article}`,
    'claims, newest': () => '/api/claims',
    'claims of an actor since a day': (i) =>
      `/api/claims?actor=${id(i)}&since=${2015 + (i % 9)}-${String(1 + (i % 12)).padStart(2, '0')}&order=oldest`,
    'claims of a pair and type': (i) =>
      `/api/claims?actor=${id(i)}&recipient=${id(i + 1 + (Math.floor(i / 10) % 9))}&type=${TYPES[i % TYPES.length]}`,
    'claims about a party and type': (i) =>
      `/api/claims?party=${id(i)}&type=${TYPES[Math.floor(i / 10) % TYPES.length]}&limit=50`,
    ...(found === undefined ? {} : { 'a claim': () => `/api/claims/${found}` }),
    'search, a word': (i) => `/api/search?q=${generator.word(3000 + 7 * i)}`,
    'search, fields': (i) => `/api/search?q=actor:${id(i)}%20type:AID`,
    reviews: () => '/api/reviews',
    watches: () => '/api/watches',
  };
  const derived: typeof direct = {
    'ledger, pages far apart': (i) => `/api/stories?after=${Math.floor(((i * 0.618) % 1) * total)}`,
    'ledger of a party': (i) => `/api/stories?party=${id(i)}&after=${i * 50}`,
    'ledger, other filter each time': (i) =>
      `/api/stories?actor=${id(i)}&since=${2015 + (i % 9)}-${String(1 + (i % 12)).padStart(2, '0')}`,
    'a story': (i) => `/api/stories/${stories[i % stories.length].id}`,
    relations: () => '/api/relations',
    flows: () => '/api/flows',
    origins: () => '/api/origins',
    tension: (i) => `/api/tension?a=${id(i % 4)}&b=${id((i % 4) + 1)}`,
    'tension, a point': (i) => `/api/tension?a=RUS&b=USA&at=2020-0${1 + (i % 9)}-01`,
    places: () => '/api/places',
    actors: () => '/api/actors',
    brief: () => '/api/brief',
  };
  for (const [name, path] of Object.entries({ ...direct, ...(isWhole ? derived : {}) })) {
    if (values.only !== undefined && !name.includes(values.only)) continue;
    // First time of all, then of each that differs.
    const start = await clock(path(0));
    for (let i = 1; i < 12; i++) await clock(path(i));
    const times: number[] = [];
    const before = cpuOf(server);
    let next = 12;
    const last = next + Number(values.calls);
    await Promise.all(
      Array.from({ length: Number(values.clients) }, async () => {
        while (next < last) times.push(await clock(path(next++)));
      }),
    );
    report(
      name,
      times,
      `first ${start.toFixed(0)} ms  CPU ${((cpuOf(server) - before) / times.length).toFixed(1)} ms a call`,
    );
  }
  server.kill('SIGTERM');
  await once(server, 'close');
}

/** Milliseconds of CPU that the server has used, by Linux; its process for stories is not counted. */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  // Fields 14 and 15 of proc(5), in hundredths of a second.
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function report(name: string, times: readonly number[], more = ''): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0).padStart(5);
  console.log(`${name.padEnd(32)} median ${at(0.5)}  p95 ${at(0.95)}  longest ${at(1)} ms  ${more}`);
}

/** A call that may take any time: it is refused for now while something is worked out for the first time. */
async function patient(address: string): Promise<void> {
  const ask = async (): Promise<number> =>
    new Promise((resolve, reject) => {
      request(address, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      })
        .once('error', reject)
        .end();
    });
  for (;;) {
    const status = await ask();
    if (status === 200) return;
    if (status !== 503) throw new Error(String(status));
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`the server ended with ${String(code)}`)));
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
  });
}
