import type { Readable, Writable } from 'node:stream';

/** What a command sees of the process: a test gives it other streams. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The time, ISO 8601. */
  readonly now: () => string;
}

/** Thrown when nobody reads the output any more (`| head`): ends the command quietly. */
export class ClosedOutput extends Error {
  override readonly name = 'ClosedOutput';
}

/** Results to standard output, all else to standard error. */
export class Output {
  readonly terminal: Terminal;
  readonly quiet: boolean;
  /** Width of the results in characters; undefined when they do not go to a screen. */
  readonly columns: number | undefined;
  #closed = false;
  #failure: Error | undefined;
  #bar = '';

  constructor(terminal: Terminal, quiet: boolean) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.columns = terminal.stdout.isTTY === true ? (terminal.stdout.columns ?? 80) : undefined;
    terminal.stdout.on('error', (error: Error) => {
      this.#closed = true;
      if (!('code' in error) || error.code !== 'EPIPE') this.#failure = error;
    });
    terminal.stderr.on('error', () => {});
  }

  /** Writes a result and waits while the reader is slower. @throws ClosedOutput when the reader is gone */
  async result(text: string): Promise<void> {
    if (this.#closed) throw this.#failure ?? new ClosedOutput();
    this.progress('');
    if (this.terminal.stdout.write(text)) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.terminal.stdout.off('drain', done).off('error', done).off('close', done);
        resolve();
      };
      this.terminal.stdout.on('drain', done).on('error', done).on('close', done);
    });
  }

  /** What went wrong; shown even when quiet. One line. */
  problem(text: string): void {
    this.#line(text);
  }

  /** What is good to know; not when quiet. */
  note(text: string): void {
    if (!this.quiet) this.#line(text);
  }

  #line(text: string): void {
    const bar = this.#bar;
    this.progress('');
    this.terminal.stderr.write(`${oneLine(text)}\n`);
    this.progress(bar);
  }

  /** Shows a line that the next one overwrites, when standard error is a screen; an empty one clears it. */
  progress(line: string): void {
    const { stderr } = this.terminal;
    if (this.quiet || stderr.isTTY !== true || line === this.#bar) return;
    const shown = oneLine(line).slice(0, Math.max(10, (stderr.columns ?? 80) - 1));
    stderr.write(`\r${shown}\u001B[K`);
    this.#bar = line;
  }

  /** Emphasis for a screen that wants it. */
  bold(text: string): string {
    const { env, stdout } = this.terminal;
    const plain = stdout.isTTY !== true || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
    return plain ? text : `\u001B[1m${text}\u001B[22m`;
  }
}

/** On one line and without control characters: text of articles must not move the cursor. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0085\u2028\u2029]+/g, ' ').replace(/[\0-\u001F\u007F-\u009F]/g, '\uFFFD');
}
