import { readTable } from '../../resources.ts';

let rivals: ReadonlyMap<string, string> | undefined;

/**
 * The one standing opponent that is meant where a text names no other party (`packs/actors/rivals.tsv`); undefined for who has
 * several or none.
 * @param id claim id of a state or an armed group
 */
export function standingRival(id: string): string | undefined {
  rivals ??= new Map(readTable('packs', 'actors', 'rivals.tsv').map((row) => [row.id, row.rival]));
  return rivals.get(id);
}
