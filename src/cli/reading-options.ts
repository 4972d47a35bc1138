import type { Language } from '../document/index.ts';
import { type Options, publishedOption } from './articles.ts';
import type { Call, Option } from './command.ts';

/** How the language layer works. */
export const LANGUAGE_OPTIONS: Readonly<Record<'lang' | 'mode', Option>> = {
  lang: {
    value: 'nl|en',
    choices: ['nl', 'en'],
    help: { nl: 'taal van de tekst; anders herkend', en: 'language of the text; else recognised' },
  },
  mode: {
    value: 'fast|accurate',
    choices: ['fast', 'accurate'],
    help: { nl: 'snel, of zorgvuldiger en trager', en: 'fast, or more careful and slower' },
  },
};

/** Options of the commands that read articles and keep nothing. */
export const READING_OPTIONS: Readonly<Record<'format' | 'published' | 'lang' | 'mode', Option>> = {
  format: {
    value: 'jsonl',
    choices: ['jsonl'],
    help: { nl: 'JSON-regels', en: 'JSON lines' },
  },
  published: {
    value: { nl: 'DATUM', en: 'DATE' },
    help: {
      nl: 'publicatiedatum van artikelen die er zelf geen opgeven',
      en: 'date of publication of articles that do not give one',
    },
  },
  ...LANGUAGE_OPTIONS,
};

/** What `LANGUAGE_OPTIONS` were given. */
export function languageOptions(call: Call): Pick<Options, 'mode' | 'lang'> {
  const lang = call.option('lang') as Language | undefined;
  return {
    mode: call.option('mode') === 'accurate' ? 'accurate' : 'fast',
    ...(lang === undefined ? {} : { lang }),
  };
}

/** What `READING_OPTIONS` were given. @param label of the progress bar */
export function readingOptions(call: Call, label: string): Options {
  const published = publishedOption(call);
  return { label, ...languageOptions(call), ...(published === undefined ? {} : { published }) };
}
