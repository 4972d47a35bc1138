import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { bodyOf, decode, readHtml } from '../../src/ingest/index.ts';
import { compareTexts, f1, readLabelledPages, scorePage, type TextScore } from './score-pages.ts';

/**
 * What is read out of web pages against what people marked.
 *
 *   node build/bench/quality/pages.js --data DIR [--worst N] [--show ID]    text, speed, memory, crashes
 *   node build/bench/quality/pages.js --data DIR --bare                     title, date, authors without metadata
 *   node build/bench/quality/pages.js --data DIR --broken                   crashes and memory on eight times as many damaged pages
 *   node build/bench/quality/pages.js --own DIR [--worst N]                 text, title, date, authors, marks
 *
 * With `--data`, DIR holds `ground-truth.json` (`{id: {articleBody, url}}`) and `html/ID.html.gz`; with `--own`, pages
 * `NAME.html` with labels `NAME.txt`, as in test/fixtures/pages. F1 is of mean precision and mean recall over pages.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    own: { type: 'string' },
    worst: { type: 'string' },
    show: { type: 'string' },
    bare: { type: 'boolean' },
    broken: { type: 'boolean' },
  },
});
const worst = Number(values.worst ?? 0);

/** Places at which each page is damaged. */
const CUTS = 7;

interface NamedScore extends TextScore {
  readonly name: string;
}

if (values.data !== undefined && values.bare === true) scoreBare(values.data);
else if (values.data !== undefined && values.broken === true) breakPages(values.data);
else if (values.data !== undefined) scoreBenchmark(values.data, values.show);
else if (values.own !== undefined) scoreOwn(values.own);
else throw new Error('name a folder of pages with --data or --own');

function scoreBenchmark(folder: string, shown: string | undefined): void {
  const truths = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<
    string,
    { readonly articleBody: string; readonly url: string }
  >;
  const scores: NamedScore[] = [];
  const dates = { dated: 0, right: 0, none: 0 };
  let crashes = 0;
  let reading = 0;
  for (const [id, { articleBody, url }] of Object.entries(truths)) {
    if (shown !== undefined && !id.startsWith(shown)) continue;
    const bytes = gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`)));
    const before = process.cpuUsage();
    let text = '';
    try {
      const article = readHtml(id, decode(bytes).text);
      text = bodyOf(article);
      if (article.issues.some(({ code, problem }) => code === 'no-article' && problem.startsWith('cannot')))
        crashes++;
      const day = dayInAddress(url);
      if (day !== undefined) {
        dates.dated++;
        const found = article.published?.value.slice(0, 10);
        if (found === undefined) dates.none++;
        else if (isNear(found, day)) dates.right++;
        else if (worst > 0) console.log(`date ${found}, in the address ${day}: ${url}`);
      }
      if (shown !== undefined) show(article, url);
    } catch (error) {
      crashes++;
      console.log(`${url}: ${String(error)}`);
    }
    const used = process.cpuUsage(before);
    reading += used.user + used.system;
    scores.push({ name: `${id.slice(0, 10)} ${url}`, ...compareTexts(text, articleBody) });
  }
  tellWorst(scores);
  console.log(
    `${line(scores)}  crashes ${crashes}  ${(scores.length / (reading / 1e6)).toFixed(1)} pages/CPU-s  ` +
      `peak ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB`,
  );
  console.log(
    `published day where the address holds one: ${dates.right} of ${dates.dated}, ${dates.none} without`,
  );
}

/**
 * How often what stands on the page gives the title, day and authors that its metadata give: for pages that have none. Where the
 * metadata name a site or a desk as author, the page may rightly name nobody; so this is no accuracy, only a floor of it.
 */
function scoreBare(folder: string): void {
  const ids = Object.keys(JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as object);
  const tally = new Map<string, { known: number; same: number }>();
  for (const id of ids) {
    const html = decode(gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`)))).text;
    const bare = html
      .replace(/<script[^>]{0,200}ld\+json[^>]{0,200}>[^]*?<\/script>/gi, '')
      .replace(/<meta\b[^>]*>/gi, '');
    const [rich, poor] = [readHtml(id, html), readHtml(id, bare)].map((article) => ({
      title: article.title?.value.toLowerCase(),
      day: article.published?.value.slice(0, 10),
      authors:
        article.authors.length === 0 ? undefined : article.authors.map(({ value }) => value).join('; '),
    }));
    for (const field of ['title', 'day', 'authors'] as const) {
      if (rich[field] === undefined) continue;
      const own = tally.get(field) ?? { known: 0, same: 0 };
      own.known++;
      if (poor[field] === rich[field]) own.same++;
      else if (worst > 0) console.log(`${field}: ${rich[field]}, bare ${poor[field]} (${id.slice(0, 8)})`);
      tally.set(field, own);
    }
  }
  for (const [field, { known, same }] of tally) console.log(`${field} ${same} of ${known}`);
}

/** Each page whole, and with a stretch taken out at seven places, so that tags are open, closed twice or cut through. */
function breakPages(folder: string): void {
  const ids = Object.keys(JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as object);
  let pages = 0;
  let crashes = 0;
  const before = process.cpuUsage();
  for (const id of ids) {
    const html = decode(gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`)))).text;
    for (let cut = 0; cut <= CUTS; cut++) {
      const from = Math.floor((html.length * cut) / (CUTS + 1)) + 7 * cut;
      const damaged =
        cut === 0 ? html : html.slice(0, from) + (cut === CUTS ? '' : html.slice(from + 997 * cut));
      pages++;
      try {
        const { issues } = readHtml(id, damaged);
        if (issues.some(({ code, problem }) => code === 'no-article' && problem.startsWith('cannot'))) {
          crashes++;
          console.log(`${id} cut ${cut}: ${issues[0].problem}`);
        }
      } catch (error) {
        crashes++;
        console.log(`${id} cut ${cut}: ${String(error)}`);
      }
    }
  }
  const used = process.cpuUsage(before);
  const peak = Math.round(process.resourceUsage().maxRSS / 1e3);
  const speed = (pages / ((used.user + used.system) / 1e6)).toFixed(1);
  console.log(`pages ${pages}  crashes ${crashes}  ${speed} pages/CPU-s  peak ${peak} MB`);
}

/** `/2019/05/12/`, `2019-05-12` in an address: when its article was published, give or take a day. */
function dayInAddress(url: string): string | undefined {
  const match = /\D(20[0-2]\d)([/-]?)(\d{2})\2([0-3]\d)(?!\d)/.exec(url);
  if (match === null || Number(match[3]) > 12 || Number(match[3]) === 0) return undefined;
  return `${match[1]}-${match[3]}-${match[4]}`;
}

/** Zones and late posting move a date by a day. */
function isNear(date: string, day: string): boolean {
  return Math.abs(Date.parse(date) - Date.parse(day)) <= 24 * 3600_000;
}

function show(article: ReturnType<typeof readHtml>, url: string): void {
  console.log(url, article.kind, article.title?.value);
  const { blocks } = article;
  for (let i = 0; i < blocks.start.length; i++)
    console.log(blocks.kind[i], article.text.slice(blocks.start[i], blocks.end[i]).slice(0, 160));
}

function scoreOwn(folder: string): void {
  const pages = readLabelledPages(folder);
  const scores = pages.map((page) => scorePage(page, readHtml(page.name, page.html)));
  tellWorst(scores.map(({ name, text }) => ({ name, ...text })));
  const share = (label: string, isRight: (score: (typeof scores)[number]) => boolean): string => {
    const wrong = scores.filter((score) => !isRight(score)).map(({ name }) => name);
    return `${label} ${scores.length - wrong.length}/${scores.length}${wrong.length > 0 ? ` (not ${wrong.join(', ')})` : ''}`;
  };
  console.log(line(scores.map(({ name, text }) => ({ name, ...text }))));
  console.log(`lowest F1 ${Math.min(...scores.map(({ text }) => f1(text))).toFixed(3)}`);
  console.log(share('title', ({ title }) => title));
  console.log(share('published', ({ published }) => published));
  console.log(share('modified', ({ modified }) => modified));
  console.log(share('authors', ({ authors }) => authors));
  console.log(share('outlet', ({ outlet }) => outlet));
  console.log(share('kind of page', ({ kind }) => kind));
  const marks = scores.flatMap(({ name, marks: own }) => own.map((mark) => ({ name, ...mark })));
  for (const kind of new Set(marks.map((mark) => mark.kind))) {
    const own = marks.filter((mark) => mark.kind === kind);
    const wrong = own.filter((mark) => mark.found !== kind);
    console.log(`marked as ${kind} ${own.length - wrong.length}/${own.length}`);
    for (const mark of worst > 0 ? wrong : [])
      console.log(`    ${mark.name}: ${mark.found}: ${mark.text.slice(0, 80)}`);
  }
}

function tellWorst(scores: readonly NamedScore[]): void {
  for (const { name, extra, missing, ...score } of scores.toSorted((a, b) => f1(a) - f1(b)).slice(0, worst)) {
    console.log(`${score.precision.toFixed(3)} ${score.recall.toFixed(3)} ${name}`);
    console.log(`    + ${extra.slice(0, 6).join(' | ')}`);
    console.log(`    - ${missing.slice(0, 6).join(' | ')}`);
  }
}

function line(scores: readonly NamedScore[]): string {
  const precision = mean(scores.map((score) => score.precision));
  const recall = mean(scores.map((score) => score.recall));
  const all = f1({ precision, recall }).toFixed(4);
  return `pages ${scores.length}  F1 ${all}  P ${precision.toFixed(4)}  R ${recall.toFixed(4)}`;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
