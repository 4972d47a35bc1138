import type { OriginDocument } from './origin.ts';
import { originTables } from './tables.ts';

/** What an article says about where it comes from. Names in lower case and without an article before them. */
export interface Credits {
  /** Agencies it credits or is from. */
  readonly agencies: readonly string[];
  readonly outlet: string | undefined;
  readonly owner: string | undefined;
  /** Whether it says that it is a translation or taken over. */
  readonly translated: boolean;
  /** Outlets that its first sentences report, or that it is taken over from. */
  readonly reported: readonly string[];
}

/** Blocks in which an article names its makers. */
const CREDIT_KINDS: ReadonlySet<string> = new Set([
  'byline',
  'label',
  'credit',
  'boilerplate',
  'date',
  'section',
]);
/** Sentences of the body in which the outlet that a report comes from is named. */
const LEAD = 3;

/** Outlets and agencies of a whole dossier: which names can be credited at all. */
export interface Names {
  readonly outlets: ReadonlySet<string>;
  /** Agencies that the dossier's own articles are from, besides those of the table. */
  readonly agencies: ReadonlySet<string>;
}

/** Collects who publishes in the dossier. The same for any order of the documents. */
export function namesOf(documents: readonly OriginDocument[]): Names {
  const outlets = new Set<string>();
  const agencies = new Set<string>();
  for (const { outlet, dateline } of documents) {
    if (outlet !== undefined) {
      const name = plainName(outlet);
      outlets.add(name);
      const agency = agencyInName(name);
      if (agency !== undefined) agencies.add(agency);
    }
    const bracketed = /\(([^()]{2,40})\)/.exec(dateline ?? '')?.[1];
    if (bracketed !== undefined) agencies.add(plainName(bracketed));
  }
  return { outlets, agencies };
}

/** @param lead the first sentences of the body */
export function creditsOf(document: OriginDocument, names: Names, lead: readonly string[]): Credits {
  const tables = originTables();
  const agencies = new Set<string>();
  const isAgency = (name: string): boolean =>
    tables.agencies.has(name) || names.agencies.has(name) || agencyInName(name) !== undefined;
  const addAgency = (raw: string): void => {
    const name = plainName(raw);
    if (!isAgency(name)) return;
    agencies.add(tables.agencies.get(name)?.toLowerCase() ?? agencyInName(name) ?? name);
  };
  const outlet = document.outlet === undefined ? undefined : plainName(document.outlet);
  if (outlet !== undefined) addAgency(outlet);
  for (const bracketed of (document.dateline ?? '').matchAll(/\(([^()]{2,40})\)/g)) addAgency(bracketed[1]);
  let translated = false;
  const reported = new Set<string>();
  for (const { start, end, kind } of document.marks) {
    if (!CREDIT_KINDS.has(kind)) continue;
    const line = document.text.slice(start, end).replace(/[*_#>]+/g, ' ');
    const lower = line.toLowerCase().trim();
    if (tables.photoWords.some((word) => lower.startsWith(word))) continue;
    for (const part of line.split(/[/|·—–()[\]]|\s-\s|\bvia\b|\ben\b|\band\b|,/)) {
      addAgency(part);
      for (const word of tables.sourceWords) {
        const match = new RegExp(`^\\s*${word}\\s*:\\s*(.+)$`, 'i').exec(part);
        // Whoever is named as the source of the text is an agency to it.
        if (match !== null)
          agencies.add(
            tables.agencies.get(plainName(match[1]))?.toLowerCase() ??
              agencyInName(plainName(match[1])) ??
              plainName(match[1]),
          );
      }
    }
    for (const { before, named } of tables.translated) {
      const at = lower.indexOf(before);
      if (at < 0) continue;
      translated = true;
      if (named)
        for (const { name } of namesIn(nameWords(lower.slice(at + before.length)), names)) reported.add(name);
    }
  }
  for (const sentence of lead.slice(0, LEAD))
    for (const name of reportedIn(sentence, names)) reported.add(name);
  if (document.source !== undefined) {
    const name = plainName(document.source);
    if (isAgency(name)) addAgency(name);
    else reported.add(name);
  }
  if (outlet !== undefined) reported.delete(outlet);
  return {
    agencies: [...agencies].toSorted(),
    outlet,
    owner:
      outlet === undefined
        ? undefined
        : (tables.owners.get(outlet) ?? tables.owners.get(document.outlet?.toLowerCase() ?? '')),
    translated,
    reported: [...reported].toSorted(),
  };
}

/** Outlets that a sentence reports: "meldt The Guardian", "Reuters reported". */
function reportedIn(sentence: string, names: Names): string[] {
  const words = nameWords(sentence);
  const { reports } = originTables();
  return namesIn(words, names).flatMap(({ name, at, length }) => {
    let from = at;
    while (from > 0 && NOUNS_BEFORE_NAMES.has(words[from - 1])) from--;
    const fits = reports.some(
      ({ before, after }) => endsWithWords(words, from, before) && startsWithWords(words, at + length, after),
    );
    return fits ? [originTables().agencies.get(name)?.toLowerCase() ?? name] : [];
  });
}

/** What may stand between a word of reporting and the name. */
const NOUNS_BEFORE_NAMES: ReadonlySet<string> = new Set([
  'de',
  'het',
  'the',
  'krant',
  'dagblad',
  'weekblad',
  'omroep',
  'persbureau',
  'newspaper',
  'daily',
  'broadcaster',
  'agency',
  'news',
]);

function endsWithWords(words: readonly string[], end: number, wanted: readonly string[]): boolean {
  return wanted.every((word, i) => words[end - wanted.length + i] === word);
}

function startsWithWords(words: readonly string[], start: number, wanted: readonly string[]): boolean {
  return wanted.every((word, i) => words[start + i] === word);
}

interface NameAt {
  readonly name: string;
  readonly at: number;
  readonly length: number;
}

/** Names that may be reported, in a row of words: the dossier's outlets and the tables' outlets and agencies. */
function namesIn(words: readonly string[], names: Names): NameAt[] {
  const index = candidates(names);
  return words.flatMap((first, at) => {
    const name = index.get(first)?.find((one) => one.every((word, i) => words[at + i] === word));
    return name === undefined ? [] : [{ name: name.join(' '), at, length: name.length }];
  });
}

let listed: readonly string[] | undefined;
const byNames = new WeakMap<Names, ReadonlyMap<string, readonly (readonly string[])[]>>();

/** Names by their first word, the longest first. */
function candidates(names: Names): ReadonlyMap<string, readonly (readonly string[])[]> {
  const known = byNames.get(names);
  if (known !== undefined) return known;
  listed ??= [...originTables().owners.keys(), ...originTables().agencies.keys()].map(plainName);
  const index = new Map<string, string[][]>();
  for (const name of new Set([...listed, ...names.outlets, ...names.agencies])) {
    if (name.length < 3) continue;
    const words = name.split(' ');
    const list = index.get(words[0]) ?? [];
    index.set(words[0], list);
    list.push(words);
  }
  for (const list of index.values())
    list.sort((a, b) => b.length - a.length || (a.join(' ') < b.join(' ') ? -1 : 1));
  byNames.set(names, index);
  return index;
}

/** "Persdienst Delta" is credited as "Delta": the name without the word that says what it is. */
function agencyInName(name: string): string | undefined {
  for (const word of originTables().agencyWords) {
    if (name.startsWith(`${word} `)) return name.slice(word.length + 1);
    if (name.endsWith(` ${word}`)) return name.slice(0, -word.length - 1);
  }
  return undefined;
}

/** A name as it is compared: lower case, no article, no marks around it. */
export function plainName(name: string): string {
  const words = nameWords(name);
  let from = 0;
  while (from < words.length - 1 && BEFORE_NAMES.has(words[from])) from++;
  return words.slice(from).join(' ');
}

const BEFORE_NAMES: ReadonlySet<string> = new Set([
  'de',
  'het',
  'the',
  'door',
  'by',
  'van',
  'onze',
  'redactie',
]);

function nameWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.&+-][\p{L}\p{N}]+)*/gu) ?? [];
}
