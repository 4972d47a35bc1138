import {
  type Article,
  type GivenFields,
  type InputIssue,
  type ReadResult,
  type SourceOptions,
  addressBehindGate,
  readSource,
  streamOf,
} from '../ingest/index.ts';
import { FetchProblem, SAVE_IN_BROWSER } from './fetch-problem.ts';
import type { Fetched, Fetcher } from './fetcher.ts';

/** What a server calls what it sends, as the extension of a file. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'application/pdf': '.pdf',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'application/rss+xml': '.rss',
  'application/atom+xml': '.atom',
  'application/xml': '.xml',
  'text/xml': '.xml',
  'application/feed+json': '.json',
  'application/json': '.json',
  'message/rfc822': '.eml',
  'multipart/related': '.mhtml',
  'application/zip': '.zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
};

/**
 * Fetches an address and reads the articles there. What is no article (consent gate, paywall, script-only page, error
 * page) is an issue that says what to do, never an article. Never throws for what a site does.
 * @param given what is known of the article already; it goes before what the page says, its address excepted
 */
export async function* readAddress(
  address: string,
  fetcher: Fetcher,
  given: GivenFields = {},
  options: SourceOptions = {},
): AsyncGenerator<ReadResult> {
  let fetched: Fetched;
  try {
    fetched = await fetcher.get(address);
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    yield { issue: error.toIssue(address) };
    return;
  }
  yield* readFetched(address, fetched, given, options);
}

/** Reads what was fetched. */
export async function* readFetched(
  address: string,
  fetched: Fetched,
  given: GivenFields = {},
  options: SourceOptions = {},
): AsyncGenerator<ReadResult> {
  const elsewhere = gateOf(fetched.url) ?? frontPageOf(fetched);
  if (elsewhere !== undefined) {
    yield { issue: { ...elsewhere, input: address, fatal: true } };
    return;
  }
  const [type] = (fetched.headers['content-type'] ?? '').toLowerCase().split(';');
  const extension = EXTENSIONS[type.trim()] ?? extensionOf(fetched.url);
  const source = { input: address, extension, stream: streamOf(fetched.body), fields: given };
  let any = false;
  const skipped = (): void => {};
  const { fetch: _, ...others } = options;
  for await (const result of readSource(source, { ...others, onSkip: skipped })) {
    any = true;
    yield 'issue' in result ? result : withAddress(result.article, fetched, options.withEmpty === true);
  }
  if (!any) {
    const what = type === '' ? 'is no page' : `is ${type.slice(0, 60)}, not an article`;
    yield { issue: { code: 'unsupported', input: address, problem: what, remedy: SAVE, fatal: true } };
  }
}

const SAVE = 'save it and give the file';

/** On the web, the opening of an article alone is not stored: what was not paid for is not the article. */
function withAddress(article: Article, { url }: Fetched, withEmpty: boolean): ReadResult {
  const own = article.url ?? { value: url.href };
  const outlet = article.outlet ?? { value: url.hostname.replace(/^www\./, '') };
  if (article.kind === 'paywall' && !withEmpty) {
    const found = article.issues.find(({ code }) => code === 'paywall');
    if (found !== undefined) return { issue: { ...found, fatal: true } };
  }
  return { article: { ...article, url: absolute(own.value, url, own), outlet } };
}

/** A page may name another site as its canonical address only by mistake or malice: then the real one counts. */
function absolute(value: string, real: URL, own: NonNullable<Article['url']>): NonNullable<Article['url']> {
  try {
    const url = new URL(value, real);
    if (siteOf(url.hostname) === siteOf(real.hostname)) return { ...own, value: url.href };
  } catch {
    // Falls to the real address.
  }
  return { value: real.href };
}

/** The last two labels: near enough to tell one site's hosts from another's. */
function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}

type Verdict = Pick<InputIssue, 'code' | 'problem' | 'remedy'>;

/** A consent gate that carries the article's address in its own. */
function gateOf(url: URL): Verdict | undefined {
  if (!url.searchParams.has('callbackUrl') || !/consent|privacy/i.test(url.hostname + url.pathname))
    return undefined;
  const article = addressBehindGate(url.href);
  const behind = article === undefined ? '' : `; the article is at ${article}`;
  return {
    code: 'consent-gate',
    problem: `is a consent page, not the article${behind}`,
    remedy: `accept or refuse the cookies there: ${SAVE_IN_BROWSER}`,
  };
}

/** An article that is gone often leads to the front page with a friendly 200. */
function frontPageOf({ via, url }: Fetched): Verdict | undefined {
  const asked = new URL(via[0]);
  const isFront = (path: string): boolean => /^\/(?:index\.\w+|home|nl|en)?\/?$/.test(path);
  if (via.length < 2 || !isFront(url.pathname) || url.search !== '' || isFront(asked.pathname))
    return undefined;
  if (asked.pathname.length < 12) return undefined;
  return {
    code: 'not-found',
    problem: `leads to the front page (${url.href}): the article is not there`,
    remedy: 'look up where the article stands now',
  };
}

function extensionOf(url: URL): string {
  const match = /\.([a-z0-9]{1,6})$/i.exec(url.pathname);
  return match === null ? '' : `.${match[1].toLowerCase()}`;
}
