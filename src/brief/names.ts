import type { Participant } from '../claim/index.ts';
import { type Row, readTable } from '../resources.ts';
import type { BriefLanguage } from './language.ts';

/** What the program calls states and organisations in one language, by the ids that claims use. */
export type Names = ReadonlyMap<string, string>;

const cache = new Map<BriefLanguage, Names>();

/** The usual name of each id: the first of its row in the language's pack. */
export function namesIn(language: BriefLanguage): Names {
  let names = cache.get(language);
  if (names === undefined) {
    const found = new Map<string, string>();
    for (const file of ['states.tsv', 'organisations.tsv']) {
      for (const row of rowsOf(language, file)) {
        const name = usualName(row['names'] ?? '');
        if (name !== '' && !found.has(row['id'])) found.set(row['id'], name);
      }
    }
    names = found;
    cache.set(language, names);
  }
  return names;
}

/** A brief without names still says who by the text: a missing table is no reason to show nothing. */
function rowsOf(language: BriefLanguage, file: string): readonly Row[] {
  try {
    return readTable('packs', language, file);
  } catch {
    return [];
  }
}

/** The first name of a cell, without the marks that say how it matches. */
function usualName(cell: string): string {
  return cell.split(';')[0].replace(/^[=?!*~]+/, '');
}

/** `name` of an id, the id itself where the pack has none. */
export function nameOfId(names: Names, id: string): string {
  return names.get(id) ?? id;
}

/**
 * A participant for people: a state by its name, another by how the text calls it with its country. A pronoun, or one that
 * the sentence leaves out, is shown as whom it stands for.
 */
export function nameOf(names: Names, participant: Participant): string {
  const text = (participant.name ?? participant.text).replace(/\s+/g, ' ').trim();
  const ids = participant.ids ?? (participant.id === undefined ? [] : [participant.id]);
  const resolved = ids.map((id) => nameOfId(names, id)).join(', ');
  if (resolved === '') return text;
  if (text === '' || participant.kind === 'state') return resolved;
  const stands = participant.via === 'coreference' || participant.via === 'implicit';
  if (stands && participant.name === undefined) return resolved;
  if (text.toLowerCase().includes(resolved.toLowerCase()) || ids.includes(text)) return text;
  return `${text} (${resolved})`;
}

/** Participants in a row: each name once. */
export function nameList(names: Names, participants: readonly Participant[], and: string): string {
  const list = [...new Set(participants.map((one) => nameOf(names, one)))].filter((name) => name !== '');
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} ${and} ${list.at(-1) ?? ''}`;
}
