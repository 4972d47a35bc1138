import type { Participant, ParticipantKind } from '../../claim/index.ts';
import { conjuncts } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import { participantKindOf, type Mention } from './mention.ts';
import { ownersIn, type Phrase, type Scope } from './phrase-mentions.ts';
import { headOf } from './standing.ts';

/** Who a phrase names: the name at its head or in apposition, else whose head it is ("het leger van Soedan"). */
export function named(scope: Scope, phrase: Phrase): Participant[] | undefined {
  const { mentions } = scope;
  const own = mentions.at(phrase.head);
  const role =
    own?.kind === 'role'
      ? own
      : mentions.within(phrase.first, phrase.end).find((mention) => mention.kind === 'role');
  // A name at the head or in apposition to it: the person or body itself, whatever adjectives stand around.
  const name =
    own !== undefined && own.kind !== 'role' && own.ids.length > 0
      ? own
      : apposed(scope, phrase.head).find(
          (mention) => mention.kind === 'person' || mention.kind === 'organisation',
        );
  if (name !== undefined) return fromMention(phrase, name, role, 'name');
  // "de Soedanese troepen", "Seouls minister", "de delegaties van Washington en Beijing".
  const owners = ownersIn(scope, phrase);
  const owner =
    owners.find(({ closeness }) => closeness !== 'at') ??
    (role === own && role !== undefined ? owners[0] : undefined);
  if (owner !== undefined) {
    return coordinatedWith(
      scope,
      owner.mention,
      owners.map(({ mention }) => mention),
    ).flatMap((mention) => fromMention(phrase, mention, role, 'apposition'));
  }
  if (own !== undefined && own.kind === 'group') return fromMention(phrase, own, role, 'name');
  return undefined;
}

/**
 * A mention and those coordinated with it: by the tree, and owners that nothing but a conjunction parts ("de Amerikaanse en de
 * Zuid-Koreaanse strijdkrachten").
 */
function coordinatedWith({ tree, mentions }: Scope, mention: Mention, owners: readonly Mention[]): Mention[] {
  const others = conjuncts(tree, headOf(tree, mention))
    .flatMap((token) => mentions.at(token) ?? [])
    .filter((other) => other !== mention && other.ids.length > 0);
  const row = [mention];
  for (const next of owners)
    if (next !== mention && isJoined(tree, row[row.length - 1], next)) row.push(next);
  return [...new Set([...row, ...others])];
}

function isJoined(tree: SentenceTree, left: Mention, right: Mention): boolean {
  if (right.kind !== left.kind || right.firstToken <= left.endToken) return false;
  let conjunction = false;
  for (let token = left.endToken; token < right.firstToken; token++) {
    if (tree.upos(token) === 'CCONJ') conjunction = true;
    else if (tree.upos(token) !== 'DET') return false;
  }
  return conjunction;
}

/** Mentions in the name that hangs on a role: "president Poetin", "Claus Soong, analist". */
function apposed({ tree, mentions }: Scope, head: number): Mention[] {
  return tree
    .childrenOf(head, 'appos', 'flat', 'compound', 'nmod')
    .filter((child) => tree.preposition(child) === '' && tree.relation(child) !== 'nmod:poss')
    .flatMap((child) => mentions.at(child) ?? []);
}

function fromMention(
  phrase: Phrase,
  mention: Mention,
  role: Mention | undefined,
  via: 'name' | 'apposition',
): Participant[] {
  const ids: readonly (string | undefined)[] = mention.ids.length > 0 ? mention.ids : [undefined];
  const sector = via === 'apposition' ? (role?.sector ?? mention.sector) : (mention.sector ?? role?.sector);
  const kind: ParticipantKind =
    via === 'apposition' && role !== undefined
      ? role.sector === 'MIL'
        ? 'group'
        : 'person'
      : participantKindOf(mention);
  const roleName = mention.role ?? role?.role ?? role?.name;
  return ids.map((id) => {
    const country =
      mention.country ??
      (id !== undefined && mention.kind !== 'organisation' && /^[A-Z]{3}$/.test(id) ? id : undefined);
    // Fields that are not known are left out; written out, as every name comes by here.
    const found: { -readonly [Field in keyof Participant]: Participant[Field] } = {
      text: phrase.text,
      span: phrase.span,
      kind,
      via,
    };
    if (id !== undefined) found.id = id;
    if (country !== undefined) found.country = country;
    if (sector !== undefined) found.sector = sector;
    if (mention.name !== undefined && via !== 'apposition') found.name = mention.name;
    if (roleName !== undefined) found.role = roleName;
    if (mention.wikidata !== undefined && via !== 'apposition') found.wikidata = mention.wikidata;
    return found;
  });
}
