import { existsSync } from 'node:fs';
import { type BriefLanguage, isBriefLanguage } from '../brief/index.ts';
import { BreuklijnError } from '../errors.ts';
import {
  type Call,
  type Command,
  INPUT_FAILED,
  SUCCESS,
  WRONG_CALL,
  parseArguments,
  usage,
} from './command.ts';
import { COMMANDS } from './commands.ts';
import { inDutch } from './dutch-errors.ts';
import { commandHelp, generalHelp, shortHelp } from './help.ts';
import { ClosedOutput, Output, type Terminal } from './terminal.ts';
import { programVersion } from './version.ts';

/**
 * Runs one command line.
 * @param args without the program's own name
 * @returns the exit code: 0 done, 1 some input could not be read, 2 called wrongly
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const output = new Output(terminal, args.includes('--quiet') || args.includes('-q'));
  try {
    return await dispatch(args, output);
  } catch (error) {
    if (error instanceof ClosedOutput) return SUCCESS;
    output.progress('');
    if (error instanceof BreuklijnError) {
      const isDutch = languageOf(args, terminal) === 'nl';
      output.problem(`breuklijn: ${isDutch ? inDutch(error.message) : error.message}`);
      return error.code === 'usage' ? WRONG_CALL : INPUT_FAILED;
    }
    output.problem(
      `breuklijn: ${error instanceof Error ? error.message : String(error)}; this is a defect, report it`,
    );
    if (terminal.env['BREUKLIJN_DEBUG'] !== undefined && error instanceof Error) {
      terminal.stderr.write(`${error.stack ?? ''}\n`);
    }
    return INPUT_FAILED;
  }
}

async function dispatch(args: readonly string[], output: Output): Promise<number> {
  const language = languageOf(args, output.terminal);
  const [first, ...rest] = args.filter((_, i) => !isLanguageOption(args, i));
  if (first === undefined) {
    await output.result(shortHelp(language));
    return SUCCESS;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    const command = COMMANDS.find(({ name }) => name === rest[0]);
    await output.result(
      command === undefined ? generalHelp(COMMANDS, language) : commandHelp(command, language),
    );
    return SUCCESS;
  }
  if (first === '--version') {
    await output.result(`${programVersion()}\n`);
    return SUCCESS;
  }
  const at = args.indexOf(first);
  const command = COMMANDS.find(({ name }) => name === first);
  if (command !== undefined)
    return run(command, [...args.slice(0, at), ...args.slice(at + 1)], output, language);
  // A path alone is to be read.
  if (!first.startsWith('-') && existsSync(first)) {
    const read = COMMANDS.find(({ name }) => name === 'read');
    if (read !== undefined) return run(read, args, output, language);
  }
  throw usage(`there is no command ${first}`, 'see breuklijn --help');
}

async function run(
  command: Command,
  args: readonly string[],
  output: Output,
  language: BriefLanguage,
): Promise<number> {
  const { operands, values } = parseArguments(command, args);
  if (values['help'] === true) {
    await output.result(commandHelp(command, language));
    return SUCCESS;
  }
  const call: Call = {
    operands,
    output,
    language,
    option: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    has: (name) => values[name] === true,
  };
  return command.run(call);
}

/** Before the command, `--lang` may stand too; it is not the command. */
function isLanguageOption(args: readonly string[], i: number): boolean {
  return (
    args[i] === '--lang' ||
    args[i - 1] === '--lang' ||
    args[i].startsWith('--lang=') ||
    args[i] === '--quiet' ||
    args[i] === '-q'
  );
}

/** `--lang`, else the language of the surroundings where it is Dutch or English, else Dutch. */
function languageOf(args: readonly string[], terminal: Terminal): BriefLanguage {
  const at = args.indexOf('--lang');
  const given =
    at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  if (given !== undefined && isBriefLanguage(given)) return given;
  const { env } = terminal;
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  const word = (locale ?? '').slice(0, 2).toLowerCase();
  return isBriefLanguage(word) ? word : 'nl';
}
