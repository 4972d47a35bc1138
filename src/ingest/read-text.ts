import { LANGUAGES, type Language } from '../document/index.ts';
import type { Article, InputIssue, Marked } from './article.ts';
import { BlockBuilder } from './block-builder.ts';
import { toEdtf } from './dates.ts';
import { hostOf, type MarkUp, markUp } from './mark-up.ts';
import { readUnits } from './units.ts';

/** What came apart from the text, e.g. in a JSON line. It goes before what stands in the text. */
export interface GivenFields {
  readonly title?: string | undefined;
  /** Any form that `toEdtf` reads. */
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  readonly outlet?: string | undefined;
  readonly lang?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly section?: string | undefined;
  /** Whom it was taken over from. */
  readonly source?: string | undefined;
  readonly issues?: readonly InputIssue[];
}

/** A text with more lines than this is no article: its paragraphs are told apart, nothing more. */
const MOST_LINES = 50_000;
const MOST_LINE_CHARS = 4_000_000;

/**
 * Reads plain text or Markdown. Nothing is altered: what was found is marked with offsets into `text`.
 * @param input what the user calls it
 */
export function readText(input: string, text: string, given: GivenFields = {}): Article {
  const issues = [...(given.issues ?? [])];
  if (!/\S/.test(text)) {
    issues.push({
      code: 'empty',
      input,
      problem: 'holds no text',
      remedy: 'give a file with an article in it',
      fatal: true,
    });
  }
  if (isTooLong(text)) {
    issues.push({
      code: 'too-large',
      input,
      problem: `has more than ${MOST_LINES} lines, more than an article has`,
      remedy: 'split it into articles; only its paragraphs were told apart',
      fatal: false,
    });
    return toArticle(input, text, { blocks: paragraphsOf(text), authors: [] }, given, issues);
  }
  const marked = markUp(text, readUnits(text, true), { title: given.title, hinted: false });
  return toArticle(input, text, marked, given, issues);
}

function isTooLong(text: string): boolean {
  if (text.length < MOST_LINES * 2) return false;
  let lines = 0;
  for (let at = 0; at < text.length && lines <= MOST_LINES; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) lines++;
  }
  return lines > MOST_LINES || (lines > 0 && text.length / lines < 3 && text.length > MOST_LINE_CHARS);
}

/** Runs of lines between blank lines as paragraphs. */
function paragraphsOf(text: string): Article['blocks'] {
  const blocks = new BlockBuilder();
  let start = -1;
  let end = -1;
  let breaks = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0a) breaks++;
    if (code <= 0x20 || (code >= 0x7f && /\s/.test(text[i]))) continue;
    if (start >= 0 && breaks > 1) {
      blocks.add(start, end, 'paragraph');
      start = -1;
    }
    if (start < 0) start = i;
    end = i + 1;
    breaks = 0;
  }
  if (start >= 0) blocks.add(start, end, 'paragraph');
  return blocks.build();
}

/** Puts together what was given and what was marked. */
export function toArticle(
  input: string,
  text: string,
  marked: MarkUp,
  given: GivenFields,
  issues: InputIssue[],
): Article {
  const { lang: markedLang, ...fields } = marked;
  const title = prefer(given.title, fields.title);
  const url = prefer(given.url, fields.url);
  const date = given.published === undefined ? undefined : toEdtf(given.published);
  const published = prefer(date, fields.published);
  const host = url === undefined ? undefined : hostOf(url.value);
  const outlet = prefer(given.outlet, fields.outlet) ?? (host === undefined ? undefined : { value: host });
  const lang = toLanguage(given.lang ?? markedLang);
  return {
    input,
    text,
    kind: /\S/.test(text) ? 'article' : 'empty',
    ...fields,
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(lang === undefined ? {} : { lang }),
    ...(given.section === undefined ? {} : { section: { value: given.section } }),
    ...(given.source === undefined ? {} : { source: { value: given.source } }),
    authors: fields.authors.length > 0 ? fields.authors : (given.authors ?? []).map((value) => ({ value })),
    issues,
  };
}

/** What was given, with the mark of what stands in the text when both say the same. */
function prefer(given: string | undefined, found: Marked<string> | undefined): Marked<string> | undefined {
  if (given === undefined || given === '') return found;
  return found?.value === given ? found : { value: given };
}

/** `nl`, `nl-NL`, `NL_be` as a language the program knows; `other` for one it does not. */
export function toLanguage(code: string | undefined): Language | undefined {
  const short = code?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  if (!/^[a-z]{2,3}$/.test(short)) return undefined;
  return LANGUAGES.find((language) => language === short) ?? 'other';
}
