import type { InputIssue } from './article.ts';

const LONGEST_NAME = 1000;

/** Tells names in an archive that are safe to speak of from those that try something. Nothing is ever unpacked to disk. */
export class EntryNames {
  readonly #archive: string;
  readonly #seen = new Set<string>();

  constructor(archive: string) {
    this.#archive = archive;
  }

  /** Why an entry is refused, or undefined. @param name as it stands in the archive */
  problemOf(name: string, link = false): InputIssue | undefined {
    const path = name.replaceAll('\\', '/');
    if (link) return this.refused(name, 'is a link, not a file');
    if (path === '' || path.length > LONGEST_NAME) return this.refused(name, 'has no proper name');
    if (/[\0-\x1f\x7f]/.test(path)) return this.refused(name, 'has control characters in its name');
    if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return this.refused(name, 'has an absolute path');
    if (path.split('/').includes('..')) return this.refused(name, 'leads out of the archive');
    // File systems that do not tell capitals apart would lose one of the two.
    const key = path.normalize('NFC').toLowerCase();
    if (this.#seen.has(key)) return this.refused(name, 'is there twice');
    this.#seen.add(key);
    return undefined;
  }

  refused(name: string, problem: string, code: InputIssue['code'] = 'unsafe'): InputIssue {
    const shown = name.replace(/[\0-\x1f\x7f]/g, '\ufffd').slice(0, 200);
    const remedy = 'it was left out; the rest of the archive was read';
    return { code, input: `${this.#archive}/${shown}`, problem, remedy, fatal: true };
  }
}
