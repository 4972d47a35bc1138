import type { Participant } from '../../claim/index.ts';
import { ownersIn, type Phrase, type Scope } from './phrase-mentions.ts';

/**
 * Who a phrase belongs to where that is itself a phrase to be read: "strijders van de Rwandese groep FDLR", "een Turkse drone van het
 * Malinese leger", "diplomaten van de twee landen". Undefined where a plain name stands there, or an office says by an adjective whose it is.
 * @returns head of the owner's phrase
 */
export function bodyOfOwner(scope: Scope, phrase: Phrase): number | undefined {
  const { tree, mentions, pack } = scope;
  const own = mentions.at(phrase.head);
  if (own !== undefined && own.kind !== 'role') return undefined;
  const owner = tree
    .childrenOf(phrase.head, 'nmod')
    .find((child) => child > phrase.head && pack.grammar.possessor.has(tree.preposition(child)));
  if (owner === undefined) return undefined;
  const mention = mentions.at(owner);
  const pointsBack =
    pack.coreference.states.has(tree.lemma(owner)) || pack.coreference.state.has(tree.lemma(owner));
  if (mention === undefined ? !pointsBack : mention.kind !== 'role') return undefined;
  const isSaid = ownersIn(scope, phrase).some(
    ({ mention: { firstToken }, closeness }) => closeness === 'adjective' && firstToken < phrase.head,
  );
  return isSaid && own !== undefined ? undefined : owner;
}

/** The participants of an owner, as those of the phrase that belongs to them; undefined where nobody is known behind it. */
export function ofOwner(
  { mentions }: Scope,
  phrase: Phrase,
  owners: readonly Participant[],
): Participant[] | undefined {
  const role = mentions.at(phrase.head);
  const known = owners.filter(({ id }) => id !== undefined);
  if (known.length === 0) return undefined;
  return known.map(({ id, country, sector: own, kind, via }) => {
    const sector = role?.sector ?? own;
    return {
      text: phrase.text,
      span: phrase.span,
      kind: role === undefined ? (kind ?? 'unknown') : 'group',
      via: via === 'coreference' ? via : ('apposition' as const),
      ...(id === undefined ? {} : { id }),
      ...(country === undefined ? {} : { country }),
      ...(sector === undefined ? {} : { sector }),
      ...(role?.role === undefined ? {} : { role: role.role }),
    };
  });
}
