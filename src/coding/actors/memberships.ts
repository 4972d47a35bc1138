import { readTable } from '../../resources.ts';
import { cellValues } from './entries.ts';

let groups: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * Whether a state belongs to an alliance or union, by `packs/actors/states.tsv`.
 * @param country ISO 3166-1 alpha-3
 * @param group id of the organisation: `NATO`, `EU` …
 */
export function isMemberOf(country: string, group: string): boolean {
  groups ??= new Map(
    readTable('packs', 'actors', 'states.tsv').map((row) => [row.id, cellValues(row.groups)]),
  );
  return groups.get(country)?.includes(group) === true;
}
