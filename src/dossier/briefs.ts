import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './durable.ts';

/** What the last brief had seen; may be deleted, then the next one begins anew. */
export const BRIEF_FILE = 'last-brief.json';

/** Up to which moment articles had come in when the last brief was made, ISO 8601; undefined when none was, or the file is damaged. */
export function lastBrief(folder: string): string | undefined {
  const path = join(folder, BRIEF_FILE);
  if (!existsSync(path)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const seen = typeof value === 'object' && value !== null && 'seen' in value ? value.seen : undefined;
    return typeof seen === 'string' && /^\d{4}-\d\d-\d\dT/.test(seen) ? seen : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Remembers what a brief has seen: the latest moment at which one of its articles came in, not the time on the clock, which may
 * be set back. @throws BreuklijnError when the disk does not take it
 */
export function rememberBrief(folder: string, seen: string): void {
  writeDurably(join(folder, BRIEF_FILE), `${JSON.stringify({ seen })}\n`);
}
