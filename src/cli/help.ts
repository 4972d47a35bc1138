import type { BriefLanguage } from '../brief/index.ts';
import { type Bilingual, COMMON_OPTIONS, type Command, type Option, textOf } from './command.ts';

const WORDS: Readonly<Record<string, Bilingual>> = {
  usage: { nl: 'Gebruik', en: 'Usage' },
  options: { nl: 'Opties', en: 'Options' },
  examples: { nl: 'Voorbeelden', en: 'Examples' },
  commands: { nl: 'Opdrachten', en: 'Commands' },
  try: { nl: 'Probeer', en: 'Try' },
  tagline: {
    nl: 'Breuklijn leest het nieuws over internationale crises en houdt het dossier bij:\nwie deed wat, met wie, wanneer, volgens wie, en hoe zeker.',
    en: 'Breuklijn reads the news of international crises and keeps the dossier:\nwho did what to whom, when, according to whom, and how sure.',
  },
  more: {
    nl: 'breuklijn OPDRACHT --help toont opties en voorbeelden van een opdracht.',
    en: 'breuklijn COMMAND --help shows the options and examples of a command.',
  },
  exit: {
    nl: 'Afsluitcode: 0 gelukt, 1 een deel was niet te lezen (de rest wel), 2 verkeerd aangeroepen.',
    en: 'Exit code: 0 done, 1 some input could not be read (the rest was), 2 called wrongly.',
  },
};

/** What `breuklijn` alone says: the two things to try first. */
export function shortHelp(language: BriefLanguage): string {
  const tries: readonly [string, Bilingual][] = [
    [
      'breuklijn read PATH…',
      {
        nl: 'lees artikelen (bestanden of mappen) in een dossier',
        en: 'read articles (files or folders) into a dossier',
      },
    ],
    ['breuklijn brief', { nl: 'lees wat er in staat', en: 'see what they say' }],
  ];
  return [
    say('tagline', language),
    '',
    `${say('try', language)}:`,
    ...columns(tries.map(([line, about]) => [line, about[language]])),
    '',
    'breuklijn --help',
    '',
  ].join('\n');
}

/** The list of commands. */
export function generalHelp(commands: readonly Command[], language: BriefLanguage): string {
  return [
    say('tagline', language),
    '',
    `${say('usage', language)}: breuklijn ${language === 'nl' ? 'OPDRACHT' : 'COMMAND'} …`,
    '',
    `${say('commands', language)}:`,
    ...columns(commands.map((command) => [command.name, command.summary[language]])),
    '',
    say('more', language),
    say('exit', language),
    '',
  ].join('\n');
}

/** Options and examples of one command. */
export function commandHelp(command: Command, language: BriefLanguage): string {
  const operands = textOf(command.operands, language);
  const options = Object.entries({ ...command.options, ...commonOptions(command) });
  return [
    capital(`${command.summary[language]}.`),
    '',
    `${say('usage', language)}: breuklijn ${command.name} [--…]${operands === '' ? '' : ` ${operands}`}`,
    '',
    `${say('options', language)}:`,
    ...columns(options.map(([name, option]) => [optionName(name, option, language), option.help[language]])),
    '',
    `${say('examples', language)}:`,
    ...columns(command.examples.map(({ line, about }) => [line, about[language]])),
    '',
  ].join('\n');
}

/** A command may give `--lang` a meaning of its own. */
function commonOptions(command: Command): Readonly<Record<string, Option>> {
  return Object.fromEntries(
    Object.entries(COMMON_OPTIONS).filter(([name]) => command.options[name] === undefined),
  );
}

function optionName(name: string, option: Option, language: BriefLanguage): string {
  return option.value === undefined ? `--${name}` : `--${name} ${textOf(option.value, language)}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}

function say(key: string, language: BriefLanguage): string {
  return WORDS[key][language];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
