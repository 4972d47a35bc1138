/**
 * Scores claims against gold files (docs/measuring.md).
 *
 *     node build/bench/quality/claims.js [--mode fast|accurate] [--errors N] [--fields NAME,…] [--tags] [--reliability] FILE.jsonl…
 *
 * Prints type and triple F1, extra claims on passages without one (of whole articles: in sentences without one, and on marked
 * text), the fields on matched claims, types confused, and with
 * `--errors` the first N passages that went wrong, with `--fields` the matched claims of which these fields are wrong. `--reliability` prints for all files together how often claims of some
 * confidence are right in type, actors and recipients.
 */
import { parseArgs } from 'node:util';
import { loadReader } from '../../src/reader.ts';
import { readGold } from './gold.ts';
import { readItem } from './read-item.ts';
import { outcomesOf, reliability, type Outcome } from './reliability.ts';
import { scoreDocuments } from './score-documents.ts';
import {
  checkFields,
  f1,
  fieldAccuracy,
  scoreItem,
  totals,
  type Counts,
  type Scored,
} from './score-claims.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mode: { type: 'string', default: 'fast' },
    errors: { type: 'string', default: '0' },
    fields: { type: 'string', default: '' },
    tags: { type: 'boolean', default: false },
    reliability: { type: 'boolean', default: false },
  },
});
const read = loadReader({ mode: values.mode === 'accurate' ? 'accurate' : 'fast' });

function percent(value: number): string {
  return value.toFixed(3).replace(/^0/, '');
}

function row(name: string, counts: Counts): string {
  const p = counts.found === 0 ? 1 : counts.right / counts.found;
  const r = counts.gold === 0 ? 1 : counts.right / counts.gold;
  return `${name.padEnd(12)} F1 ${percent(f1(counts))}  P ${percent(p)}  R ${percent(r)}  (${counts.right} right, ${counts.found} found, ${counts.gold} gold)`;
}

function byType(scored: readonly Scored[]): void {
  const types = new Map<string, Counts>();
  const of = (type: string): Counts => {
    const counts = types.get(type) ?? { gold: 0, found: 0, right: 0 };
    types.set(type, counts);
    return counts;
  };
  for (const { matches, missed, extra } of scored) {
    for (const { gold } of matches) {
      const counts = of(gold.type);
      counts.gold++;
      counts.found++;
      counts.right++;
    }
    for (const gold of missed) of(gold.type).gold++;
    for (const claim of extra) of(claim.type).found++;
  }
  for (const [type, counts] of [...types].sort((a, b) => b[1].gold - a[1].gold))
    console.log(`  ${row(type, counts)}`);
}

function byTag(scored: readonly Scored[]): void {
  const tags = new Map<string, Scored[]>();
  for (const entry of scored) {
    const tag = entry.item.tags?.[0];
    if (tag !== undefined) tags.set(tag, [...(tags.get(tag) ?? []), entry]);
  }
  for (const [tag, entries] of [...tags].sort((a, b) => b[1].length - a[1].length).slice(0, 20)) {
    console.log(`  ${row(tag, totals(entries).type)}  triple ${percent(f1(totals(entries).triple))}`);
  }
}

function showErrors(scored: readonly Scored[], limit: number): void {
  for (const { item, matches, missed, extra } of scored
    .filter(
      (entry) => entry.missed.length + entry.extra.length > 0 || entry.matches.some((match) => !match.triple),
    )
    .slice(0, limit)) {
    console.log(`\n${item.id} ${item.text}`);
    const who = (list: readonly { id?: string; text: string }[]): string =>
      list.map((one) => one.id ?? `"${one.text}"`).join('+');
    for (const gold of missed)
      console.log(`  missed ${gold.type} ${who(gold.actors)} → ${who(gold.recipients)} [${gold.trigger}]`);
    for (const claim of extra)
      console.log(
        `  extra  ${claim.type} ${who(claim.actors)} → ${who(claim.recipients)} [${claim.trigger.text}] ${claim.rule}`,
      );
    for (const { gold, claim, triple } of matches) {
      if (!triple)
        console.log(
          `  who    ${gold.type} ${who(gold.actors)} → ${who(gold.recipients)} read ${who(claim.actors)} → ${who(claim.recipients)} [${claim.trigger.text}] ${claim.rule}`,
        );
    }
  }
}

function showFields(scored: readonly Scored[], fields: readonly string[]): void {
  for (const match of scored.flatMap(({ matches }) => matches))
    for (const { field, right, gold, read } of checkFields(match))
      if (!right && fields.includes(field))
        console.log(
          `  ${match.item.id} ${field}: gold ${gold}, read ${read} · ${match.claim.type} [${match.claim.trigger.text}] ${match.claim.selector.exact}`,
        );
}

const outcomes: Outcome[] = [];
for (const path of positionals) {
  const results = readGold(path).map((item) => ({ item, ...readItem(read, item, path) }));
  const scored = results.map(({ item, claims }) => scoreItem(item, claims));
  const { type, triple } = totals(scored);
  const empty = scored.filter(({ item }) => item.claims.length === 0);
  console.log(`\n${path.split('/').at(-1)}: ${scored.length} items`);
  console.log(row('type', type));
  console.log(row('triple', triple));
  if (empty.length > 0) {
    const extra = empty.reduce((sum, entry) => sum + entry.extra.length, 0);
    console.log(
      `extra claims on ${empty.length} passages without one: ${extra} (${((100 * extra) / empty.length).toFixed(1)} per 100)`,
    );
  }
  if (scored.some(({ item }) => item.marks !== undefined)) {
    const whole = scoreDocuments(
      scored,
      results.map(({ sentences }) => sentences),
    );
    console.log(
      `in ${whole.sentences} sentences: ${whole.extraOutside} claims where there is none (${((100 * whole.extraOutside) / whole.sentences).toFixed(1)} per 100 sentences); ${whole.onMarks} of ${whole.claims} claims on marked text`,
    );
  }
  const fields = fieldAccuracy(scored.flatMap((entry) => entry.matches));
  console.log(
    Object.entries(fields)
      .map(([field, { right, n }]) => `${field} ${percent(right / n)} (${n})`)
      .join('  '),
  );
  byType(scored);
  if (values.tags) byTag(scored);
  showErrors(scored, Number(values.errors));
  showFields(scored, values.fields.split(','));
  outcomes.push(...outcomesOf(scored));
}
if (values.reliability) for (const line of reliability(outcomes)) console.log(line);
