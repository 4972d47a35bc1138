import type { Participant } from '../../claim/index.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import { nearest, subjectsBefore, type ReadHead } from './antecedents.ts';
import type { Scope } from './phrase-mentions.ts';

/** Who a pronoun points back at; undefined where the text leaves it open. */
export function behindPronoun(
  scope: Scope,
  pronoun: number,
  read: ReadHead,
): readonly Participant[] | undefined {
  const { tree, pack } = scope;
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
    // "De regering … Volgens haar": a body that the text went on about.
    const body = tree.isRelation(pronoun, 'nsubj') ? undefined : scope.discourse.subjectOf(tree.sentence - 1);
    if (body?.id !== undefined && body.kind !== 'person') return [body];
  }
  if (words.thing.has(lower)) return behindThing(scope, pronoun, read);
  return words.party.has(lower) && plural ? behindPlural(scope, pronoun, read) : undefined;
}

/**
 * The owners that a possessive at a phrase points at: "zijn leger", "its troops", "hun legers".
 * @param head head of the phrase that is owned
 */
export function possessorsOf(scope: Scope, head: number, read: ReadHead): readonly Participant[] {
  const { tree, pack } = scope;
  const { possessive, party } = pack.coreference;
  const word = tree
    .childrenOf(head, 'nmod:poss', 'det')
    .find((child) => tree.feature(child, 'Poss') === 'Yes' || possessive.has(tree.lower(child)));
  if (word === undefined) return [];
  // "hun": several owners where several acted; one alone is rather somebody else ("Baku routed their forces").
  const isTheirs = party.has(tree.lower(word));
  if (isTheirs) {
    const several = behindPlural(scope, head, read);
    if (several !== undefined) return several;
  }
  const owner = nearest(
    scope,
    head,
    read,
    (participant) => participant.country !== undefined || participant.kind === 'organisation',
    !isTheirs,
  );
  return owner === undefined ? [] : [owner];
}

/** "het", "it": a state or body that was subject in the same sentence, else the subject of the sentence before. */
function behindThing(
  { tree, discourse, mentions, pack }: Scope,
  pronoun: number,
  read: ReadHead,
): readonly Participant[] | undefined {
  // "The Somali government said it …": a body of a state is called by its role; in Dutch it is seldom a neuter.
  const isBody = ({ id, kind, name, sector }: Participant): boolean =>
    id !== undefined &&
    (kind === 'state' ||
      kind === 'organisation' ||
      (pack.lang === 'en' && name === undefined && sector !== undefined && kind !== 'unknown'));
  for (const subject of subjectsBefore(tree, pronoun)) {
    const found = read(subject);
    if (found.length === 1 && isBody(found[0])) return found;
  }
  // Only as the one subject of a verb: "het is" means nobody, in "Islamabad noemt het" the parser may take it for a second one.
  const verb = tree.head(pronoun);
  if (
    !tree.isRelation(pronoun, 'nsubj') ||
    tree.childOf(verb, 'cop') !== undefined ||
    tree.childrenOf(verb, 'nsubj').length > 1 ||
    (pronoun > verb && verb > tree.first && (mentions.at(verb - 1)?.ids.length ?? 0) > 0)
  )
    return undefined;
  const before = discourse.subjectOf(tree.sentence - 1);
  if (before !== undefined) return isBody(before) ? [before] : undefined;
  // "Het stuurde duizend soldaten": only who acts has an object.
  if (tree.childOf(verb, 'obj') === undefined) return undefined;
  const named = discourse.onlyNamed(tree.sentence - 1, isBody);
  return named === undefined ? undefined : [named];
}

function behindPlural(scope: Scope, pronoun: number, read: ReadHead): readonly Participant[] | undefined {
  const { tree, discourse } = scope;
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

/** Whether a pronoun or its verb is plural: Dutch "zij" is "she" and "they". */
function isPlural(tree: SentenceTree, pronoun: number): boolean {
  if (tree.feature(pronoun, 'Number') === 'Plur') return true;
  const verb = tree.head(pronoun);
  if (verb < 0) return false;
  return [verb, ...tree.childrenOf(verb, 'aux', 'cop')].some(
    (token) => tree.feature(token, 'Number') === 'Plur',
  );
}
