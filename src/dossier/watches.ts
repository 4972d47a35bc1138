import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BreuklijnError } from '../errors.ts';
import { sync } from './durable.ts';

/** One JSON line a change of the watches, only ever added to. */
export const WATCHES_FILE = 'watches.jsonl';

/** A question that is asked again and again, under a name. */
export interface Watch {
  readonly name: string;
  /** As `Dossier.search` takes it. */
  readonly question: string;
  /** ISO 8601. */
  readonly since: string;
  /** When its answers were last looked at; ISO 8601. */
  readonly looked?: string;
  /** Articles that answered by then; an answer from another one is new. */
  readonly seen: ReadonlySet<string>;
}

/** A line of the file. */
export type WatchAction =
  | { readonly action: 'save'; readonly name: string; readonly question: string }
  | { readonly action: 'look'; readonly name: string; readonly seen: readonly string[] }
  | { readonly action: 'remove'; readonly name: string };

/** The watches of a dossier, by name. A line that was cut off or damaged is left out. */
export function readWatches(folder: string): Watch[] {
  const path = join(folder, WATCHES_FILE);
  if (!existsSync(path)) return [];
  const watches = new Map<string, Watch>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const change = maybeChange(line);
    if (change === undefined) continue;
    const known = watches.get(change.name);
    if (change.action === 'save') {
      const { name, question, at } = change;
      // The same question under the same name changes nothing of what was seen.
      if (known?.question !== question) watches.set(name, { name, question, since: at, seen: new Set() });
    } else if (change.action === 'remove') watches.delete(change.name);
    else if (known !== undefined)
      watches.set(change.name, {
        ...known,
        looked: change.at,
        seen: new Set([...known.seen, ...change.seen]),
      });
  }
  return [...watches.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Adds a change; it is on the disk when this returns.
 * @param at ISO 8601, the caller's clock
 * @throws BreuklijnError `bad-dossier` when the disk does not take it
 */
export function changeWatch(folder: string, change: WatchAction, at: string): void {
  const path = join(folder, WATCHES_FILE);
  try {
    appendFileSync(path, `${startOfLine(path)}${JSON.stringify({ at, ...change })}\n`);
    sync(path);
  } catch (cause) {
    throw new BreuklijnError('bad-dossier', `cannot write in ${path}`, 'free space on the disk', { cause });
  }
}

/** A line that a stop cut off stays apart from the next one. */
function startOfLine(path: string): string {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return before === '' || before.endsWith('\n') ? '' : '\n';
}

function maybeChange(line: string): (WatchAction & { readonly at: string }) | undefined {
  try {
    const value = JSON.parse(line) as WatchAction & { readonly at: string };
    if (typeof value !== 'object' || typeof value.name !== 'string' || typeof value.at !== 'string')
      return undefined;
    if (value.action === 'save') return typeof value.question === 'string' ? value : undefined;
    if (value.action === 'look') return Array.isArray(value.seen) ? value : undefined;
    return value.action === 'remove' ? value : undefined;
  } catch {
    return undefined;
  }
}
