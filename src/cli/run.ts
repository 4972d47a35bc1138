import { tuneEngine } from '../engine.ts';
import { main } from './main.ts';

/** Runs the command line of this process and ends it. */
export async function runProcess(): Promise<void> {
  tuneEngine();
  const { stdin, stdout, stderr, env } = process;
  const code = await main(process.argv.slice(2), {
    stdin,
    stdout,
    stderr,
    env,
    now: () => new Date().toISOString(),
  });
  // An open standard input must not keep the process; what was written goes out first.
  if (stdout.writableLength > 0) await new Promise<void>((resolve) => stdout.write('', () => resolve()));
  process.exit(code);
}
