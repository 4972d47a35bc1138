import { realpathSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { type Claim, isDate, schemaProblems, textProblems } from '../claim/index.ts';
import { type Article, type InputIssue, READERS, type SourceOptions, readInputs } from '../ingest/index.ts';
import type { ParseMode } from '../language/index.ts';
import type { Language } from '../document/index.ts';
import { loadReader, type ReadArticle } from '../reader.ts';
import { resourcePath } from '../resources.ts';
import { type Call, usage } from './command.ts';
import { fetching } from './fetching.ts';
import { issueInDutch } from './dutch-issues.ts';
import { Progress } from './progress.ts';

export interface ReadOne extends ReadArticle {
  /** Whether it came from the made-up articles that ship with the program. */
  readonly sample: boolean;
}

export interface Options {
  readonly lang?: Language;
  readonly mode?: ParseMode;
  /** Date of publication of texts whose source does not give one: it goes before a date found in the text. */
  readonly published?: string;
  readonly label: string;
  /** Keeps what articles were read from. */
  readonly keep?: Keep;
}

/** An article before its claims are read. */
export interface FoundArticle {
  readonly article: Article;
  readonly sample: boolean;
}

type Keep = NonNullable<SourceOptions['keep']>;

const STDIN: Readonly<Record<'nl' | 'en', string>> = {
  nl: 'leest de standaardinvoer; eindig met Ctrl-D',
  en: 'reading standard input; end it with Ctrl-D',
};

/** Counts what was not read, for the exit code. */
export interface Tally {
  articles: number;
  failed: number;
  skipped: number;
  /** Told of each file that was passed over. */
  readonly onSkip?: (path: string) => void;
  /** Told of each input with something wrong, besides the user. */
  readonly onIssue?: (issue: InputIssue) => void;
}

/** Reads articles and their claims. What cannot be read is told in one line each and counted; the rest is given. */
export function readArticles(call: Call, options: Options, tally: Tally): AsyncGenerator<ReadOne> {
  return readClaims(call, options, tally, articlesOf(call, options.label, tally, options.keep));
}

/** Reads the claims of articles. */
export async function* readClaims(
  call: Call,
  options: Options,
  tally: Tally,
  articles: AsyncIterable<FoundArticle> | Iterable<FoundArticle>,
): AsyncGenerator<ReadOne> {
  const read = loadReader({
    ...(options.lang === undefined ? {} : { lang: options.lang }),
    ...(options.mode === undefined ? {} : { mode: options.mode }),
  });
  for await (const { article, sample } of articles) {
    const dated = withPublished(article, options.published);
    let result: ReadArticle;
    try {
      result = read(dated);
    } catch (error) {
      tally.failed++;
      const why = error instanceof Error ? error.message : String(error);
      call.output.problem(`${article.input}: could not be read (${why}); report it with the text`);
      continue;
    }
    tally.articles++;
    for (const note of result.notes) call.output.note(`${article.input}: ${note}`);
    yield { ...result, claims: soundClaims(call, result, tally), sample };
  }
}

/** Reads articles without looking into their language. */
export async function* articlesOf(
  call: Call,
  label: string,
  tally: Tally,
  keep?: Keep,
): AsyncGenerator<FoundArticle> {
  const { output } = call;
  const paths = call.operands.length === 0 ? ['-'] : call.operands;
  if (paths.includes('-') && output.terminal.stdin.isTTY === true) {
    output.note(STDIN[call.language]);
  }
  const progress = new Progress(output, label, countFiles(paths));
  const fetch = fetching(call, keep === undefined ? {} : { keep });
  for (const path of paths) {
    const sample = isSample(path);
    const options = {
      stdin: output.terminal.stdin,
      onSkip: (skipped: string): void => {
        tally.skipped++;
        tally.onSkip?.(skipped);
      },
      fetch,
      fetchLinks: call.has('fetch'),
      ...(keep === undefined ? {} : { keep }),
    };
    for await (const item of readInputs([path], options)) {
      progress.step();
      if ('issue' in item) tellIssue(call, item.issue, tally);
      else {
        for (const issue of item.article.issues) tellIssue(call, issue, tally);
        yield { article: item.article, sample };
      }
    }
  }
  progress.end();
}

/** One line: what, where, what to do. Only what was not read at all counts as failed. */
export function tellIssue(call: Call, issue: InputIssue, tally: Tally): void {
  const where = issue.line === undefined ? issue.input : `${issue.input}:${issue.line}`;
  const what = `${issue.problem}; ${issue.remedy}`;
  const line = `${where} ${call.language === 'nl' ? issueInDutch(what) : what}`;
  tally.onIssue?.(issue);
  if (issue.fatal || issue.code === 'unsupported') {
    tally.failed++;
    call.output.problem(line);
  } else call.output.note(line);
}

/** Claims that fit the schema and stand in the text; a defect is told and left out. */
function soundClaims(call: Call, { article, claims }: ReadArticle, tally: Tally): Claim[] {
  return claims.filter((claim) => {
    const [problem] = [...schemaProblems(claim), ...textProblems(claim, article.text)];
    if (problem === undefined) return true;
    tally.failed++;
    call.output.problem(`${article.input}: claim ${claim.id} left out, ${problem}; report it with the text`);
    return false;
  });
}

function withPublished(article: Article, published: string | undefined): Article {
  const given = article.published !== undefined && article.published.mark === undefined;
  return published === undefined || given ? article : { ...article, published: { value: published } };
}

/** Checks `--published`. @throws BreuklijnError `usage` when it is no date */
export function publishedOption(call: Call, name = 'published'): string | undefined {
  const value = call.option(name);
  if (value === undefined) return undefined;
  const match = /^(\d{4})(-\d{2})?(-\d{2})?(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/.exec(value);
  if (match === null || !isDate(`${match[1]}${match[2] ?? '-01'}${match[3] ?? '-01'}`)) {
    throw usage(`--${name} ${value} is no date`, 'write it as 2024-10-25, 2024-10 or 2024');
  }
  return value;
}

/** Whether a path is in the folder of examples. */
function isSample(path: string): boolean {
  try {
    const inside = relative(realpathSync(resourcePath('examples')), realpathSync(path));
    return inside !== '..' && !inside.startsWith(`..${sep}`) && !/^([A-Za-z]:)?[\\/]/.test(inside);
  } catch {
    return false;
  }
}

/** How many articles the paths will give; undefined when that cannot be said without reading them. */
function countFiles(paths: readonly string[]): number | undefined {
  let count = 0;
  for (const path of paths) {
    try {
      if (path === '-' || path.endsWith('.jsonl')) return undefined;
      if (!statSync(path).isDirectory()) count++;
      else {
        for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
          const extension = extname(entry.name).toLowerCase();
          if (
            READERS.some(
              ({ readLine, extensions }) => readLine !== undefined && extensions.includes(extension),
            )
          ) {
            return undefined;
          }
          if (READERS.some(({ extensions }) => extensions.includes(extension))) count++;
        }
      }
    } catch {
      // Reading it will say why.
      count++;
    }
  }
  return count;
}

/** The path of a dossier: `--dossier`, else the folder `dossier` here. */
export function dossierPath(call: Call): string {
  return call.option('dossier') ?? join('.', 'dossier');
}
