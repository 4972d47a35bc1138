/**
 * How many of the times, quantities and places of annotated claims are found, given the publication date and, for time, the
 * tense that the claim's reality implies. Usage: node build/bench/quality/times.js FILE.jsonl … [--misses]
 */
import { readFileSync } from 'node:fs';
import { findMentions } from '../../src/coding/actors/find-mentions.ts';
import { findPlaces } from '../../src/coding/places/places.ts';
import { findQuantities } from '../../src/coding/quantities/quantities.ts';
import { findTimes, resolve } from '../../src/coding/time/times.ts';
import { Document, LANGUAGES, type Language } from '../../src/document/index.ts';
import { wholeTextBlocks } from '../../src/language/plain-blocks.ts';
import { sentenceStage } from '../../src/language/sentences.ts';
import { assemble } from '../../src/language/stage.ts';
import { tokeniserRules } from '../../src/language/tokenise-rules.ts';
import { tokeniseStage } from '../../src/language/tokenise.ts';

interface GoldClaim {
  readonly reality: string;
  readonly time?: { readonly text?: string; readonly start?: string; readonly end?: string };
  readonly place?: { readonly name: string; readonly country?: string };
  readonly quantities?: readonly {
    readonly value: number;
    readonly max?: number;
    readonly unit?: string;
    readonly approximate?: boolean;
  }[];
}
interface GoldItem {
  readonly id: string;
  readonly published?: string;
  readonly text: string;
  readonly claims: readonly GoldClaim[];
}

function textDocument(text: string, language: Language & ('nl' | 'en')): Document {
  const rules = tokeniserRules(language);
  const blocks = wholeTextBlocks(text);
  const block = new Uint8Array(blocks.start.length).fill(LANGUAGES.indexOf(language));
  const bare = Document.of(text).with('blocks', blocks).with('languages', { main: language, block });
  return assemble([tokeniseStage(rules), sentenceStage(rules)], ['blocks', 'languages'])(bare);
}

const args = process.argv.slice(2);
const misses = args.includes('--misses');
const files = args.filter((arg) => !arg.startsWith('--'));
const FUTURE = new Set(['planned', 'proposed', 'predicted', 'conditional', 'hypothetical']);

for (const file of files) {
  const language = /(?:^|\/)en-/.test(file) ? 'en' : 'nl';
  const counts = {
    times: 0,
    timesFound: 0,
    timesDefault: 0,
    quantities: 0,
    quantitiesFound: 0,
    approximate: 0,
    extra: 0,
    places: 0,
    placesFound: 0,
  };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const item = JSON.parse(line) as GoldItem;
    const document = textDocument(item.text, language);
    const context = item.published === undefined ? {} : { published: item.published };
    const times = findTimes(document, context);
    const quantities = findQuantities(document);
    const places = findPlaces(document, findMentions(document, item.published));
    const seen = new Set<string>();
    for (const claim of item.claims) {
      const { time } = claim;
      if (time?.start !== undefined && !seen.has(`${time.text} ${time.start}`)) {
        seen.add(`${time.text} ${time.start}`);
        counts.times++;
        const fits = (span: { start?: string; end?: string }): boolean =>
          span.start === time.start && (time.end === undefined || span.end === time.end);
        const tense = FUTURE.has(claim.reality) ? 'future' : 'past';
        const found = times.some((expression) => {
          const near = times.findLast(
            (other) =>
              other.firstToken < expression.firstToken && other.start !== undefined && other.kind === 'date',
          );
          return fits(
            resolve(expression, { ...context, tense, ...(near === undefined ? {} : { previous: near }) }),
          );
        });
        if (found) counts.timesFound++;
        else if (misses) {
          const got = times
            .map((e) => `${e.text} ${e.start ?? ''}..${e.end ?? ''} ${e.relation}`)
            .join(' | ');
          console.log(
            `T ${item.id} ${item.published} [${time.text}] ${time.start}..${time.end} ${claim.reality} — ${got}`,
          );
        }
        if (times.some(fits)) counts.timesDefault++;
      }
      const { place } = claim;
      if (place !== undefined && !seen.has(`@${place.name}`)) {
        seen.add(`@${place.name}`);
        counts.places++;
        if (places.some(({ name, country }) => place.name.endsWith(name) && country === place.country))
          counts.placesFound++;
        else if (misses) {
          const got = places
            .map(({ name, country, relation }) => `${relation} ${name} ${country ?? ''}`)
            .join(' | ');
          console.log(`P ${item.id} ${place.name} ${place.country ?? ''} — ${got} — ${item.text}`);
        }
      }
      for (const gold of claim.quantities ?? []) {
        const key = `${gold.value} ${gold.unit}`;
        if (seen.has(key)) continue;
        seen.add(key);
        counts.quantities++;
        const hit = quantities.find(
          ({ value, unit, max }) => value === gold.value && unit === gold.unit && max === gold.max,
        );
        if (hit !== undefined) {
          counts.quantitiesFound++;
          if (hit.approximate === (gold.approximate ?? false)) counts.approximate++;
          else if (misses) console.log(`A ${item.id} ${key} ${gold.approximate} — ${hit.text}`);
        } else if (misses) {
          const got = quantities.map((q) => `${q.text} = ${q.value} ${q.unit}`).join(' | ');
          console.log(`Q ${item.id} ${key} — ${got} — ${item.text}`);
        }
      }
    }
    const goldValues = new Set(
      item.claims.flatMap(({ quantities = [] }) => quantities.map(({ value, unit }) => `${value} ${unit}`)),
    );
    const extra =
      item.claims.length === 0
        ? []
        : quantities.filter(({ value, unit, definite }) => !definite && !goldValues.has(`${value} ${unit}`));
    counts.extra += extra.length;
    if (misses)
      for (const q of extra)
        console.log(`X ${item.id} ${q.text} = ${q.value} ${q.unit} ${q.carried ? 'carried' : ''}`);
  }
  console.log(file, JSON.stringify(counts));
}
