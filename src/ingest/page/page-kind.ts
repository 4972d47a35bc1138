import type { PageKind } from '../article.ts';
import { pageLexicon } from '../lexicon.ts';
import type { PageMetadata } from './metadata.ts';

/** What tells an article from a gate, an error page or an empty shell. */
export interface PageEvidence {
  /** Text that was taken for the article. */
  readonly article: string;
  /** All text of the page, `noscript` included. */
  readonly all: string;
  /** Title of the page itself, not of the article. */
  readonly title: string;
  readonly source: string;
  readonly scripts: number;
  readonly metadata: PageMetadata;
}

/** Words of an article; gates and error pages have fewer. */
const FEW = 150;
const VERY_FEW = 40;
const PAYWALL_MOST = 300;
/** Different consent phrases that together make a gate. */
const GATE_PHRASES = 3;

export function pageKind(page: PageEvidence): PageKind {
  const words = wordCount(page.article);
  if (wordCount(page.all) === 0) return page.scripts > 0 ? 'script-only' : 'empty';
  if (words < FEW && isGate(page, words)) return 'consent-gate';
  if (words < FEW && hits(page.title, 'not-found', 'title') > 0) return 'not-found';
  if (words < VERY_FEW * 2 && hits(page.all, 'not-found', 'text') > 0) return 'not-found';
  if (words < VERY_FEW && hits(page.all, 'script-only', 'text') > 0) return 'script-only';
  if (isPaywall(page, words)) return 'paywall';
  if (words === 0) return page.scripts > 3 ? 'script-only' : 'empty';
  return 'article';
}

function isGate(page: PageEvidence, words: number): boolean {
  const phrases = hits(page.article === '' ? page.all : page.article, 'consent-gate', 'text');
  const address = hits(page.metadata.url ?? page.source.slice(0, 3000), 'consent-gate', 'address');
  if (hits(page.title, 'consent-gate', 'title') > 0 && (phrases > 0 || words < VERY_FEW)) return true;
  return phrases >= GATE_PHRASES || (address > 0 && words < VERY_FEW);
}

function isPaywall(page: PageEvidence, words: number): boolean {
  const phrases = hits(page.all, 'paywall', 'text');
  if (phrases === 0) return false;
  return words < FEW || (words < PAYWALL_MOST && page.metadata.free === false);
}

/** Number of different listed phrases that a text holds. */
function hits(text: string, kind: PageKind, where: string): number {
  const lower = text.toLowerCase();
  return pageLexicon().pages.filter(
    (rule) => rule.kind === kind && rule.where === where && lower.includes(rule.text),
  ).length;
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/**
 * Address of the article behind a consent gate that carries it: `callbackUrl` holds `redirectUri`, encoded twice.
 * (As myprivacy.dpgmedia.nl does.)
 */
export function addressBehindGate(source: string): string | undefined {
  const callback = /callbackUrl=([^"'\s<>&]{1,2000})/.exec(source);
  if (callback === null) return undefined;
  const address = decodeTwice(callback[1]);
  const inner = /redirectUri=([^"'\s<>]{1,2000})/.exec(address);
  const found = inner === null ? address : decodeTwice(inner[1]);
  if (found.startsWith('/')) {
    const host = /^https?:\/\/[^/]+/.exec(address);
    return host === null ? undefined : host[0] + found;
  }
  return /^https?:\/\//.test(found) ? found : undefined;
}

function decodeTwice(text: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(text));
  } catch {
    return text;
  }
}
