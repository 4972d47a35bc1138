import type { Language } from '../document/index.ts';
import { type Options, publishedOption } from './articles.ts';
import { type Call, type Option, usage } from './command.ts';

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

/** Claims that are read less surely are left out. */
export const CONFIDENCE_OPTION: Readonly<Record<'min-confidence', Option>> = {
  'min-confidence': {
    value: '0…1',
    help: {
      nl: 'alleen beweringen waarvan de kans dat ze goed gelezen zijn minstens zo groot is',
      en: 'only claims whose chance of being read right is at least this',
    },
  },
};

/** What `--min-confidence` was given, undefined when it was not. @throws UsageError when it is no number from 0 to 1 */
export function minConfidenceOption(call: Call): number | undefined {
  const least = call.option('min-confidence');
  if (least === undefined) return undefined;
  const value = Number(least);
  if (least.trim() === '' || !(value >= 0 && value <= 1)) {
    throw usage(`--min-confidence ${least} is not possible`, 'give a number from 0 to 1');
  }
  return value;
}

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
