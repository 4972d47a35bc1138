import type { Participant } from '../../claim/index.ts';
import type { Mention } from './mention.ts';
import type { Phrase, Scope } from './phrase-mentions.ts';
import { countriesAt, subjectsBefore, type ReadHead } from './antecedents.ts';
import { possessorsOf } from './pronouns.ts';
import { headOf, prepositionBefore } from './standing.ts';

/** Sectors of a state's own organs and people: without a country they are those of the country spoken of. */
const STATE_SECTORS: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY', 'CVL', 'OPP']);

/** "het leger", "de politie", "soldaten", "its troops": those of the owner or of the country that the text is about. */
export function ofCountrySpokenOf(scope: Scope, phrase: Phrase, read: ReadHead): Participant[] | undefined {
  const { mentions } = scope;
  const role = mentions.at(phrase.head);
  if (role?.kind !== 'role' || role.sector === undefined || !STATE_SECTORS.has(role.sector)) return undefined;
  if (role.role === 'prisoners' || role.role === 'refugees') return undefined;
  // "West African leaders": of somewhere, but of no country.
  if (mentions.within(phrase.first, phrase.end).some(({ kind }) => kind === 'group')) return undefined;
  const { sector, role: word } = role;
  const owners = possessorsOf(scope, phrase.head, read).flatMap(({ id, country }) => {
    const owner = country ?? id;
    return owner === undefined ? [] : [{ id: owner, country }];
  });
  const spokenOf = owners.length > 0 ? undefined : countryAround(scope, phrase.head, sector, read);
  const all = spokenOf === undefined ? owners : [{ id: spokenOf, country: spokenOf }];
  if (all.length === 0) return undefined;
  return all.map(({ id, country }) => ({
    text: phrase.text,
    span: phrase.span,
    kind: 'group',
    via: 'coreference',
    id,
    ...(country === undefined ? {} : { country }),
    sector,
    ...(word === undefined ? {} : { role: word }),
  }));
}

/** Sectors of organs: in a sentence with several countries they belong to the one that acts. */
const ORGAN_SECTORS: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY']);

/** The country a role without owner is of: the only one spoken of; else for an organ the one that acts, for people the scene. */
function countryAround(scope: Scope, head: number, sector: string, read: ReadHead): string | undefined {
  const only = onlyCountry(scope, head);
  if (only !== undefined) return only;
  const { tree, mentions, pack } = scope;
  const acting = ORGAN_SECTORS.has(sector)
    ? countriesAt(subjectsBefore(tree, head).slice(0, 1), read)
    : new Set(
        mentions
          .within(tree.first, tree.end)
          .filter((mention) =>
            pack.coreference.locative.has(prepositionBefore(tree, mention.firstToken, headOf(tree, mention))),
          )
          .flatMap(({ country }) => country ?? []),
      );
  if (acting.size === 1) return [...acting][0];
  // "Portugal riep de officieren op": whom the text is about, where whoever acts here is somebody else.
  if (!ORGAN_SECTORS.has(sector) || tree.isRelation(head, 'nsubj')) return undefined;
  const own = countriesAt(subjectsBefore(tree, head, true), read);
  return own.size === 0
    ? undefined
    : scope.discourse.likeliest(tree.sentence, ({ country }) => country !== undefined && !own.has(country))
        ?.country;
}

/** "Het leger krijgt vliegtuigen van Egypte": whom the verb of a subject names behind "van", "aan" or "tegen" is another. */
function isOther({ tree, pack }: Scope, mention: Mention, subject: number): boolean {
  if (mention.kind === 'adjective') return false;
  const head = headOf(tree, mention);
  const { aimed, destination, together } = pack.coreference;
  const preposition = prepositionBefore(tree, mention.firstToken, head);
  return (
    (aimed.has(preposition) ||
      destination.has(preposition) ||
      together.has(preposition) ||
      pack.grammar.possessor.has(preposition)) &&
    tree.head(subject) >= 0 &&
    tree.isWithin(head, tree.head(subject)) &&
    !tree.isWithin(head, subject)
  );
}

/** The country that a sentence is about: the only one it names, adjectives apart; where it names none, the one before. */
function onlyCountry(scope: Scope, head: number): string | undefined {
  const { tree, mentions, discourse } = scope;
  const every = mentions.within(tree.first, tree.end).filter(({ country }) => country !== undefined);
  const isSubject = tree.isRelation(head, 'nsubj');
  const own = isSubject ? every.filter((mention) => !isOther(scope, mention, head)) : every;
  if (own.length === 0) {
    const spokenOf = discourse.likeliest(tree.sentence, ({ country }) => country !== undefined)?.country;
    if (spokenOf !== undefined) return spokenOf;
  }
  const all = own.length === 0 ? every : own;
  for (const named of [all, all.filter(({ kind }) => kind !== 'adjective')]) {
    const countries = new Set(named.map(({ country }) => country));
    if (countries.size === 1) return [...countries][0];
  }
  return undefined;
}

/** "de straaljagers van de junta", "een woordvoerder van het leger": the owner is a body whose country is that spoken of. */
export function ofOwnBody(scope: Scope, phrase: Phrase, read: ReadHead): Participant[] | undefined {
  const { tree, mentions, pack } = scope;
  const body = tree
    .childrenOf(phrase.head, 'nmod')
    .find(
      (child) => pack.grammar.possessor.has(tree.preposition(child)) && mentions.at(child)?.kind === 'role',
    );
  if (body === undefined) return undefined;
  return ofCountrySpokenOf(scope, { ...phrase, head: body }, read);
}
