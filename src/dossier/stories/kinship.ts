import { CLAIM_TYPES, type ClaimType, isClaimType } from '../../claim/index.ts';
import { readTable } from '../../resources.ts';

interface Kinship {
  readonly near: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly groups: ReadonlyMap<string, string>;
  readonly processes: ReadonlySet<string>;
  readonly transfers: ReadonlySet<string>;
}

let kinship: Kinship | undefined;

function tables(): Kinship {
  kinship ??= {
    near: nearTable(),
    groups: new Map(
      readTable('packs', 'stories', 'objects.tsv').flatMap(({ group, classes }) =>
        classes.split(';').map((name): [string, string] => [name, group]),
      ),
    ),
    processes: typesWith('nature', 'process'),
    transfers: typesWith('about', 'thing'),
  };
  return kinship;
}

/** How likely claims of two types about the same parties, time and thing tell one event; 0 is never. */
export function nearness(a: ClaimType, b: ClaimType): number {
  return tables().near.get(a)?.get(b) ?? 0;
}

/** The group of a class of objects: what reports name for one another. */
export function objectGroup(name: string): string {
  return tables().groups.get(name) ?? name;
}

/** Whether a type goes on for a while, so that reports of different days may tell of one. */
export function isProcess(type: ClaimType): boolean {
  return tables().processes.has(type);
}

/** Whether it is the thing given, moved or counted that makes one event of this type differ from another. */
export function isTransfer(type: ClaimType): boolean {
  return tables().transfers.has(type);
}

function typesWith(column: string, value: string): ReadonlySet<string> {
  return new Set(
    readTable('packs', 'stories', 'natures.tsv').flatMap((row) =>
      row[column] === value && isClaimType(row['type']) ? [row['type']] : [],
    ),
  );
}

function nearTable(): Map<string, Map<string, number>> {
  const near = new Map(CLAIM_TYPES.map((type) => [type as string, new Map([[type as string, 1]])]));
  for (const { type, other, near: value } of readTable('packs', 'stories', 'kin.tsv')) {
    near.get(type)?.set(other, Number(value));
    near.get(other)?.set(type, Number(value));
  }
  return near;
}
