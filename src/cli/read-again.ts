import { extname } from 'node:path';
import type { DocumentRecord, Dossier } from '../dossier/index.ts';
import { Originals } from '../gather/index.ts';
import { type Article, isAddress, isArticleExtension, readSource } from '../ingest/index.ts';
import type { ToRead } from '../reading/index.ts';
import { type Tally, tellIssue } from './articles.ts';
import type { Call } from './command.ts';

/**
 * The articles of a dossier that an older version read, out of the originals that were kept. Each stays the article it was: what
 * this version reads goes beside the old reading.
 * @param reader this version
 * @param onKnown told of each article that this version has read already
 */
export async function* articlesAgain(
  call: Call,
  dossier: Dossier,
  tally: Tally,
  reader: string,
  onKnown: (article: string) => Promise<void>,
): AsyncGenerator<ToRead> {
  const { now } = call.output.terminal;
  const originals = new Originals(dossier.path, now);
  // All of them before the first is read: reading adds to what is gone through here.
  const records: DocumentRecord[] = [];
  let without = 0;
  for await (const record of dossier.documents()) {
    if (record.reader === reader) await onKnown(record.article);
    else if (record.original === undefined) without++;
    else records.push(record);
  }
  for (const record of records) {
    const bytes = originals.get(record.original ?? '');
    const article = bytes === undefined ? undefined : await reread(call, record, bytes, tally);
    if (article !== undefined) {
      const { sample, article: as } = record;
      yield { article, sample, reader, added: now(), as };
    } else if (bytes === undefined) tellIssue(call, gone(record.input), tally);
  }
  if (without > 0) call.output.note(WITHOUT[call.language](without));
}

/** The article that was read from these bytes, read once more; what it no longer says itself stays as it was. */
async function reread(
  call: Call,
  record: DocumentRecord,
  bytes: Uint8Array,
  tally: Tally,
): Promise<Article | undefined> {
  // An original that holds several articles is named `FILE#ITEM` in each.
  const [input] = record.input.split('#');
  const extension = isAddress(input) ? '' : extname(input).toLowerCase();
  const found: Article[] = [];
  const given = {
    input,
    extension: isArticleExtension(extension) ? extension : '',
    stream: streamOf(bytes),
    fields: { url: record.url, source: record.source },
  };
  for await (const result of readSource(given, {})) {
    if ('issue' in result) tellIssue(call, result.issue, tally);
    else found.push(result.article);
  }
  const own =
    found.find((article) => article.input === record.input) ?? (found.length === 1 ? found[0] : undefined);
  return own === undefined ? undefined : filled(own, record);
}

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What came with the original from elsewhere, e.g. from a feed, is not in its bytes. */
function filled(article: Article, record: DocumentRecord): Article {
  const value = <K extends 'title' | 'published' | 'outlet' | 'section'>(key: K): Partial<Article> =>
    article[key] === undefined && record[key] !== undefined ? { [key]: { value: record[key] } } : {};
  return {
    ...article,
    input: record.input,
    ...value('title'),
    ...value('published'),
    ...value('outlet'),
    ...value('section'),
    authors: article.authors.length > 0 ? article.authors : record.authors.map((name) => ({ value: name })),
    ...(record.original === undefined ? {} : { original: record.original }),
  };
}

function gone(input: string): Parameters<typeof tellIssue>[1] {
  const problem = 'is no longer among the originals, or damaged';
  return { code: 'unreadable', input, problem, remedy: 'read it again from where it came', fatal: true };
}

const WITHOUT: Readonly<Record<'nl' | 'en', (count: number) => string>> = {
  nl: (count) =>
    `${count} ${count === 1 ? 'artikel heeft' : 'artikelen hebben'} geen bewaard origineel en blijven zoals ze zijn`,
  en: (count) =>
    `${count} ${count === 1 ? 'article has' : 'articles have'} no original kept and stay as they are`,
};
