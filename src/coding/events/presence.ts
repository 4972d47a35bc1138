import type { Clause } from '../clauses/clause.ts';
import type { Mention } from '../participants/mention.ts';
import type { CodingRule } from '../packs/rules.ts';
import type { SentenceReading } from '../reading.ts';
import type { FilledRoles } from './fill-roles.ts';

/** Verbs of being, in the languages that are read. */
const BEING: ReadonlySet<string> = new Set(['zijn', 'be']);
/** Classes of people that are somewhere for their state. */
const FORCES: ReadonlySet<string> = new Set(['troops', 'trainers']);
/** A noun stands no further behind its adjective of nationality, a number no further before it, than so many words. */
const PHRASE_REACH = 3;

/** The token "zijn" or "be" that a clause says of somebody, where the tree makes it verb or copula. */
function beingOf({ tree }: SentenceReading, clause: Clause): number | undefined {
  const verb = clause.pos === 'verb' ? clause.head : tree.childOf(clause.head, 'cop');
  return verb !== undefined && BEING.has(tree.lemma(verb)) ? verb : undefined;
}

/** The country or region right behind "in" within a run of tokens. */
function placeWithin(
  { tree, reading }: SentenceReading,
  first: number,
  end: number,
): { at: number; mention: Mention } | undefined {
  for (let at = first; at + 1 < end; at++) {
    if (tree.lower(at) !== 'in') continue;
    for (let name = at + 1; name < Math.min(end, at + 4); name++) {
      const mention = reading.surroundings.mentions.at(name);
      if (mention !== undefined && ['state', 'place', 'seat'].includes(mention.kind)) return { at, mention };
      if (tree.upos(name) !== 'DET' && tree.upos(name) !== 'ADJ' && mention === undefined) break;
    }
  }
  return undefined;
}

/** Forces or counted nationals that a mention names: the noun and the rule that it asks for. */
function peopleAt(
  { tree, pack }: SentenceReading,
  mention: Mention,
  end: number,
): { head: number; rule: string } | undefined {
  let counted = false;
  for (let at = mention.firstToken - 1; at >= Math.max(tree.first, mention.firstToken - PHRASE_REACH); at--)
    counted ||= tree.upos(at) === 'NUM' && !tree.isTime(at);
  if (mention.kind === 'demonym')
    return counted ? { head: mention.endToken - 1, rule: 'presence.nationals' } : undefined;
  if (mention.kind !== 'adjective') return undefined;
  for (let at = mention.endToken; at < Math.min(end, mention.endToken + PHRASE_REACH); at++) {
    if (tree.upos(at) === 'ADJ') continue;
    const className = tree.upos(at) === 'NOUN' ? pack.words.objectClass(tree.lemma(at), tree.lower(at)) : '';
    return className !== undefined && FORCES.has(className)
      ? { head: at, rule: 'presence.forces' }
      : undefined;
  }
  return undefined;
}

/**
 * "dat er 11.000 Noord-Koreanen in Koersk zijn", "there are 2,500 American troops in Iraq": forces or counted nationals that
 * are in another country. Read off the order of the words, since a bare "zijn" tells parsers least.
 * @returns the rule and whose people they are; undefined where the clause says no such thing
 */
export function maybePresence(
  sentence: SentenceReading,
  clause: Clause,
): { rule: CodingRule; roles: FilledRoles } | undefined {
  const { tree, pack, reading, resolver } = sentence;
  if (clause.concepts.length > 0) return undefined;
  const being = beingOf(sentence, clause);
  if (being === undefined) return undefined;
  const isEdge = (token: number): boolean =>
    /^[,;:]$/.test(tree.text(token)) ||
    (token !== being && pack.grammar.complementizer.has(tree.lower(token)));
  let first = being;
  while (first > tree.first && !isEdge(first - 1)) first--;
  let end = being;
  while (end < tree.end && !isEdge(end)) end++;
  const place = placeWithin(sentence, first, end);
  if (place === undefined) return undefined;
  for (const mention of reading.surroundings.mentions.within(first, end)) {
    const isElsewhere = mention.country !== undefined && mention.country !== place.mention.country;
    const people = isElsewhere && mention !== place.mention ? peopleAt(sentence, mention, end) : undefined;
    if (people === undefined) continue;
    // Nothing but the verb stands between who is there and "in": "Russian troops were defeated in" is another matter.
    for (let at = people.head + 1; at < place.at; at++) if (at !== being) return undefined;
    const rule = pack.rules.rulesFor('stationed').find(({ name }) => name === people.rule);
    const actors = resolver.resolve(tree, {
      head: people.head,
      place: 'subj',
      preposition: '',
      shared: false,
    });
    if (rule === undefined || !actors.some(({ id }) => id !== undefined)) return undefined;
    return { rule, roles: { actors, recipients: [], objects: [] } };
  }
  return undefined;
}
