import { extname } from 'node:path';
import type { BriefLanguage } from '../brief/index.ts';

const SHOWN = 12;

/** Files that hold no article by their name, told by kind: a page saved with its pictures has many of them. */
export class PassedOver {
  readonly #kinds = new Map<string, number>();
  size = 0;

  add(path: string): void {
    this.size++;
    const name = path.split(/[/\\]/).at(-1) ?? path;
    const kind = name.startsWith('.') || /^readme\./i.test(name) ? name : extname(name).toLowerCase() || name;
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
  }

  /** One line that says what was passed over and why. */
  line(language: BriefLanguage): string {
    const kinds = [...this.#kinds].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const shown = kinds.slice(0, SHOWN).map(([kind, count]) => `${count} × ${kind}`);
    const more = kinds.length > SHOWN ? ', …' : '';
    return language === 'nl'
      ? `overgeslagen, want geen artikelen: ${shown.join(', ')}${more}`
      : `passed over, as these are no articles: ${shown.join(', ')}${more}`;
  }
}
