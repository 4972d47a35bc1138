import { sentencesOf, BLOCK_KINDS } from '../../document/index.ts';
import { type DocumentEntry, articleId, openDossier } from '../../dossier/index.ts';
import { type ReadOne, dossierPath, readArticles, type Tally } from '../articles.ts';
import { type Command, INPUT_FAILED, SUCCESS } from '../command.ts';
import { tellProblems } from '../problems.ts';
import { LANGUAGE_OPTIONS } from '../reading-options.ts';
import { programVersion, readerVersion } from '../version.ts';

/** Articles that go into one segment. */
const BATCH = 500;

export const READ: Command = {
  name: 'read',
  operands: { nl: 'PAD…', en: 'PATH…' },
  summary: {
    nl: 'lees artikelen in een dossier; wat er al in staat blijft zoals het is',
    en: 'read articles into a dossier; what is there already stays as it is',
  },
  options: {
    dossier: {
      value: { nl: 'MAP', en: 'DIR' },
      help: {
        nl: 'het dossier (standaard ./dossier); gemaakt als het er niet is',
        en: 'the dossier (default ./dossier); made if absent',
      },
    },
    mode: LANGUAGE_OPTIONS.mode,
  },
  examples: [
    {
      line: 'breuklijn read artikelen/ nieuw.html',
      about: { nl: 'een map en een pagina, in ./dossier', en: 'a folder and a page, into ./dossier' },
    },
    {
      line: 'breuklijn read archief.jsonl --dossier korea',
      about: { nl: 'in de map korea', en: 'into the folder korea' },
    },
  ],
  count: [1, Infinity],
  async run(call) {
    const path = dossierPath(call);
    const { output, language } = call;
    const tally: Tally = { articles: 0, failed: 0, skipped: 0 };
    const dossier = await openDossier(path, { create: true, version: programVersion() });
    let added = 0;
    let known = 0;
    let claims = 0;
    let batch: DocumentEntry[] = [];
    const flush = async (): Promise<void> => {
      const result = await dossier.addDocuments(batch);
      const fresh = new Set(result.added);
      for (const { record, claims: own } of batch) if (fresh.delete(record.article)) claims += own.length;
      added += result.added.length;
      known += batch.length - result.added.length;
      batch = [];
    };
    try {
      tellProblems(call, dossier.problems);
      const mode = call.option('mode') === 'accurate' ? 'accurate' : 'fast';
      for await (const read of readArticles(call, { label: 'read', mode }, tally)) {
        batch.push(toEntry(read, output.terminal.now()));
        if (batch.length >= BATCH) await flush();
      }
      await flush();
    } finally {
      dossier.close();
    }
    await output.result(SUMMARY[language]({ added, known, claims, ...tally, path }));
    output.note(NEXT[language](path === './dossier' || path === 'dossier' ? '' : ` --dossier ${path}`));
    return tally.failed > 0 || dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
  },
};

interface Figures {
  readonly added: number;
  readonly known: number;
  readonly claims: number;
  readonly failed: number;
  readonly skipped: number;
  readonly path: string;
}

const SUMMARY: Readonly<Record<'nl' | 'en', (figures: Figures) => string>> = {
  nl: ({ added, known, claims, failed, skipped, path }) =>
    [
      `${plural(added, 'artikel', 'artikelen')} gelezen in ${path}, met ${plural(claims, 'bewering', 'beweringen')}`,
      ...(known > 0 ? [`${known} al in het dossier`] : []),
      ...(skipped > 0 ? [`${plural(skipped, 'ander bestand', 'andere bestanden')} overgeslagen`] : []),
      ...(failed > 0 ? [`${failed} niet te lezen (hierboven genoemd)`] : []),
    ].join('; ') + '.\n',
  en: ({ added, known, claims, failed, skipped, path }) =>
    [
      `${plural(added, 'article', 'articles')} read into ${path}, with ${plural(claims, 'claim', 'claims')}`,
      ...(known > 0 ? [`${known} there already`] : []),
      ...(skipped > 0 ? [`${plural(skipped, 'other file', 'other files')} passed over`] : []),
      ...(failed > 0 ? [`${failed} could not be read (named above)`] : []),
    ].join('; ') + '.\n',
};

const NEXT: Readonly<Record<'nl' | 'en', (option: string) => string>> = {
  nl: (option) => `Het overzicht: breuklijn brief${option}`,
  en: (option) => `The brief: breuklijn brief${option}`,
};

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** An article with what was read out of it, as a dossier keeps it. */
export function toEntry({ article, document, claims, sample }: ReadOne, added: string): DocumentEntry {
  const { blocks } = article;
  const value = <K extends string>(
    key: K,
    marked: { readonly value: string } | undefined,
  ): { [P in K]?: string } => (marked === undefined ? {} : { [key]: marked.value }) as { [P in K]?: string };
  const source = {
    id: document.id,
    input: article.input,
    ...value('title', article.title),
    ...value('published', article.published),
    ...value('url', article.url),
    ...value('outlet', article.outlet),
  };
  return {
    record: {
      ...source,
      article: articleId(source),
      reader: readerVersion(),
      sample,
      lang: document.layer('languages').main,
      ...value('modified', article.modified),
      ...value('section', article.section),
      ...value('dateline', article.dateline),
      authors: article.authors.map((author) => author.value),
      marks: Array.from(blocks.start, (start, i) => ({
        start,
        end: blocks.end[i],
        kind: BLOCK_KINDS[blocks.kind[i]],
      })),
      added,
    },
    text: article.text,
    sentences: Array.from(sentencesOf(document), ({ start, end }) => ({ start, end })),
    claims,
  };
}
