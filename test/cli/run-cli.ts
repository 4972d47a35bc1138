import { PassThrough, Readable, type Writable } from 'node:stream';
import { main } from '../../src/cli/index.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Screens of this many columns instead of pipes. */
  readonly columns?: number;
}

/** Runs a command line in this process; English unless it says otherwise. */
export async function cli(
  args: readonly string[],
  { stdin = '', env = {}, columns }: Surroundings = {},
): Promise<Outcome> {
  const screen = columns === undefined ? {} : { isTTY: true, columns };
  const stdout = collector();
  const stderr = collector();
  const code = await main(args, {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: Object.assign(stdout.stream, screen),
    stderr: Object.assign(stderr.stream, screen),
    env: { LANG: 'en_GB.UTF-8', ...env },
    now: () => '2025-01-01T00:00:00Z',
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): { readonly stream: Writable; readonly text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString() };
}
