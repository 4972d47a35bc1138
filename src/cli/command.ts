import { parseArgs } from 'node:util';
import { BreuklijnError } from '../errors.ts';
import type { BriefLanguage } from '../brief/index.ts';
import type { Output } from './terminal.ts';

/** A text in each language that the program speaks. */
export type Bilingual = Readonly<Record<BriefLanguage, string>>;

export interface Option {
  /** Name of the value in the help; a switch has none. */
  readonly value?: Bilingual | string;
  readonly help: Bilingual;
  /** The only values it takes. */
  readonly choices?: readonly string[];
}

/** What a command was called with. */
export interface Call {
  readonly operands: readonly string[];
  readonly output: Output;
  /** Language to speak to the user in. */
  readonly language: BriefLanguage;
  /** The value of an option, undefined when it was not given. */
  option(name: string): string | undefined;
  /** Whether a switch was given. */
  has(name: string): boolean;
}

/** One row of the table of commands. */
export interface Command {
  readonly name: string;
  readonly operands: Bilingual | string;
  readonly summary: Bilingual;
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly { readonly line: string; readonly about: Bilingual }[];
  /** How many operands it takes at least and at most. */
  readonly count: readonly [least: number, most: number];
  /** @returns the exit code */
  run(call: Call): Promise<number>;
}

export const SUCCESS = 0;
/** Some input could not be read; what could be is there. */
export const INPUT_FAILED = 1;
export const WRONG_CALL = 2;

/** Options of every command. `--lang` is the language of the user; where articles are read, of the articles. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  lang: {
    value: 'nl|en',
    choices: ['nl', 'en'],
    help: { nl: 'spreek Nederlands of Engels', en: 'speak Dutch or English' },
  },
  quiet: {
    help: { nl: 'geen voortgang en geen mededelingen', en: 'no progress and no notes' },
  },
  help: { help: { nl: 'toon deze hulp', en: 'show this help' } },
};

export function usage(what: string, remedy: string): BreuklijnError {
  return new BreuklijnError('usage', what, remedy);
}

export interface Parsed {
  readonly operands: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** Reads the arguments of a command. @throws BreuklijnError `usage` naming the first that is wrong */
export function parseArguments(command: Command, args: readonly string[]): Parsed {
  const all = { ...COMMON_OPTIONS, ...command.options };
  const remedy = `see breuklijn ${command.name} --help`;
  const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = {};
  for (const [name, option] of Object.entries(all)) {
    options[name] = { type: option.value === undefined ? 'boolean' : 'string' };
  }
  options['help'] = { type: 'boolean', short: 'h' };
  options['quiet'] = { type: 'boolean', short: 'q' };
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // The first sentence of Node's message names the option.
    const message = error instanceof Error ? error.message.split(/\.\s|\n/)[0] : 'wrong arguments';
    throw usage(message.replace(/\.$/, ''), remedy);
  }
  const values: Record<string, string | boolean | undefined> = {};
  for (const [name, value] of Object.entries(parsed.values)) {
    if (typeof value !== 'string' && typeof value !== 'boolean') continue;
    const choices = all[name]?.choices;
    if (choices !== undefined && typeof value === 'string' && !choices.includes(value)) {
      throw usage(`--${name} ${value} is not possible`, `choose ${choices.join(', ')}`);
    }
    values[name] = value;
  }
  const [least, most] = command.count;
  if (values['help'] !== true) {
    if (parsed.positionals.length < least)
      throw usage(`${command.name} needs ${textOf(command.operands, 'en')}`, remedy);
    if (parsed.positionals.length > most) {
      throw usage(`${command.name} does not take ${parsed.positionals[most]}`, remedy);
    }
  }
  return { operands: parsed.positionals, values };
}

export function textOf(text: Bilingual | string, language: BriefLanguage): string {
  return typeof text === 'string' ? text : text[language];
}
