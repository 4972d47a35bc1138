/**
 * Measures who says what (docs/measuring.md).
 *
 *     node build/bench/quality/attribution.js [--polnear DIR] [--errors N] [--first N] [GOLD.jsonl…]
 *
 * On gold files: speaker chains (and stances, where the speakers are right) of all gold claims whose trigger is found in the
 * text, whether or not a claim was read there. On PolNeAR (brat files in `attributions/`, texts in `text/`): F1 of source,
 * cue and content spans, overlapping ("partial": by tokens) and exact.
 */
import { parseArgs } from 'node:util';
import type { Attribution } from '../../src/claim/index.ts';
import { readSentences, type ReadSentence } from '../../src/coding/index.ts';
import { LANGUAGES, type Document, type Language } from '../../src/document/index.ts';
import { readText, toDocument } from '../../src/ingest/index.ts';
import { loadPipeline } from '../../src/language/pipeline.ts';
import { readGold, type GoldClaim, type GoldItem } from './gold.ts';
import { scorePolnear } from './polnear.ts';
import { sameSpeakers } from './score-claims.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    polnear: { type: 'string' },
    errors: { type: 'string', default: '0' },
    first: { type: 'string', default: '1000000' },
  },
});

const pipelines = new Map<Language, (document: Document) => Document>();

function read(
  text: string,
  language: Language,
  published?: string,
): { document: Document; sentences: ReadSentence[] } {
  const pipeline = pipelines.get(language) ?? loadPipeline({ lang: language });
  pipelines.set(language, pipeline);
  const document = pipeline(toDocument({ ...readText('text', text), lang: language }));
  return { document, sentences: readSentences(document, published === undefined ? {} : { published }) };
}

/** The token that carries a gold trigger: the highest in its tree among the trigger's words; undefined when they are not found. */
function triggerToken(
  sentences: readonly ReadSentence[],
  claim: GoldClaim,
): { sentence: ReadSentence; token: number } | undefined {
  const parts = claim.trigger.split('…').map((part) => part.trim());
  for (const sentence of sentences) {
    const { tree } = sentence;
    const { start, end } = tree.document.layer('tokens');
    const text = tree.document.text.slice(start[tree.first], end[tree.end - 1]);
    if (claim.quote !== undefined && !text.includes(claim.quote.trim()) && !claim.quote.includes(text.trim()))
      continue;
    if (!parts.every((part) => text.includes(part))) continue;
    const tokens: number[] = [];
    for (const part of parts) {
      const from = start[tree.first] + text.indexOf(part);
      for (let token = tree.first; token < tree.end; token++)
        if (end[token] > from && start[token] < from + part.length) tokens.push(token);
    }
    const depth = (token: number): number => {
      let steps = 0;
      for (let at = tree.head(token); at >= 0; at = tree.head(at)) steps++;
      return steps;
    };
    const [top] = tokens.sort((a, b) => depth(a) - depth(b) || a - b);
    if (top !== undefined) return { sentence, token: top };
  }
  return undefined;
}

function show(links: readonly (Attribution | NonNullable<GoldClaim['attribution']>[number])[]): string {
  return (
    links.map((link) => `${link.speaker.id ?? `"${link.speaker.text}"`} ${link.stance}`).join(' < ') || '-'
  );
}

function scoreGold(path: string, items: readonly GoldItem[], errors: number): void {
  const counts = { claims: 0, found: 0, speaker: 0, attributed: 0, attributedRight: 0, stance: 0, chains: 0 };
  let shown = 0;
  for (const item of items) {
    const lang =
      LANGUAGES.find((one) => one === (item.lang ?? (/(^|[/-])en[-.]/.test(path) ? 'en' : 'nl'))) ?? 'nl';
    const { sentences } = read(item.text, lang, item.published ?? undefined);
    for (const claim of item.claims) {
      counts.claims++;
      const at = triggerToken(sentences, claim);
      if (at === undefined) continue;
      counts.found++;
      const gold = claim.attribution ?? [];
      const links = at.sentence.chainAt(at.token).links;
      const right = sameSpeakers(gold, links);
      if (gold.length > 0) counts.attributed++;
      if (right) counts.speaker++;
      if (right && gold.length > 0) {
        counts.attributedRight++;
        counts.chains++;
        if (gold.every((link, index) => link.stance === links[index].stance)) counts.stance++;
      }
      const wrong = !right || gold.some((link, index) => link.stance !== links[index].stance);
      if (wrong && shown < errors) {
        shown++;
        console.log(
          `${item.id} ${claim.quote ?? item.text}\n   ${claim.type} [${claim.trigger}] gold ${show(gold)} | read ${show(links)}`,
        );
      }
    }
  }
  const share = (right: number, n: number): string =>
    `${(right / Math.max(1, n)).toFixed(3).replace(/^0/, '')} (${n})`;
  console.log(
    `${path.split('/').at(-1)}: triggers found ${counts.found} of ${counts.claims}; chain ${share(counts.speaker, counts.found)}, ` +
      `where gold has one ${share(counts.attributedRight, counts.attributed)}, where it has none ` +
      `${share(counts.speaker - counts.attributedRight, counts.found - counts.attributed)}; stance ${share(counts.stance, counts.chains)}`,
  );
}

for (const path of positionals)
  scoreGold(path, readGold(path).slice(0, Number(values.first)), Number(values.errors));
if (values.polnear !== undefined) {
  scorePolnear(values.polnear, (text) => read(text, 'en'), Number(values.errors));
}
