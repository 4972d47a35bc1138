import { dayInAddress, toEdtf } from '../dates.ts';
import { hasRole } from '../header-line.ts';
import { isListed, listedPrefix } from '../lexicon.ts';
import { isNameLike, isOutletLike } from '../shape.ts';
import { type DomDocument, type DomElement, textOf } from './dom.ts';

/** What a page says about its article, outside the text. Dates are EDTF. */
export interface PageMetadata {
  readonly title?: string;
  readonly published?: string;
  readonly modified?: string;
  /** The day in the page's own address, for want of anything better. */
  readonly dayInAddress?: string;
  readonly url?: string;
  readonly outlet?: string;
  readonly authors: readonly string[];
  readonly section?: string;
  readonly lang?: string;
  readonly description?: string;
  /** The text of the article as the page repeats it for search engines. */
  readonly body?: string;
  /** False where the page says that the article is for subscribers; the text may be whole all the same. */
  readonly free?: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** JSON-LD first, then meta elements, then the page itself: the order in which they prove right. */
export function readMetadata(
  document: DomDocument,
  elements: Readonly<Record<'meta' | 'script', readonly DomElement[]>>,
): PageMetadata {
  const { article, named } = findArticle(elements.script);
  const meta = readMeta(elements.meta);
  const known =
    nameOf(article?.['publisher'], named) ?? first(meta, 'og:site_name', 'application-name', 'dc.publisher');
  const given = cleanTitle(
    wholeHeading(
      document,
      stringOf(article?.['headline']) ?? first(meta, 'og:title', 'twitter:title', ...TITLES),
    ) ?? documentTitle(document, known),
  );
  const outlet = known ?? outletInTitle(document, given);
  const title = withoutBars(document, given === undefined ? undefined : withoutOutlet(given, outlet));
  const published =
    dateOf(
      stringOf(article?.['datePublished']) ?? stringOf(article?.['dateCreated']),
      first(meta, ...PUBLISHED),
    ) ?? dateOf(timeElement(document));
  const modified = dateOf(stringOf(article?.['dateModified']), first(meta, ...MODIFIED));
  const url =
    attribute(document, 'link[rel="canonical"]', 'href') ??
    first(meta, 'og:url') ??
    stringOf(article?.['url']);
  const inUrl = url === undefined ? undefined : dayInAddress(url);
  const section = stringOf(article?.['articleSection']) ?? first(meta, 'article:section', 'section');
  const lang =
    document.documentElement?.getAttribute('lang') ??
    stringOf(article?.['inLanguage']) ??
    first(meta, 'og:locale', 'content-language', 'dc.language');
  const body = stringOf(article?.['articleBody']);
  const free = freeOf(article?.['isAccessibleForFree']);
  const writers = article?.['author'] ?? article?.['creator'];
  const description =
    stringOf(article?.['description']) ?? first(meta, 'og:description', 'description', 'dc.description');
  return {
    authors: authorsOf(document, meta, namesOf(writers, named), outlet),
    ...(description === undefined ? {} : { description }),
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
    ...(inUrl === undefined ? {} : { dayInAddress: inUrl }),
    ...(modified === undefined ? {} : { modified }),
    ...(url !== undefined && /^https?:\/\//i.test(url) ? { url } : {}),
    ...(outlet === undefined ? {} : { outlet }),
    ...(section === undefined ? {} : { section }),
    ...(lang === undefined || lang === '' ? {} : { lang }),
    ...(body === undefined ? {} : { body }),
    ...(free === undefined ? {} : { free }),
  };
}

const TITLES = ['dc.title', 'dcterms.title', 'parsely-title', 'citation_title', 'sailthru.title'];
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
  'article:published',
  'dcterms.date',
  'dc.date.created',
  'citation_publication_date',
  'citation_date',
  'cxenseparse:recs:publishtime',
  'bt:pubdate',
  'originalpublicationdate',
  'displaydate',
  'pub_date',
  'rnews:datepublished',
  'govuk:first-published-at',
];
const AUTHORS = [
  'author',
  'article:author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
  'citation_author',
  'cxenseparse:author',
];
const MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'dcterms.modified',
  'last-modified',
];

/** The article of the page's JSON-LD, and all that is named there by an `@id`. */
function findArticle(scripts: readonly DomElement[]): {
  readonly article: Json | undefined;
  readonly named: ReadonlyMap<string, Json>;
} {
  const found: Json[] = [];
  for (const script of scripts) {
    if (script.getAttribute('type')?.toLowerCase() !== 'application/ld+json') continue;
    const source = (script.textContent ?? '').replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, '');
    collect(parseJson(source), found, 0);
  }
  const named = new Map<string, Json>();
  for (const item of found) {
    const id = item['@id'];
    if (typeof id === 'string' && item['name'] !== undefined) named.set(id, item);
  }
  const article = found.find((item) =>
    typesOf(item).some((type) => /(?:Article|BlogPosting|Report)$/.test(type)),
  );
  return { article, named };
}

function parseJson(source: string): unknown {
  for (const text of [
    source,
    source.replace(/(?:-->|\/\*\]\]>\*\/|\]\]>|;)\s*$/, ''),
    source.replace(/[\r\n\t]/g, ' '),
    source.replace(/[\r\n\t]/g, ' ').replace(/,\s*(?=[}\]])/g, ''),
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

/** Names of all authors, each as a string, an object or a reference; one may hold a list of names. */
function namesOf(value: unknown, named: ReadonlyMap<string, Json>): (string | undefined)[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all
    .slice(0, MOST_AUTHORS)
    .flatMap((one) =>
      isObject(one) && Array.isArray(one['name'])
        ? (one['name'] as unknown[]).map((name) => stringOf(name))
        : nameOf(one, named),
    );
}

const MOST_AUTHORS = 30;

/** Name of a person or publisher: a string, an object with a name, or a reference to one. */
function nameOf(value: unknown, named: ReadonlyMap<string, Json>): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(one)) return stringOf(one);
  const id = one['@id'];
  return stringOf(one['name'] ?? (typeof id === 'string' ? named.get(id)?.['name'] : undefined));
}

function freeOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.toLowerCase() !== 'false' : undefined;
}

/** Contents of the meta elements by their names, in lower case, in order of place. */
type Meta = ReadonlyMap<string, readonly string[]>;

function readMeta(elements: readonly DomElement[]): Meta {
  const contents = new Map<string, string[]>();
  for (const element of elements) {
    const content = element.getAttribute('content')?.trim() ?? '';
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(key)?.toLowerCase();
      if (name === undefined || content === '') continue;
      const known = contents.get(name);
      if (known === undefined) contents.set(name, [content]);
      else if (known.length < 20) known.push(content);
    }
  }
  return contents;
}

/** The first of the names that has a content. */
function first(contents: Meta, ...names: string[]): string | undefined {
  for (const name of names) {
    const content = contents.get(name);
    if (content !== undefined) return content[0];
  }
  return undefined;
}

function attribute(document: DomDocument, selector: string, name: string): string | undefined {
  return document.querySelector(selector)?.getAttribute(name)?.trim() ?? undefined;
}

/** Between the title and the name of the site. */
const BAR = / [|–—·-] | » |: /;

/** The page's heading where there is one, else its title without the name of the site. */
function documentTitle(document: DomDocument, outlet: string | undefined): string | undefined {
  const headings = [...document.querySelectorAll('h1')].map(textOf).filter((text) => text !== '');
  if (headings.length === 1) return headings[0];
  const title = textOf(document.querySelector('title'));
  if (title === '') return headings[0];
  const shown = [...document.querySelectorAll('h1, h2, h3, b, strong')].slice(0, 40).map(textOf);
  const standing = shown.find(
    (text) => text.length >= SHORTEST_TITLE && (title.endsWith(text) || title.startsWith(text)),
  );
  if (standing !== undefined) return standing;
  const parts = title.split(BAR);
  const site = outlet?.toLowerCase();
  const kept = parts.filter((part) => part.toLowerCase() !== site);
  return kept.length === parts.length ? title : kept.join(' - ');
}

const SHORTEST_TITLE = 15;

/** A headline that was cut for search engines, as the page's heading gives it whole. */
function wholeHeading(document: DomDocument, headline: string | undefined): string | undefined {
  const cut = headline?.replace(/(?:\.{3}|…)$/, '').trimEnd() ?? '';
  if (headline === undefined || (cut === headline && headline.length < 100)) return headline;
  const whole = [...document.querySelectorAll('h1')].map(textOf).find((text) => text.startsWith(cut));
  return whole ?? headline;
}

/** `Opinion | Title`, `Title | Site`: the heading that the page shows is the title where a bar sets off the rest. */
function withoutBars(document: DomDocument, title: string | undefined): string | undefined {
  if (title === undefined || !/\s[|–—·»-]\s/.test(title)) return title;
  for (const heading of document.querySelectorAll('h1')) {
    const text = textOf(heading);
    if (text.length < SHORTEST_TITLE || text.length >= title.length) continue;
    if (title.startsWith(text) && /^\s*[|–—·»-]\s/.test(title.slice(text.length))) return text;
    if (title.endsWith(text) && /\s[|–—·»-]\s*$/.test(title.slice(0, -text.length))) return text;
  }
  return title;
}

/** `Title | Outlet`, `Outlet: Title`: what the page's title says beside the article's. */
function outletInTitle(document: DomDocument, title: string | undefined): string | undefined {
  const whole = textOf(document.querySelector('title'));
  if (title === undefined || title === '' || whole === title) return undefined;
  const at = whole.indexOf(title);
  if (at < 0) return undefined;
  const before = whole.slice(0, at).trim();
  const after = whole.slice(at + title.length);
  const rest =
    before === ''
      ? (/^\s*(?:[|–—·»-]\s)(.{2,100})$/.exec(after)?.[1].split(/ [|–—·-] | » /) ?? []).at(-1)
      : after === ''
        ? /^(.{2,60}?)\s*[:|–—·»-]$/.exec(before)?.[1]
        : undefined;
  const name = rest?.trim() ?? '';
  return /^[\p{Lu}\p{N}]/u.test(name) && name.split(/\s+/).length <= 5 ? name : undefined;
}

/** A title for sharing often ends with the name of the site. */
function withoutOutlet(title: string, outlet: string | undefined): string {
  if (outlet === undefined || !title.toLowerCase().endsWith(outlet.toLowerCase())) return title;
  const rest = title.slice(0, -outlet.length);
  const bare = rest.replace(/ [|–—·»-] ?$/, '');
  return bare.length >= SHORTEST_TITLE && bare !== rest ? bare.trimEnd() : title;
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
  meta: Meta,
  given: readonly (string | undefined)[],
  outlet: string | undefined,
): string[] {
  const clean = cleanAuthors(given, outlet);
  if (clean.length > 0) return clean;
  const shown = authorElements(document, outlet);
  for (const name of AUTHORS) {
    const named = cleanAuthors(meta.get(name) ?? [], outlet);
    if (named.length === 0) continue;
    // Many sites put only the first of several authors there.
    return named.length < shown.length && named.every((author) => shown.includes(author)) ? shown : named;
  }
  return shown;
}

const AUTHOR_ELEMENTS = [
  '[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"]',
  '.author-name, .author__name, .byline__name, .byline-name, .article-author__name, .vcard .fn, [data-testid="author-name"]',
];

/** Authors as elements of the page name them: those of one by-line, as links to other articles name theirs too. */
function authorElements(document: DomDocument, outlet: string | undefined): string[] {
  for (const selector of AUTHOR_ELEMENTS) {
    const elements = [...document.querySelectorAll(selector)];
    const line = elements[0]?.parentNode;
    const own = elements.filter((element) => element.parentNode === line);
    const names = cleanAuthors(own.slice(0, 6).map(textOf), outlet);
    if (names.length > 0) return names;
  }
  return [];
}

/** Between two authors. Words of languages that also join two surnames only where a first name stands before and after. */
const JOINT =
  /[;|•·]|\s(?:en|and|&|und|et|och|og)\s|(?<=\p{Lu}\S{0,30}\s\p{Lu}\S{0,30})\s(?:y|e)\s(?=\p{Lu}\S{0,30}\s\p{Lu})/u;

/** Names as people write them: without "By", places, functions and papers. */
function cleanAuthors(names: readonly (string | undefined)[], outlet: string | undefined): string[] {
  const clean: string[] = [];
  for (const list of names.flatMap((name) => name?.split(JOINT) ?? [])) {
    const bare = list.slice(listedPrefix('author', list.trim())).trim();
    if (bare === '' || bare.length > LONGEST_AUTHOR || /^https?:|@/i.test(bare)) continue;
    for (const name of namesIn(bare)) {
      if (name.toLowerCase() === outlet?.toLowerCase() || isListed('nobody', name)) continue;
      if (!clean.includes(name)) clean.push(name);
    }
  }
  return clean;
}

/** `Jill Maan, CNN Business`, `Wies Oud - redacteur buitenland`, `Ann Dal, Bo Vink`: the names of people, or all of it. */
function namesIn(text: string): string[] {
  const [first, ...others] = text.split(/,\s|\s[–—-]\s/).map((part) => part.trim());
  if (others.length === 0 || !/^\p{Lu}\S*(?:\s\S+){1,4}$/u.test(first) || isOutletLike(first)) return [text];
  const isPerson = (part: string): boolean =>
    isNameLike(part) && !hasRole(part) && !isOutletLike(part) && !/(?:^|\s)\p{Lu}{2,}(?:\s|$)/u.test(part);
  return [first, ...others.filter(isPerson)];
}
