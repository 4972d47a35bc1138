import { basename, resolve } from 'node:path';
import { buildBrief, renderHtml, renderJson, renderMarkdown } from '../../brief/index.ts';
import {
  type DocumentRecord,
  type StoredClaim,
  lastBrief,
  openDossier,
  readConditions,
  readStories,
  rememberBrief,
} from '../../dossier/index.ts';
import { dossierPath, publishedOption } from '../articles.ts';
import { type Command, INPUT_FAILED, SUCCESS } from '../command.ts';
import { DOSSIER_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { CONFIDENCE_OPTION, minConfidenceOption } from '../reading-options.ts';

const RENDERERS = { md: renderMarkdown, html: renderHtml, json: renderJson };

export const BRIEF: Command = {
  name: 'brief',
  operands: '',
  summary: {
    nl: 'het overzicht van een dossier: wat wordt beweerd, door wie, en hoe zeker',
    en: 'the brief of a dossier: what is claimed, by whom, and how sure',
  },
  options: {
    dossier: DOSSIER_OPTION,
    since: {
      value: { nl: 'DATUM|last', en: 'DATE|last' },
      help: {
        nl: 'alleen artikelen vanaf die datum, of wat er sinds het vorige overzicht met last is bijgekomen',
        en: 'only articles from that date on, or what has come in since the last brief made with last',
      },
    },
    ...CONFIDENCE_OPTION,
    by: {
      value: 'day|pair',
      choices: ['day', 'pair'],
      help: { nl: 'gebeurtenissen per dag, of per paar partijen', en: 'events by day, or by pair of actors' },
    },
    format: {
      value: 'md|html|json',
      choices: ['md', 'html', 'json'],
      help: {
        nl: 'Markdown (standaard), één HTML-bestand, of JSON',
        en: 'Markdown (default), one HTML file, or JSON',
      },
    },
  },
  examples: [
    { line: 'breuklijn brief', about: { nl: 'lees het hier', en: 'read it here' } },
    {
      line: 'breuklijn brief --format html > overzicht.html',
      about: { nl: 'als pagina, om te delen of te drukken', en: 'as a page, to share or print' },
    },
    {
      line: 'breuklijn brief --since last',
      about: { nl: 'wat er sinds de vorige keer is bijgekomen', en: 'what has come in since the last time' },
    },
    {
      line: 'breuklijn brief --dossier korea --since 2024-10-20 --by pair',
      about: { nl: 'wat er sindsdien verscheen, per paar', en: 'what has appeared since, by pair' },
    },
  ],
  count: [0, 0],
  async run(call) {
    const sinceLast = call.option('since') === 'last';
    const since = sinceLast ? undefined : publishedOption(call, 'since');
    const minConfidence = minConfidenceOption(call);
    const path = dossierPath(call);
    const dossier = await openDossier(path);
    try {
      tellProblems(call, dossier.problems);
      const documents: DocumentRecord[] = [];
      const claims: StoredClaim[] = [];
      for await (const record of dossier.documents()) documents.push(record);
      for await (const stored of dossier.claims({
        ...(since === undefined ? {} : { since }),
        ...(minConfidence === undefined ? {} : { minConfidence }),
      }))
        claims.push(stored);
      const addedSince = sinceLast ? lastBrief(path) : undefined;
      const brief = buildBrief({
        name: basename(resolve(path)),
        documents,
        claims,
        ...(since === undefined ? {} : { since }),
        ...(addedSince === undefined ? {} : { addedSince }),
        stories: await readStories(dossier),
        conditions: await readConditions(dossier),
        by: call.option('by') === 'pair' ? 'pair' : 'day',
      });
      const format = call.option('format');
      const render = RENDERERS[format === 'html' || format === 'json' ? format : 'md'];
      await call.output.result(render(brief, call.language));
      if (sinceLast) {
        const seen = documents.flatMap(({ added }) => added ?? []).reduce((a, b) => (a > b ? a : b), '');
        // Only once it has been shown.
        if (seen !== '') rememberBrief(path, seen);
      }
      return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
    } finally {
      dossier.close();
    }
  },
};
