import { availableParallelism } from 'node:os';
import { type DocumentEntry, type DocumentRecord, type Dossier, openDossier } from '../../dossier/index.ts';
import type { InputIssue } from '../../ingest/index.ts';
import { type ToRead, idOf, readEntries } from '../../reading/index.ts';
import { articlesOf, dossierPath, type Tally } from '../articles.ts';
import { type Call, type Command, INPUT_FAILED, SUCCESS, usage } from '../command.ts';
import { ALLOW_OPTION, FETCH_OPTION, NO_ORIGINALS_OPTION, keeping } from '../fetching.ts';
import { issueInDutch } from '../dutch-issues.ts';
import { PassedOver } from '../passed-over.ts';
import { articlesAgain } from '../read-again.ts';
import { tellProblems } from '../problems.ts';
import { LANGUAGE_OPTIONS } from '../reading-options.ts';
import { programVersion, readerVersion } from '../version.ts';

/** Articles that go into one segment; fewer into the first ones, so that an open page soon has something to show. */
const BATCH = 500;
const FIRST_BATCH = 12;
const GROWTH = 4;

export const READ: Command = {
  name: 'read',
  operands: { nl: 'PAD|ADRES…', en: 'PATH|ADDRESS…' },
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
    workers: {
      value: 'N',
      help: {
        nl: 'hoeveel kernen er lezen (standaard alle); bij weinig artikelen één',
        en: 'how many cores read (default all); with few articles one',
      },
    },
    again: {
      help: {
        nl: 'lees wat een oudere versie las opnieuw, uit de bewaarde originelen; zonder PAD',
        en: 'read again what an older version read, from the originals kept; without PATH',
      },
    },
    fetch: FETCH_OPTION,
    allow: ALLOW_OPTION,
    'no-originals': NO_ORIGINALS_OPTION,
    format: {
      value: 'text|jsonl',
      choices: ['text', 'jsonl'],
      help: {
        nl: 'een samenvatting (standaard), of een JSON-regel per artikel',
        en: 'a summary (default), or a line of JSON an article',
      },
    },
  },
  examples: [
    {
      line: 'breuklijn read artikelen/ nieuw.html',
      about: { nl: 'een map en een pagina, in ./dossier', en: 'a folder and a page, into ./dossier' },
    },
    {
      line: 'breuklijn read https://www.example.org/nieuws',
      about: { nl: 'wat op een adres staat', en: 'what stands at an address' },
    },
    {
      line: 'breuklijn read --again',
      about: {
        nl: 'na een nieuwe versie: alles nog eens lezen',
        en: 'after a new version: read everything once more',
      },
    },
    {
      line: 'breuklijn read archief.jsonl --dossier korea',
      about: { nl: 'in de map korea', en: 'into the folder korea' },
    },
  ],
  count: [0, Infinity],
  async run(call) {
    const path = dossierPath(call);
    const { output, language } = call;
    const isAgain = call.has('again');
    if (isAgain && call.operands.length > 0)
      throw usage('--again takes no PATH', 'name the dossier with --dossier');
    if (!isAgain && call.operands.length === 0)
      throw usage('read needs PATH|ADDRESS…', 'see breuklijn read --help');
    const asLines = call.option('format') === 'jsonl';
    const issues: InputIssue[] = [];
    const passed = new PassedOver();
    const tally: Tally = {
      articles: 0,
      failed: 0,
      skipped: 0,
      onSkip: (skipped): void => passed.add(skipped),
      ...(asLines ? { onIssue: (issue): void => void issues.push(issue) } : {}),
    };
    const workers = workersOption(call);
    const dossier = await openDossier(path, {
      ...(isAgain ? { write: true } : { create: true }),
      version: programVersion(),
    });
    let added = 0;
    let known = 0;
    let claims = 0;
    let batch: DocumentEntry[] = [];
    let size = FIRST_BATCH;
    const flush = async (): Promise<void> => {
      const result = await dossier.addDocuments(batch);
      const fresh = new Set(result.added);
      for (const { record, claims: own } of batch) {
        const isNew = fresh.delete(record.article);
        if (isNew) claims += own.length;
        if (asLines) await output.result(articleLine(record, own.length, isNew));
      }
      for (const issue of issues.splice(0)) await output.result(issueLine(issue));
      added += result.added.length;
      known += batch.length - result.added.length;
      batch = [];
    };
    const onKnown = async (article: string): Promise<void> => {
      known++;
      tally.articles++;
      const record = asLines ? await dossier.document(article) : undefined;
      if (record !== undefined) {
        const count = await dossier.count({ article, review: 'all' });
        await output.result(articleLine(record, count, false));
      }
    };
    try {
      tellProblems(call, dossier.problems);
      const mode = call.option('mode') === 'accurate' ? 'accurate' : 'fast';
      const toRead = isAgain
        ? articlesAgain(call, dossier, tally, readerVersion(), onKnown)
        : unknown(call, dossier, tally, onKnown);
      for await (const { entry, problems, notes } of readEntries(toRead, { mode, workers })) {
        for (const problem of problems) output.problem(language === 'nl' ? issueInDutch(problem) : problem);
        tally.failed += problems.length;
        for (const note of notes) output.note(note);
        if (entry === undefined) continue;
        tally.articles++;
        batch.push(entry);
        if (batch.length < size) continue;
        await flush();
        size = Math.min(BATCH, size * GROWTH);
      }
      await flush();
    } finally {
      dossier.close();
    }
    if (passed.size > 0) {
      output.note(passed.line(language));
      if (asLines) await output.result(passedLine(passed));
    }
    const summary = SUMMARY[language]({ added, known, claims, ...tally, path });
    if (asLines) output.note(summary.trimEnd());
    else await output.result(summary);
    output.note(NEXT[language](path === './dossier' || path === 'dossier' ? '' : ` --dossier ${path}`));
    return tally.failed > 0 || dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
  },
};

/** Articles that are looked up in the dossier at a time. */
const LOOKED_UP = 100;

/** The articles that this version has not read yet: the others need not be read to know that. */
async function* unknown(
  call: Call,
  dossier: Dossier,
  tally: Tally,
  onKnown: (article: string) => Promise<void>,
): AsyncGenerator<ToRead> {
  const reader = readerVersion();
  let waiting: (ToRead & { readonly id: string })[] = [];
  const sift = async function* (): AsyncGenerator<ToRead> {
    const known = await dossier.known(
      waiting.map(({ id }) => id),
      reader,
    );
    for (const { id, ...one } of waiting) {
      if (known.has(id)) await onKnown(id);
      else yield one;
    }
    waiting = [];
  };
  for await (const { article, sample } of articlesOf(call, 'read', tally, keeping(call, dossier.path).keep)) {
    waiting.push({ article, sample, reader, added: call.output.terminal.now(), id: idOf(article) });
    if (waiting.length >= LOOKED_UP) yield* sift();
  }
  if (waiting.length > 0) yield* sift();
}

function workersOption(call: Call): number {
  const value = call.option('workers');
  if (value === undefined) return availableParallelism();
  if (!/^[1-9]\d?$/.test(value))
    throw usage(`--workers ${value} is not possible`, 'give a number from 1 to 99');
  return Number(value);
}

/** What became of an article, for programs. */
function articleLine(record: DocumentRecord, claims: number, isNew: boolean): string {
  const { input, article, title, published, outlet, authors, lang } = record;
  const status = isNew ? 'added' : 'known';
  return `${JSON.stringify({ input, status, article, title, published, outlet, authors, lang, claims })}\n`;
}

/** What is wrong with an input, for programs: in English, and in Dutch for those that show it. */
function issueLine({ input, line, code, problem, remedy, fatal }: InputIssue): string {
  const status = fatal || code === 'unsupported' ? 'failed' : 'note';
  const dutch = { problem: issueInDutch(problem), remedy: issueInDutch(remedy) };
  return `${JSON.stringify({ input, line, status, code, problem, remedy, dutch })}\n`;
}

/** What was passed over, for programs that show it. */
function passedLine(passed: PassedOver): string {
  const problem = passed.line('en');
  return `${JSON.stringify({ input: '', status: 'note', code: 'unsupported', problem, dutch: { problem: passed.line('nl') } })}\n`;
}

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
