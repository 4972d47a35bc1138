import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** One line of the audit: who changed what, when. */
export interface AuditLine {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly detail?: string;
}

/** Append-only record of what was changed through the server, one JSON object a line. */
export class Audit {
  readonly #file: string;
  readonly #now: () => Date;

  constructor(file: string, now: () => Date) {
    this.#file = file;
    this.#now = now;
  }

  note(who: string, what: string, detail?: string): void {
    const line: AuditLine = {
      at: this.#now().toISOString(),
      who,
      what,
      ...(detail === undefined ? {} : { detail }),
    };
    mkdirSync(dirname(this.#file), { recursive: true });
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
