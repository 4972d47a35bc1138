import { readTable } from '../../resources.ts';

/** Words by which an article says where it comes from: `packs/origins`. Names and words in lower case. */
export interface OriginTables {
  /** Agency as it is usually called, by each of its names. */
  readonly agencies: ReadonlyMap<string, string>;
  /** Words that make an outlet of any name an agency, the longest first. */
  readonly agencyWords: readonly string[];
  readonly sourceWords: readonly string[];
  readonly photoWords: readonly string[];
  /** Words around the name of an outlet that is reported; exactly one side may be empty. */
  readonly reports: readonly { readonly before: readonly string[]; readonly after: readonly string[] }[];
  readonly translated: readonly { readonly before: string; readonly named: boolean }[];
  /** Owner by outlet. */
  readonly owners: ReadonlyMap<string, string>;
}

let tables: OriginTables | undefined;

/** @throws BreuklijnError `bad-resource` when a table is missing */
export function originTables(): OriginTables {
  tables ??= load();
  return tables;
}

function load(): OriginTables {
  const agencies = new Map<string, string>();
  const agencyWords: string[] = [];
  for (const { kind, names } of readTable('packs', 'origins', 'agencies.tsv')) {
    const list = names.split(';').map((name) => name.trim());
    if (kind === 'word') agencyWords.push(...list);
    else for (const name of list) agencies.set(name.toLowerCase(), list[0]);
  }
  const credits = readTable('packs', 'origins', 'credits.tsv');
  const wordsOfKind = (kind: string): string[] =>
    credits.filter((row) => row['kind'] === kind).map((row) => row['words'].toLowerCase());
  const owners = new Map<string, string>();
  for (const { owner, outlets } of readTable('packs', 'origins', 'owners.tsv')) {
    for (const outlet of outlets.split(';')) owners.set(outlet.trim().toLowerCase(), owner);
  }
  return {
    agencies,
    agencyWords: agencyWords.toSorted((a, b) => b.length - a.length),
    sourceWords: wordsOfKind('source'),
    photoWords: wordsOfKind('photo'),
    reports: wordsOfKind('reports').map((words) => {
      const [before, after] = words.split('name');
      return { before: wordsIn(before), after: wordsIn(after) };
    }),
    translated: wordsOfKind('translated').map((words) => ({
      before: words.split('name')[0].trim(),
      named: words.endsWith('name'),
    })),
    owners,
  };
}

function wordsIn(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
