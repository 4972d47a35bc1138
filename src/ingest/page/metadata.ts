import { toEdtf } from '../dates.ts';
import { listedPrefix } from '../lexicon.ts';
import { type DomDocument, type DomElement, textOf } from './dom.ts';

/** What a page says about its article, outside the text. Dates are EDTF. */
export interface PageMetadata {
  readonly title?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly url?: string;
  readonly outlet?: string;
  readonly authors: readonly string[];
  readonly section?: string;
  readonly lang?: string;
  /** The text of the article as the page repeats it for search engines. */
  readonly body?: string;
  /** False where the page says that the article is for subscribers; the text may be whole all the same. */
  readonly free?: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** JSON-LD first, then meta elements, then the page itself: the order in which they prove right. */
export function readMetadata(document: DomDocument): PageMetadata {
  const article = findArticle(document);
  const meta = readMeta(document);
  const outlet =
    nameOf(article?.['publisher']) ?? first(meta, 'og:site_name', 'application-name', 'dc.publisher');
  const title = cleanTitle(
    stringOf(article?.['headline']) ??
      first(meta, 'og:title', 'twitter:title', 'dc.title', 'parsely-title') ??
      documentTitle(document, outlet),
  );
  const published = dateOf(
    stringOf(article?.['datePublished']) ?? stringOf(article?.['dateCreated']),
    first(meta, ...PUBLISHED),
    timeElement(document),
  );
  const modified = dateOf(stringOf(article?.['dateModified']), first(meta, ...MODIFIED));
  const url =
    attribute(document, 'link[rel="canonical"]', 'href') ??
    first(meta, 'og:url') ??
    stringOf(article?.['url']);
  const section = stringOf(article?.['articleSection']) ?? first(meta, 'article:section', 'section');
  const lang =
    document.documentElement?.getAttribute('lang') ??
    stringOf(article?.['inLanguage']) ??
    first(meta, 'og:locale', 'content-language', 'dc.language');
  const body = stringOf(article?.['articleBody']);
  const free = freeOf(article?.['isAccessibleForFree']);
  return {
    authors: authorsOf(document, meta, article, outlet),
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    ...(url !== undefined && /^https?:\/\//i.test(url) ? { url } : {}),
    ...(outlet === undefined ? {} : { outlet }),
    ...(section === undefined ? {} : { section }),
    ...(lang === undefined || lang === '' ? {} : { lang }),
    ...(body === undefined ? {} : { body }),
    ...(free === undefined ? {} : { free }),
  };
}

const PUBLISHED = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.issued',
  'parsely-pub-date',
  'sailthru.date',
  'publishdate',
  'publish-date',
  'pubdate',
  'article.published',
  'og:published_time',
];
const MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'dcterms.modified',
  'last-modified',
];

function findArticle(document: DomDocument): Json | undefined {
  const found: Json[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = (script.textContent ?? '').replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, '');
    collect(parseJson(source), found, 0);
  }
  return found.find((item) => typesOf(item).some((type) => /(?:Article|BlogPosting|Report)$/.test(type)));
}

function parseJson(source: string): unknown {
  for (const text of [
    source,
    source.replace(/(?:-->|\/\*\]\]>\*\/|\]\]>|;)\s*$/, ''),
    source.replace(/[\r\n\t]/g, ' '),
  ]) {
    try {
      return JSON.parse(text);
    } catch {
      // The next form may parse; a script that never does says nothing.
      continue;
    }
  }
  return undefined;
}

/** JSON-LD nests: arrays, `@graph`, `mainEntity`. */
function collect(value: unknown, into: Json[], depth: number): void {
  if (depth > 5 || into.length > 500) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into, depth + 1);
  } else if (isObject(value)) {
    into.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) collect(value[key], into, depth + 1);
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(item: Json): string[] {
  const type = item['@type'];
  return (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string');
}

function stringOf(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one !== 'string') return undefined;
  const text = decodeEntities(one).trim();
  return text === '' ? undefined : text;
}

/** JSON-LD is often written by a template that escapes for HTML first. */
function decodeEntities(text: string): string {
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    quot: '"',
    apos: "'",
    lt: '<',
    gt: '>',
    nbsp: ' ',
  };
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function nameOf(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(one) ? stringOf(one['name']) : stringOf(one);
}

function freeOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.toLowerCase() !== 'false' : undefined;
}

/** Contents of the meta elements by their names. */
function readMeta(document: DomDocument): Map<string, string> {
  const contents = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim() ?? '';
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(key)?.toLowerCase();
      if (name !== undefined && content !== '' && !contents.has(name)) contents.set(name, content);
    }
  }
  return contents;
}

/** The first of the names that has a content. */
function first(contents: ReadonlyMap<string, string>, ...names: string[]): string | undefined {
  for (const name of names) {
    const content = contents.get(name);
    if (content !== undefined) return content;
  }
  return undefined;
}

function attribute(document: DomDocument, selector: string, name: string): string | undefined {
  return document.querySelector(selector)?.getAttribute(name)?.trim() ?? undefined;
}

/** The page's heading where there is one, else its title without the name of the site. */
function documentTitle(document: DomDocument, outlet: string | undefined): string | undefined {
  const headings = [...document.querySelectorAll('h1')].map(textOf).filter((text) => text !== '');
  if (headings.length === 1) return headings[0];
  const title = textOf(document.querySelector('title'));
  if (title === '') return headings[0];
  const parts = title.split(/ [|–—-] | » /);
  const site = outlet?.toLowerCase();
  const kept = parts.filter((part) => part.toLowerCase() !== site);
  return kept.length === parts.length ? title : kept.join(' - ');
}

function cleanTitle(title: string | undefined): string | undefined {
  const text = title?.replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

function dateOf(...values: (string | undefined)[]): string | undefined {
  for (const value of values) {
    const date = value === undefined ? undefined : toEdtf(value);
    if (date !== undefined) return date;
  }
  return undefined;
}

function timeElement(document: DomDocument): string | undefined {
  const selectors = [
    '[itemprop="datePublished"]',
    'article time[datetime]',
    'header time[datetime]',
    'time[datetime]',
    'time',
  ];
  for (const selector of selectors) {
    const element = document.querySelector(selector);
    if (element === null) continue;
    const value = element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element);
    if (toEdtf(value) !== undefined) return value;
  }
  return undefined;
}

const LONGEST_AUTHOR = 80;

function authorsOf(
  document: DomDocument,
  meta: ReadonlyMap<string, string>,
  article: Json | undefined,
  outlet: string | undefined,
): string[] {
  const given = article?.['author'];
  const names: (string | undefined)[] = (Array.isArray(given) ? given : [given]).map((name: unknown) =>
    nameOf(name),
  );
  if (!names.some((name) => name !== undefined)) {
    names.push(
      first(meta, 'author', 'article:author', 'byl', 'dc.creator', 'parsely-author', 'sailthru.author'),
    );
  }
  const clean = cleanAuthors(names, outlet);
  if (clean.length > 0) return clean;
  const elements: DomElement[] = [
    ...document.querySelectorAll(
      '[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"]',
    ),
  ];
  return cleanAuthors(elements.slice(0, 6).map(textOf), outlet);
}

function cleanAuthors(names: readonly (string | undefined)[], outlet: string | undefined): string[] {
  const clean: string[] = [];
  for (const name of names.flatMap((list) => list?.split(/[;|]|\s(?:en|and|&)\s/) ?? [])) {
    const bare = name.slice(listedPrefix('author', name.trim())).trim();
    if (bare === '' || bare.length > LONGEST_AUTHOR || /^https?:|@/i.test(bare)) continue;
    if (bare.toLowerCase() !== outlet?.toLowerCase() && !clean.includes(bare)) clean.push(bare);
  }
  return clean;
}
