import type { Participant } from '../../claim/index.ts';
import { isMemberOf } from '../actors/memberships.ts';
import {
  countriesAt,
  nearest,
  stateOf,
  subjectsAbove,
  subjectsBefore,
  type ReadHead,
} from './antecedents.ts';
import type { Phrase, Scope } from './phrase-mentions.ts';
import { behindPronoun, possessorsOf } from './pronouns.ts';

/** Numbers that stand before "landen" or "leiders"; more than this many countries at once are not guessed. */
const COUNTS: ReadonlyMap<string, number> = new Map([
  ['2', 2],
  ['twee', 2],
  ['two', 2],
  ['3', 3],
  ['drie', 3],
  ['three', 3],
  ['4', 4],
  ['vier', 4],
  ['four', 4],
]);

/** Who a pronoun, "het regime" or "beide landen" points back at: first in its own sentence, then in those before. */
export function pointingBack(scope: Scope, phrase: Phrase, read: ReadHead): Participant[] | undefined {
  const { tree, pack } = scope;
  const words = pack.coreference;
  const lemma = tree.lemma(phrase.head);
  const back = (found: readonly Participant[] | undefined): Participant[] | undefined =>
    found?.map((participant) => ({
      ...participant,
      text: phrase.text,
      span: phrase.span,
      via: 'coreference' as const,
    }));

  const count = countBefore(scope, phrase);
  if (count !== undefined && (words.states.has(lemma) || words.both.has(tree.lower(phrase.head))))
    return back(severalStates(scope, phrase, count, read));
  if (tree.upos(phrase.head) === 'PRON')
    return back(behindDoings(scope, phrase.head) ?? behindPronoun(scope, phrase.head, read));
  if (words.other.has(lemma) && tree.feature(phrase.head, 'Number') !== 'Plur')
    return back(neighbour(scope, phrase, read));
  return back(
    ofPossessor(scope, phrase, read) ??
      (isDefinite(scope, phrase) ? behindNoun(scope, phrase, read) : undefined),
  );
}

/** "verschuift die samenwerking en vormt zij een factor": a singular takes up what parties do, and so those parties. */
function behindDoings({ tree, pack, discourse }: Scope, pronoun: number): readonly Participant[] | undefined {
  const verb = tree.head(pronoun);
  if (!pack.coreference.party.has(tree.lower(pronoun)) || verb < 0 || tree.feature(verb, 'Number') !== 'Sing')
    return undefined;
  for (let at = pronoun - 1; at >= tree.first; at--) {
    if (!tree.isRelation(at, 'nsubj') || tree.upos(at) !== 'NOUN') continue;
    const isShown = tree
      .childrenOf(at, 'det')
      .some((det) => tree.feature(det, 'PronType') === 'Dem' || tree.xpos(det).startsWith('VNW|aanw'));
    const isMutual = pack.concepts
      .entries(tree.lemma(at), 'noun')
      .some((entry) => entry.actor.includes('peer') || entry.recipient.includes('peer'));
    return isShown && isMutual ? discourse.lastSeveral(tree.sentence) : undefined;
  }
  return undefined;
}

function isDefinite({ tree, pack }: Scope, { head }: Phrase): boolean {
  return tree.childrenOf(head, 'det').some(
    (det) =>
      tree.feature(det, 'Definite') === 'Def' ||
      tree.feature(det, 'PronType') === 'Dem' ||
      // "het" before a noun that the tagger took for a pronoun.
      (pack.coreference.thing.has(tree.lower(det)) && det < head),
  );
}

/** "zijn land", "hun regeringen", "her office": the state of whoever the possessive points at. */
function ofPossessor(scope: Scope, { head }: Phrase, read: ReadHead): readonly Participant[] | undefined {
  const { tree, pack } = scope;
  const words = pack.coreference;
  const lemma = tree.lemma(head);
  const isOrgan = words.organ.has(lemma);
  if (!isOrgan && !words.state.has(lemma) && !words.regime.has(lemma)) return undefined;
  const owners = possessorsOf(scope, head, read).filter(({ id }) => id !== undefined);
  if (owners.length === 0) return undefined;
  return owners.map((owner) => ({ ...stateOf(owner), ...(isLand(lemma) ? {} : { sector: 'GOV' }) }));
}

/** "het buurland", "zijn buurland": another one than the owner's or the subject's, of the same sentence or the nearest before. */
function neighbour(scope: Scope, phrase: Phrase, read: ReadHead): readonly Participant[] | undefined {
  const { tree, mentions, discourse } = scope;
  const owners = possessorsOf(scope, phrase.head, read);
  if (owners.length === 0 && !isDefinite(scope, phrase)) return undefined;
  const own = new Set(
    owners.length > 0
      ? owners.flatMap(({ country }) => country ?? [])
      : countriesAt(
          subjectsBefore(tree, phrase.head, true).filter((subject) => subject !== phrase.head),
          read,
        ),
  );
  const fits = (country: string | undefined): boolean => country !== undefined && !own.has(country);
  const beside = new Set(
    mentions.within(tree.first, phrase.first).flatMap(({ country = '' }) => (fits(country) ? [country] : [])),
  );
  beside.delete('');
  if (beside.size === 1) {
    const [country] = beside;
    return [{ text: '', kind: 'state', id: country, country }];
  }
  const other = discourse.likeliest(tree.sentence, ({ country }) => fits(country));
  return other === undefined ? undefined : [stateOf(other)];
}

function isLand(lemma: string): boolean {
  return lemma === 'land' || lemma === 'country';
}

/** Nouns with an article that stand for somebody named before: "het land", "het blok", "het buurland", "de president". */
function behindNoun(scope: Scope, phrase: Phrase, read: ReadHead): readonly Participant[] | undefined {
  const { tree, pack, discourse } = scope;
  const words = pack.coreference;
  const lemma = tree.lemma(phrase.head);
  if (words.allies.has(lemma)) return behindAllies(scope, phrase);
  if (tree.feature(phrase.head, 'Number') === 'Plur') return undefined;
  if (words.alliance.has(lemma) || words.bloc.has(lemma)) return behindBloc(scope, phrase);
  if (words.movement.has(lemma)) {
    const group = discourse.nearest(
      tree.sentence,
      ({ id, sector }) => id !== undefined && (sector === 'REB' || sector === 'OPP'),
    );
    if (group !== undefined) return [group];
  }
  const isRegime = words.regime.has(lemma);
  if (isRegime || words.state.has(lemma)) {
    // Who acts in a clause is "zichzelf" there and not "het land"; and nobody calls his own government a regime.
    const own = countriesAt(subjectsAbove(tree, phrase.head, !isRegime), read);
    const state = nearest(
      scope,
      phrase.head,
      read,
      ({ country }) => country !== undefined && !own.has(country),
      false,
      'likeliest',
    );
    if (state !== undefined) return [{ ...stateOf(state), ...(isLand(lemma) ? {} : { sector: 'GOV' }) }];
  }
  const role = scope.mentions.at(phrase.head);
  if (role?.kind !== 'role' || role.role === undefined) return undefined;
  const holder = discourse.nearest(
    tree.sentence,
    (participant) => participant.kind === 'person' && participant.role === role.role,
  );
  return holder === undefined ? undefined : [holder];
}

function organisation(id: string): Participant {
  return { text: '', kind: 'organisation', id, sector: 'IGO' };
}

/** "het bondgenootschap", "the bloc": the one spoken of, else NATO or the EU where a member of it stands in the sentence. */
function behindBloc(scope: Scope, { head }: Phrase): readonly Participant[] | undefined {
  const { tree, pack, discourse } = scope;
  const found = discourse.nearest(
    tree.sentence,
    ({ kind, sector, country }) => kind === 'organisation' && sector === 'IGO' && country === undefined,
  );
  if (found !== undefined) return [found];
  const usual = pack.coreference.alliance.has(tree.lemma(head)) ? 'NATO' : 'EU';
  return namesMember(scope, usual) ? [organisation(usual)] : undefined;
}

/** "de bondgenoten", without saying whose: those of NATO, where a member stands in the sentence. */
function behindAllies(scope: Scope, { head }: Phrase): readonly Participant[] | undefined {
  const { tree, pack } = scope;
  const saysWhose = (child: number): boolean => {
    const preposition = tree.preposition(child);
    return (
      preposition === '' ||
      pack.grammar.possessor.has(preposition) ||
      pack.coreference.belonging.has(preposition)
    );
  };
  // "asked the allies about talks": what hangs on them behind another preposition does not say whose they are.
  const isBare = !tree.childrenOf(head, 'amod', 'nmod', 'nummod', 'nmod:poss').some(saysWhose);
  return isBare && namesMember(scope, 'NATO') ? [organisation('NATO')] : undefined;
}

function namesMember({ tree, mentions }: Scope, group: string): boolean {
  return mentions
    .within(tree.first, tree.end)
    .some(({ country, ids }) => ids.includes(group) || (country !== undefined && isMemberOf(country, group)));
}

/** As many different countries as "de drie landen" counts: those last named in the sentence, else before it. */
function severalStates(
  { tree, mentions, discourse, pack }: Scope,
  phrase: Phrase,
  count: number,
  read: ReadHead,
): Participant[] | undefined {
  // Who does something to "de drie bondgenoten" is none of them.
  const own = countriesAt(subjectsAbove(tree, phrase.head, true), read);
  const before = mentions.within(tree.first, phrase.first);
  for (const named of [before, before.filter(({ kind }) => kind !== 'adjective')]) {
    const countries = new Set(named.flatMap(({ country }) => country ?? []));
    if (countries.size === count && [...own].every((country) => !countries.has(country)))
      return [...countries].map((country) => ({ text: '', kind: 'state', id: country, country }));
  }
  // "China, dat Pakistan wapens levert, riep beide buren op": whoever is named beside those who act is one of them.
  const besides = new Set(
    before.flatMap(({ country }) => (country === undefined || own.has(country) ? [] : [country])),
  );
  // Allies stay allies, however long ago they acted together.
  const reach = pack.coreference.allies.has(tree.lemma(phrase.head)) ? Infinity : undefined;
  return (
    discourse.lastSoMany(tree.sentence, count, own, reach) ??
    (besides.size === 0 ? undefined : discourse.lastSoMany(tree.sentence, count, own, Infinity, besides)) ??
    discourse.likeliestStates(tree.sentence, count, own) ??
    discourse.lastSoMany(tree.sentence, count, own, Infinity)
  )?.map(stateOf);
}

function countBefore({ tree, pack }: Scope, phrase: Phrase): number | undefined {
  const { both } = pack.coreference;
  if (both.has(tree.lower(phrase.head))) return 2;
  for (const child of tree.childrenOf(phrase.head, 'nummod', 'det', 'amod')) {
    const word = tree.lower(child);
    if (both.has(word)) return 2;
    const count = COUNTS.get(word);
    if (count !== undefined) return count;
  }
  return undefined;
}
