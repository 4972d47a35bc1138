import type { OriginKind, OriginLink } from './origin.ts';
import { type Overlap, commonGround, overlapOf } from './overlap.ts';
import type { Profile } from './profile.ts';

/**
 * From which share on two articles are one origin. Measured on test/gold/origins.jsonl; containment of three-word runs is
 * what separates best (Jaccard and SimHash miss edited wire copy).
 */
const RUNS = 0.5;
/** Both articles are copied nearly whole. */
const WHOLE = 0.8;
/** A copied passage: so many words, and so much of one of the two. */
const PASSAGE = { words: 30, share: 0.3 } as const;
const REWORDED = 0.6;
const PARALLEL = { most: 0.6, least: 0.5, sentences: 3 } as const;
/** Rewriting is done at once, and two short reports of one event are alike by themselves. */
const REWRITE_DAYS = 4;
const LEAST_SENTENCES = 3;
/** With a credit that says so, less is enough. */
const CREDITED = { runs: 0.2, reworded: 0.35, parallel: { most: 0.35, least: 0, sentences: 2 } } as const;
/** Two reports of one report of a third have so many words in common in a sentence. */
const BOTH_REPORTED = 4;
/** A report of another outlet's report, days after it. */
const REPORT_DAYS = 7;
/** … has so many words in common with one of its sentences. */
const REPORTED = 3;

/** The link between two articles, or undefined when they are independent. */
export function linkOf(a: Profile, b: Profile): OriginLink | undefined {
  const [first, second] = inOrder(a, b);
  const overlap = overlapOf(first, second);
  const found = kindOf(first, second, overlap);
  if (found === undefined) return undefined;
  const turned = found.kind === 'quote' && reportsOf(second, first) && !reportsOf(first, second);
  const [from, to] = turned ? [second, first] : [first, second];
  return { from: from.article, to: to.article, ...found };
}

function kindOf(a: Profile, b: Profile, overlap: Overlap): { kind: OriginKind; share: number } | undefined {
  const most = Math.max(...overlap.copied);
  const least = Math.min(...overlap.copied);
  const reworded = Math.max(...overlap.reworded);
  const parallel = Math.max(...overlap.parallel);
  if (least >= WHOLE) return { kind: 'verbatim', share: least };
  if (overlap.copiedWords >= PASSAGE.words && most >= PASSAGE.share) {
    return most >= WHOLE || least < REWORDED
      ? { kind: 'partial', share: most }
      : { kind: 'verbatim', share: most };
  }
  const isNear = a.day === undefined || b.day === undefined || Math.abs(a.day - b.day) <= REWRITE_DAYS;
  const isLong = Math.min(a.sentences.length, b.sentences.length) >= LEAST_SENTENCES;
  if (
    (overlap.runs >= RUNS && isLong && isNear) ||
    (a.lang === b.lang && Math.min(...overlap.reworded) >= REWORDED && isNear && isLong)
  ) {
    return { kind: 'rewrite', share: Math.max(overlap.runs, reworded) };
  }
  const sameMaker =
    a.credits.agencies.some((agency) => b.credits.agencies.includes(agency)) ||
    (a.credits.owner !== undefined && a.credits.owner === b.credits.owner) ||
    a.authors.some((author) => b.authors.includes(author));
  const names = reportsOf(a, b) || reportsOf(b, a);
  if (a.lang !== b.lang) {
    const credited = sameMaker || names || a.credits.translated || b.credits.translated;
    const bar = credited ? CREDITED.parallel : PARALLEL;
    if (
      parallel >= bar.most &&
      Math.min(...overlap.parallel) >= bar.least &&
      overlap.parallelSentences >= bar.sentences
    ) {
      return { kind: 'translation', share: parallel };
    }
  }
  if (
    sameMaker &&
    isNear &&
    a.lang === b.lang &&
    (overlap.runs >= CREDITED.runs || reworded >= CREDITED.reworded)
  ) {
    return {
      kind: a.credits.agencies.some((agency) => b.credits.agencies.includes(agency)) ? 'wire' : 'rewrite',
      share: Math.max(overlap.runs, reworded),
    };
  }
  const common = Math.max(reportsOf(a, b) ? commonGround(b, a) : 0, reportsOf(b, a) ? commonGround(a, b) : 0);
  if (common >= REPORTED) return { kind: 'quote', share: common / (common + REPORTED) };
  const third = a.credits.reported.some((name) => b.credits.reported.includes(name));
  if (third && isNear && a.lang === b.lang) {
    const shared = Math.min(commonGround(a, b), commonGround(b, a));
    if (shared >= BOTH_REPORTED) return { kind: 'quote', share: shared / (shared + BOTH_REPORTED) };
  }
  return undefined;
}

/** Whether `b` says that it reports what `a`'s outlet or agency wrote shortly before. */
function reportsOf(a: Profile, b: Profile): boolean {
  if (a.day !== undefined && b.day !== undefined && Math.abs(b.day - a.day) > REPORT_DAYS) return false;
  const sources = [...a.credits.agencies, ...(a.credits.outlet === undefined ? [] : [a.credits.outlet])];
  return sources.some((source) => b.credits.reported.includes(source));
}

/**
 * The one that appeared first. On one day an agency goes before those who print it, and an article without a time after
 * those with one; then the id decides.
 */
export function inOrder(a: Profile, b: Profile): [Profile, Profile] {
  return isBefore(a, b) ? [a, b] : [b, a];
}

export function isBefore(a: Profile, b: Profile): boolean {
  if ((a.day ?? Infinity) !== (b.day ?? Infinity)) return (a.day ?? Infinity) < (b.day ?? Infinity);
  if (isAgency(a) !== isAgency(b)) return isAgency(a);
  const timed = [a.published.includes('T'), b.published.includes('T')] as const;
  if (timed[0] !== timed[1]) return timed[0];
  if (a.published !== b.published) return a.published < b.published;
  return a.article < b.article;
}

function isAgency({ credits: { outlet, agencies } }: Profile): boolean {
  return (
    outlet !== undefined &&
    agencies.some((agency) => outlet === agency || ` ${outlet} `.includes(` ${agency} `))
  );
}
