import { existsSync, readdirSync } from 'node:fs';
import type { Language } from '../../document/index.ts';
import { BreuklijnError } from '../../errors.ts';
import { readTable, resourcePath } from '../../resources.ts';

/** Where a participant of a concept stands: a grammatical place or a preposition (packs/README.md). */
export type RolePlace = string;

/** One word or phrase of a concept table. */
export interface ConceptEntry {
  readonly concept: string;
  readonly pos: 'verb' | 'noun' | 'adj';
  /** Lemma of the head, without the treebank's underscores, in lower case. */
  readonly head: string;
  /** Lemmas that must stand with the head for the phrase to be meant; empty for a single word. */
  readonly companions: readonly string[];
  readonly actor: readonly RolePlace[];
  readonly recipient: readonly RolePlace[];
  readonly object: readonly RolePlace[];
}

export interface ConceptLexicon {
  /** Entries whose head is the lemma, longest phrase first. */
  entries(lemma: string, pos: ConceptEntry['pos']): readonly ConceptEntry[];
  readonly concepts: ReadonlySet<string>;
}

interface Roles {
  readonly actor: readonly RolePlace[];
  readonly recipient: readonly RolePlace[];
  readonly object: readonly RolePlace[];
}

const DEFAULT_ROLES: Roles = { actor: ['subj'], recipient: ['iobj'], object: ['obj'] };

function places(cell: string): readonly RolePlace[] | undefined {
  return cell === '' ? undefined : cell.split('|').map((place) => place.trim());
}

/** Splits a cell of words at semicolons and drops empty parts. */
export function wordsOf(cell: string): string[] {
  return cell
    .split(';')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** A word or `head + companion + …` phrase in the form that lemmas are compared in. */
export function parsePhrase(phrase: string): { head: string; companions: string[] } {
  const parts = phrase.split('+').map((part) => part.trim().toLowerCase().replaceAll('_', ''));
  return { head: parts[0], companions: parts.slice(1) };
}

const NO_ENTRIES: readonly ConceptEntry[] = [];

/** Reads `packs/<lang>/concepts/*.tsv`. @throws BreuklijnError `bad-pack` when a row has an unknown part of speech. */
export function loadConcepts(lang: Language): ConceptLexicon {
  const folder = resourcePath('packs', lang, 'concepts');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.tsv')) : [];
  const rows = files.sort().flatMap((file) => readTable('packs', lang, 'concepts', file).map((row) => ({ row, file })));

  const defaults = new Map<string, Roles>();
  for (const { row } of rows) {
    if (row.words !== '*') continue;
    defaults.set(`${row.concept}/${row.pos}`, {
      actor: places(row.actor) ?? DEFAULT_ROLES.actor,
      recipient: places(row.recipient) ?? DEFAULT_ROLES.recipient,
      object: places(row.object) ?? DEFAULT_ROLES.object,
    });
  }

  const byHead = new Map<string, ConceptEntry[]>();
  const concepts = new Set<string>();
  for (const { row, file } of rows) {
    if (row.pos !== 'verb' && row.pos !== 'noun' && row.pos !== 'adj') {
      throw new BreuklijnError('bad-pack', `packs/${lang}/concepts/${file}: pos "${row.pos}" of ${row.concept}`, 'use verb, noun or adj');
    }
    concepts.add(row.concept);
    if (row.words === '*') continue;
    const roles = defaults.get(`${row.concept}/${row.pos}`) ?? DEFAULT_ROLES;
    for (const word of wordsOf(row.words)) {
      const { head, companions } = parsePhrase(word);
      const key = `${row.pos}:${head}`;
      const list = byHead.get(key) ?? [];
      list.push({
        concept: row.concept,
        pos: row.pos,
        head,
        companions,
        actor: places(row.actor) ?? roles.actor,
        recipient: places(row.recipient) ?? roles.recipient,
        object: places(row.object) ?? roles.object,
      });
      byHead.set(key, list);
    }
  }
  for (const list of byHead.values()) list.sort((a, b) => b.companions.length - a.companions.length);
  const byPos = { verb: new Map<string, ConceptEntry[]>(), noun: new Map<string, ConceptEntry[]>(), adj: new Map<string, ConceptEntry[]>() };
  for (const list of byHead.values()) byPos[list[0].pos].set(list[0].head, list);
  return { entries: (lemma, pos) => byPos[pos].get(lemma) ?? NO_ENTRIES, concepts };
}
