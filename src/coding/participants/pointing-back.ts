import type { Participant } from '../../claim/index.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { Phrase, Scope } from './phrase-mentions.ts';

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

/** Reads who stands at a token of the same sentence. */
export type ReadHead = (head: number) => readonly Participant[];

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
    return back(severalStates(scope, phrase, count));
  if (tree.upos(phrase.head) === 'PRON') return back(behindPronoun(scope, phrase.head, read));
  const definite = tree
    .childrenOf(phrase.head, 'det')
    .some((det) => tree.feature(det, 'Definite') === 'Def' || tree.feature(det, 'PronType') === 'Dem');
  if (!definite || tree.feature(phrase.head, 'Number') === 'Plur') return undefined;
  if (words.other.has(lemma)) {
    // "het buurland", "its neighbour": another one than the subject's.
    const own = new Set(
      subjectsBefore(tree, phrase.head, true).flatMap((subject) =>
        subject === phrase.head ? [] : read(subject).flatMap(({ country }) => country ?? []),
      ),
    );
    const other = scope.discourse.nearest(
      tree.sentence,
      ({ country }) => country !== undefined && !own.has(country),
    );
    return other === undefined ? undefined : back([stateOf(other)]);
  }
  if (words.state.has(lemma)) {
    const state = nearest(scope, phrase.head, read, (participant) => participant.country !== undefined);
    const isCountry = lemma === 'land' || lemma === 'country';
    if (state !== undefined) return back([{ ...stateOf(state), ...(isCountry ? {} : { sector: 'GOV' }) }]);
  }
  const role = scope.mentions.at(phrase.head);
  if (role?.kind !== 'role' || role.role === undefined) return undefined;
  const holder = scope.discourse.nearest(
    tree.sentence,
    (participant) => participant.kind === 'person' && participant.role === role.role,
  );
  return holder === undefined ? undefined : back([holder]);
}

/** The country of whoever a possessive pronoun or a definite role points at: "zijn leger", "its troops". */
export function possessorOf(
  { tree, pack, ...scope }: Scope,
  head: number,
  read: ReadHead,
): Participant | undefined {
  const possessive = tree
    .childrenOf(head, 'nmod:poss', 'det')
    .find(
      (child) => tree.feature(child, 'Poss') === 'Yes' || pack.coreference.possessive.has(tree.lower(child)),
    );
  if (possessive === undefined) return undefined;
  return nearest(
    { tree, pack, ...scope },
    head,
    read,
    (participant) => participant.country !== undefined || participant.kind === 'organisation',
  );
}

function behindPronoun(scope: Scope, pronoun: number, read: ReadHead): readonly Participant[] | undefined {
  const { tree, pack, discourse } = scope;
  const words = pack.coreference;
  const lower = tree.lower(pronoun);
  const plural = isPlural(tree, pronoun);
  if (words.each.has(lower)) {
    for (const subject of subjectsBefore(tree, pronoun, true)) {
      const found = read(subject);
      if (found.length > 1) return found;
    }
    return undefined;
  }
  if (words.person.has(lower) && !(words.party.has(lower) && plural)) {
    const person = nearest(scope, pronoun, read, (participant) => participant.kind === 'person');
    if (person !== undefined) return [person];
  }
  if (words.thing.has(lower)) {
    const body = nearest(
      scope,
      pronoun,
      read,
      (participant) =>
        participant.id !== undefined && (participant.kind === 'state' || participant.kind === 'organisation'),
      true,
    );
    return body === undefined ? undefined : [body];
  }
  if (!words.party.has(lower) || !plural) return undefined;
  for (const subject of subjectsBefore(tree, pronoun)) {
    const found = read(subject).filter((participant) => participant.id !== undefined);
    if (
      found.length > 1 ||
      (found.length === 1 && (found[0].kind === 'group' || tree.feature(subject, 'Number') === 'Plur'))
    )
      return found;
  }
  return discourse.lastSeveral(tree.sentence);
}

/** Subjects that stand before a token in its sentence, the nearest first; not that of the same verb unless asked for. */
function subjectsBefore(tree: SentenceTree, token: number, sameVerb = false): number[] {
  const found: number[] = [];
  for (let at = token - 1; at >= tree.first; at--) {
    if (!tree.isRelation(at, 'nsubj') || tree.upos(at) === 'PRON' || tree.isTime(at)) continue;
    if (sameVerb || tree.head(at) !== tree.head(token)) found.push(at);
  }
  return found;
}

/** The nearest participant that fits: subjects of the same sentence, then what was spoken of before. */
function nearest(
  { tree, discourse }: Scope,
  token: number,
  read: ReadHead,
  fits: (participant: Participant) => boolean,
  sentenceOnly = false,
): Participant | undefined {
  for (const subject of subjectsBefore(tree, token)) {
    const found = read(subject);
    if (found.length === 1 && fits(found[0])) return found[0];
  }
  return sentenceOnly ? undefined : discourse.nearest(tree.sentence, fits);
}

/** As many different countries as "de drie landen" counts: those last named in the sentence, else before it. */
function severalStates(
  { tree, mentions, discourse }: Scope,
  phrase: Phrase,
  count: number,
): Participant[] | undefined {
  const inSentence = new Map<string, Participant>();
  for (const { country } of mentions.within(tree.first, phrase.first))
    if (country !== undefined) inSentence.set(country, { text: '', kind: 'state', id: country, country });
  if (inSentence.size === count) return [...inSentence.values()];
  return discourse.lastStates(tree.sentence, count)?.map(stateOf);
}

/** Whether a pronoun or its verb is plural: Dutch "zij" is "she" and "they". */
function isPlural(tree: SentenceTree, pronoun: number): boolean {
  if (tree.feature(pronoun, 'Number') === 'Plur') return true;
  const verb = tree.head(pronoun);
  if (verb < 0) return false;
  return [verb, ...tree.childrenOf(verb, 'aux', 'cop')].some(
    (token) => tree.feature(token, 'Number') === 'Plur',
  );
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

/** The state behind a participant, without the person or body it was named by. */
export function stateOf(participant: Participant): Participant {
  const { id, country, text } = participant;
  const state = country ?? id;
  return {
    text,
    kind: 'state',
    ...(state === undefined ? {} : { id: state }),
    ...(country === undefined ? {} : { country }),
  };
}
