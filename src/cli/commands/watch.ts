import { readFileSync } from 'node:fs';
import { type DocumentEntry, openDossier } from '../../dossier/index.ts';
import {
  type FeedState,
  type Subscription,
  Watcher,
  WatchState,
  readOpml,
  systemClock,
  writeOpml,
} from '../../gather/index.ts';
import { isAddress } from '../../ingest/index.ts';
import { dossierPath, type FoundArticle, readClaims, type Tally, tellIssue } from '../articles.ts';
import { type Call, type Command, INPUT_FAILED, SUCCESS, usage } from '../command.ts';
import { ALLOW_OPTION, fetcherOf, keeping, NO_ORIGINALS_OPTION } from '../fetching.ts';
import { issueInDutch } from '../dutch-issues.ts';
import { LANGUAGE_OPTIONS } from '../reading-options.ts';
import { oneLine } from '../terminal.ts';
import { programVersion, readerVersion } from '../version.ts';
import { toEntry } from '../../reading/index.ts';

const MINUTES = 15;

export const WATCH: Command = {
  name: 'watch',
  operands: { nl: '[BESTAND.opml|ADRES…]', en: '[FILE.opml|ADDRESS…]' },
  summary: {
    nl: 'volg feeds (RSS, Atom, JSON Feed): wat nieuw is komt in het dossier',
    en: 'follow feeds (RSS, Atom, JSON Feed): what is new goes into the dossier',
  },
  options: {
    dossier: {
      value: { nl: 'MAP', en: 'DIR' },
      help: {
        nl: 'het dossier (standaard ./dossier); gemaakt als het er niet is',
        en: 'the dossier (default ./dossier); made if absent',
      },
    },
    once: { help: { nl: 'bezoek elke feed één keer en stop', en: 'visit each feed once and stop' } },
    every: {
      value: { nl: 'MINUTEN', en: 'MINUTES' },
      help: {
        nl: `tijd tussen twee bezoeken aan een feed (standaard ${MINUTES})`,
        en: `time between two visits to a feed (default ${MINUTES})`,
      },
    },
    'feed-only': {
      help: {
        nl: 'lees wat de feed zelf zegt, haal de pagina’s niet op',
        en: 'read what the feed itself says, do not fetch the pages',
      },
    },
    list: {
      value: 'text|json|opml',
      choices: ['text', 'json', 'opml'],
      help: {
        nl: 'toon de feeds van het dossier en hoe het ermee gaat; haal niets op',
        en: 'show the feeds of the dossier and how they are doing; fetch nothing',
      },
    },
    mode: LANGUAGE_OPTIONS.mode,
    allow: ALLOW_OPTION,
    'no-originals': NO_ORIGINALS_OPTION,
  },
  examples: [
    {
      line: 'breuklijn watch feeds.opml --once',
      about: { nl: 'alle feeds van een lijst, één keer', en: 'all feeds of a list, once' },
    },
    {
      line: 'breuklijn watch --list opml > feeds.opml',
      about: { nl: 'de feeds van dit dossier meenemen', en: 'take the feeds of this dossier along' },
    },
  ],
  count: [0, Infinity],
  async run(call) {
    const path = dossierPath(call);
    const state = new WatchState(path);
    const list = call.option('list');
    if (list !== undefined) {
      await call.output.result(LISTS[list](state.feeds, call.language));
      return SUCCESS;
    }
    const feeds = subscriptions(call, state);
    const watcher = new Watcher({
      fetcher: fetcherOf(call),
      state,
      clock: systemClock,
      interval: minutes(call) * 60_000,
      random: Math.random,
      pages: !call.has('feed-only'),
      source: keeping(call, path),
    });
    const tally: Tally = { articles: 0, failed: 0, skipped: 0 };
    // Makes the dossier, so that the feeds have a place to be remembered in.
    (await openDossier(path, { create: true, version: programVersion() })).close();
    if (call.has('once')) {
      for (const feed of feeds) await visit(call, watcher, feed, state, tally);
      return tally.failed > 0 ? INPUT_FAILED : SUCCESS;
    }
    for (;;) {
      const [next] = feeds.toSorted((a, b) => watcher.waitFor(a.address) - watcher.waitFor(b.address));
      const wait = watcher.waitFor(next.address);
      if (wait > 0) await systemClock.sleep(wait);
      await visit(call, watcher, next, state, tally);
    }
  },
};

/** What the user names, else what the dossier follows already. @throws BreuklijnError `usage` */
function subscriptions(call: Call, state: WatchState): Subscription[] {
  const found = new Map<string, Subscription>();
  for (const operand of call.operands) {
    for (const feed of isAddress(operand) ? [{ address: operand }] : opmlOf(operand))
      found.set(feed.address, feed);
  }
  if (call.operands.length === 0) for (const feed of state.feeds) found.set(feed.address, feed);
  if (found.size === 0)
    throw usage('there is no feed to follow', 'give the address of a feed, or a list of them as .opml');
  return [...found.values()];
}

function opmlOf(path: string): Subscription[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw usage(`${path} cannot be read`, 'give the address of a feed, or a list of them as .opml');
  }
  const feeds = readOpml(text);
  if (feeds === undefined)
    throw usage(`${path} is no OPML`, 'give the address of a feed, or a list of them as .opml');
  return feeds;
}

function minutes(call: Call): number {
  const given = call.option('every');
  const value = Number(given ?? MINUTES);
  if (!(value >= 1) || value > 10_080)
    throw usage(`--every ${given} is not possible`, 'give minutes from 1 to 10080');
  return value;
}

async function visit(
  call: Call,
  watcher: Watcher,
  feed: Subscription,
  state: WatchState,
  tally: Tally,
): Promise<void> {
  const { output, language } = call;
  const before = state.get(feed.address);
  if (before.failures > 0 && watcher.waitFor(feed.address) > 0) {
    output.note(WAITS[language](feed.address, before.next ?? ''));
    return;
  }
  const { results, commit } = await watcher.visit(feed);
  const articles: FoundArticle[] = [];
  for (const result of results) {
    if ('issue' in result) tellIssue(call, result.issue, tally);
    else {
      for (const issue of result.article.issues) tellIssue(call, issue, tally);
      articles.push({ article: result.article, sample: false });
    }
  }
  let added = 0;
  if (articles.length > 0) {
    const mode = call.option('mode') === 'accurate' ? 'accurate' : 'fast';
    const batch: DocumentEntry[] = [];
    for await (const read of readClaims(call, { label: 'watch', mode }, tally, articles))
      batch.push(
        toEntry(read, { reader: readerVersion(), sample: read.sample, added: output.terminal.now() }),
      );
    // Open only as long as it takes: others read and write the dossier while feeds are followed.
    const dossier = await openDossier(dossierPath(call), { write: true });
    try {
      added = (await dossier.addDocuments(batch)).added.length;
    } finally {
      dossier.close();
    }
  }
  commit();
  await output.result(`${oneLine(VISITED[language](state.get(feed.address), added))}\n`);
}

const WAITS: Readonly<Record<'nl' | 'en', (address: string, next: string) => string>> = {
  nl: (address, next) => `${address} ging niet en wordt niet vóór ${next} weer gevraagd`,
  en: (address, next) => `${address} failed and is not asked again before ${next}`,
};

const VISITED: Readonly<Record<'nl' | 'en', (feed: FeedState, added: number) => string>> = {
  nl: ({ title, address, problem }, added) =>
    `${title ?? address}: ${problem === undefined ? `${added} ${added === 1 ? 'nieuw artikel' : 'nieuwe artikelen'}` : issueInDutch(problem)}`,
  en: ({ title, address, problem }, added) =>
    `${title ?? address}: ${problem ?? `${added} new ${added === 1 ? 'article' : 'articles'}`}`,
};

const LISTS: Readonly<Record<string, (feeds: readonly FeedState[], language: 'nl' | 'en') => string>> = {
  opml: writeOpml,
  json: (feeds) =>
    feeds
      .map(
        ({ seen, pending, ...feed }) =>
          `${JSON.stringify({ ...feed, seen: seen.length, pending: Object.keys(pending).length })}\n`,
      )
      .join(''),
  text: (feeds, language) =>
    feeds
      .map(({ title, address, articles, succeeded, failures, problem }) => {
        const health =
          failures > 0
            ? `${failures} × ${language === 'nl' ? issueInDutch(problem ?? '') : (problem ?? '')}`
            : 'ok';
        return `${oneLine([title ?? address, address, String(articles), succeeded ?? '-', health].join('  '))}\n`;
      })
      .join(''),
};
