/**
 * Milliseconds of CPU that pages of a ledger of a million rows take where they are worked out, on made-up rows: size only, never quality.
 *
 *     node --max-old-space-size=8000 build/bench/speed/ledger.js [--rows 1000000]
 */
import { parseArgs } from 'node:util';
import type { LedgerFilter } from '../../src/api/derive/ledger.ts';
import { storyRow } from '../../src/api/story-rows.ts';
import { madeLedger } from './made-ledger.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
const count = Number(values.rows);

const before = process.cpuUsage();
const { ledger, records } = madeLedger(count);
const { user, system } = process.cpuUsage(before);
console.log(
  `${count} rows made and put in order: ${((user + system) / 1e6).toFixed(1)} s CPU, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
);

function measure(name: string, filterOf: (i: number) => LedgerFilter): void {
  const times = Array.from({ length: 60 }, (_, i) => {
    const start = process.cpuUsage();
    const found = ledger.select(filterOf(i));
    const from = Math.floor(found.length * ((i * 0.618) % 1));
    JSON.stringify(
      [...found.subarray(from, from + 100)].map((at) => storyRow(ledger.stories[at], records, 'nl')),
    );
    const used = process.cpuUsage(start);
    return (used.user + used.system) / 1000;
  }).toSorted((a, b) => a - b);
  console.log(`${name.padEnd(36)} median ${times[30].toFixed(0)}  p95 ${times[57].toFixed(0)} ms`);
}

const day = (i: number): string => new Date(Date.UTC(2016, 0, 1 + 20 * i)).toISOString().slice(0, 10);
measure('pages of all', () => ({}));
measure('pages of a party', () => ({ party: 'PRK' }));
measure('another filter each time', (i) => ({ actor: 'PRK', since: day(i) }));
measure('part of a name, another each time', (i) => ({ party: `Naam R${'x'.repeat(i % 7)}`, until: day(i) }));
measure('status and type, another each time', (i) => ({ status: 'contested', type: 'AID', since: day(i) }));
