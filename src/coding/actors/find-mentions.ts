import type { Document } from '../../document/index.ts';
import type { Mention } from '../participants/mention.ts';
import { Chooser, type Choice } from './choose.ts';
import type { Entry } from './entries.ts';
import type { Gazetteer } from './gazetteer.ts';
import { daysOf, standingAt, type Term } from './office.ts';
import { scan } from './scan.ts';
import { TokenStream } from './token-stream.ts';

/** A mention, with what the tables know beyond what coding needs. */
export interface ActorMention extends Mention {
  /** Ids of the entries behind it: country codes, ids of organisations, persons and roles. */
  readonly entries: readonly string[];
  /** The name is the first part of a compound ("VS-sancties", "Iran-backed") or a later one ("kabinet-Rutte"). */
  readonly compound?: 'head' | 'tail';
  /** The office was over at the date, or the text says so ("oud-president"). */
  readonly former?: boolean;
  /** Of a place: degrees, WGS 84, and what kind of place it is: city, region or site. */
  readonly position?: { readonly lat: number; readonly lon: number; readonly precision: string };
}

/**
 * Who and what a document names: states, seats of government, adjectives and inhabitants, organisations, persons by the
 * office they hold at the date, groups, and roles.
 * @param document with tokens; sentences, blocks and languages are used where they are there
 * @param published EDTF date of the document: day, month or year. Without it persons have their last office.
 * @returns sorted by token, not overlapping
 */
export function findMentions(document: Document, published?: string): ActorMention[] {
  const stream = new TokenStream(document);
  const date = published === undefined ? undefined : daysOf(published);
  const choices = new Chooser(stream, scan(stream), date).choose();
  const mentions: ActorMention[] = [];
  let former = -1;
  for (let i = 0; i < choices.length;) {
    let end = i + 1;
    let endToken = choices[i].match.endToken;
    // Names that share a token are one mention: "Frans-Duitse", "Hamas-leider".
    while (end < choices.length && choices[end].match.firstToken < endToken)
      endToken = choices[end++].match.endToken;
    const parts = choices.slice(i, end);
    const firstToken = parts[0].match.firstToken;
    const mention = mentionOf(parts, stream.gazetteer(firstToken), date, endToken, former === firstToken);
    if (mention !== undefined) mentions.push(mention);
    else former = isModifier(parts[parts.length - 1].entry, 'former') ? endToken : -1;
    i = end;
  }
  return mentions;
}

function isModifier(entry: Entry, role: string): boolean {
  return entry.kind === 'modifier' && entry.role === role;
}

function mentionOf(
  parts: readonly Choice[],
  gazetteer: Gazetteer,
  date: Term | undefined,
  endToken: number,
  formerBefore: boolean,
): ActorMention | undefined {
  const actors: Choice[] = [];
  const roles: Entry[] = [];
  let former = formerBefore;
  for (const part of parts) {
    const { kind, role } = part.entry;
    if (kind === 'role') roles.push(part.entry);
    else if (kind !== 'modifier' && kind !== 'blocked') actors.push(part);
    else if (role === 'former') former = true;
    else if (role === 'against' && parts.length > 1) return undefined;
  }
  if (actors.length === 0 && roles.length === 0) return undefined;
  const firstToken = parts[0].match.firstToken;
  if (actors.length === 0) return roleMention(roles, firstToken, endToken, former);

  const role = roles.at(-1);
  const { match, entry } = actors[0];
  const facts = factsOf(entry, gazetteer, date);
  const ids = new Set(facts.ids);
  let { country } = facts;
  for (const other of actors.slice(1)) {
    const more = factsOf(other.entry, gazetteer, date);
    for (const id of more.ids) ids.add(id);
    if (more.country !== country) country = undefined;
  }
  const mention: Writable<ActorMention> = {
    firstToken,
    endToken,
    kind: kindOf(entry),
    ids: [...ids],
    entries: [...actors.map((actor) => actor.entry.id), ...roles.map(({ id }) => id)],
    name: entry.name,
  };
  if (country !== undefined) mention.country = country;
  const sector = facts.sector ?? role?.sector;
  if (sector !== undefined) mention.sector = sector;
  const roleWord = role?.role ?? facts.role;
  if (roleWord !== undefined) mention.role = roleWord;
  if (entry.wikidata !== undefined) mention.wikidata = entry.wikidata;
  if (entry.position !== undefined) mention.position = entry.position;
  if (match.head || roles.length > 0) mention.compound = 'head';
  else if (match.tail) mention.compound = 'tail';
  if (former || facts.former) mention.former = true;
  return mention;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function roleMention(
  roles: readonly Entry[],
  firstToken: number,
  endToken: number,
  former: boolean,
): ActorMention {
  const role = roles[roles.length - 1];
  const mention: Writable<ActorMention> = {
    firstToken,
    endToken,
    kind: 'role',
    ids: [],
    entries: roles.map(({ id }) => id),
  };
  // "legerwoordvoerder" speaks for the army; "regeringsleger" is one.
  const sector = role.role === 'spokesperson' ? roles[0].sector : role.sector;
  if (sector !== undefined) mention.sector = sector;
  if (role.role !== undefined) mention.role = role.role;
  if (former) mention.former = true;
  return mention;
}

function kindOf({ kind }: Entry): Mention['kind'] {
  if (kind === 'modifier' || kind === 'blocked') throw new RangeError(`${kind} is no kind of mention`);
  return kind;
}

interface Facts {
  readonly ids: readonly string[];
  readonly country?: string;
  readonly sector?: string;
  readonly role?: string;
  readonly former: boolean;
}

function factsOf(entry: Entry, gazetteer: Gazetteer, date: Term | undefined): Facts {
  const { country } = entry;
  if (entry.kind !== 'person') {
    const single = entry.ids.length === 1 && gazetteer.isState(entry.ids[0]) ? entry.ids[0] : country;
    return {
      ids: entry.ids,
      ...(single === undefined ? {} : { country: single }),
      ...(entry.sector === undefined ? {} : { sector: entry.sector }),
      former: false,
    };
  }
  const { office, when } = standingAt(entry.offices ?? [], date);
  const held = when === 'held' || date === undefined;
  const state = gazetteer.isState(office.actor) ? office.actor : held ? undefined : country;
  // Out of office somebody stands for his country rather than for the organisation he led.
  const actor = held ? office.actor : (state ?? office.actor);
  return {
    ids: actor === '' ? [] : [actor],
    ...(state === undefined ? {} : { country: state }),
    ...(held ? { sector: office.sector } : {}),
    ...(when === 'before' ? {} : { role: office.role }),
    former: !held && when === 'former',
  };
}
