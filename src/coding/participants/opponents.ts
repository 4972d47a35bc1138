import { readTable } from '../../resources.ts';

let opponents: ReadonlyMap<string, string> | undefined;

/** The one that an actor stands in a lasting conflict with (`packs/actors/opponents.tsv`); undefined when there is none. */
export function maybeOpponent(id: string): string | undefined {
  opponents ??= new Map(
    readTable('packs', 'actors', 'opponents.tsv').map((row) => [row.actor, row.opponent]),
  );
  return opponents.get(id);
}
