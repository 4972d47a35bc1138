import type { CodingPack } from '../packs/coding-pack.ts';
import type { Draft } from './draft-trees.ts';

/** Relations of an auxiliary that stands beside its predicate. */
const BESIDE: ReadonlySet<string> = new Set(['aux', 'cop']);
/** Relations of what belongs to a noun itself, and not to the verb that it is made to carry. */
const OF_NOUN: ReadonlySet<string> = new Set([
  'det',
  'amod',
  'nummod',
  'nmod',
  'case',
  'compound',
  'flat',
  'fixed',
  'acl',
  'appos',
]);
/** Verbs that say of somebody that he is ready or able to do something. */
const LINKING: ReadonlySet<string> = new Set(['zijn', 'blijken', 'blijven', 'worden', 'lijken']);
/** Concepts of adjectives with an infinitive. */
const WITH_INFINITIVE: ReadonlySet<string> = new Set(['willing', 'refuse', 'able']);

/** "Congo en Rwanda werden het eens", "Seoul heeft het gedaan": an auxiliary that stands beside nothing is a verb. */
function freeVerbs(draft: Draft, first: number, end: number): void {
  for (let token = first; token < end; token++)
    if (
      draft.upos(token) === 'AUX' &&
      !BESIDE.has(draft.baseRelation(token)) &&
      draft.isFinite(token) &&
      hasOwn(draft, token, first, end)
    )
      draft.retag(token, 'VERB');
}

function hasOwn(draft: Draft, verb: number, first: number, end: number): boolean {
  for (let child = first; child < end; child++)
    if (draft.head[child] === verb && ['nsubj', 'obj'].includes(draft.baseRelation(child))) return true;
  return false;
}

/** "Noord-Korea heeft vijftig kernkoppen": "hebben" beside a noun, with no participle about, is a verb and the noun its object. */
function carryObjects(draft: Draft, first: number, end: number): void {
  for (let token = first; token < end; token++) {
    if (draft.upos(token) !== 'AUX' || draft.lemma(token) !== 'hebben') continue;
    const noun = draft.head[token];
    if (noun < first || draft.relation(token) !== 'aux' || draft.upos(noun) !== 'NOUN') continue;
    if (!draft.isFinite(token)) continue;
    draft.hang(token, draft.head[noun], draft.relation(noun));
    for (let child = first; child < end; child++) {
      if (draft.head[child] !== noun || child === token) continue;
      // "naar schatting vijftig kernkoppen" keeps what stands right in front of it.
      if (OF_NOUN.has(draft.baseRelation(child))) continue;
      if (draft.baseRelation(child) === 'conj' && draft.upos(child) !== 'VERB') continue;
      if (draft.baseRelation(child) === 'nsubj') draft.hang(child, token, 'nsubj');
      else draft.hang(child, token, draft.relation(child));
    }
    draft.hang(noun, token, 'obj');
    draft.retag(token, 'VERB');
  }
}

/** "is bereid raketten te leveren": readiness is the predicate, and what somebody is ready for hangs on it. */
function raiseReadiness(draft: Draft, first: number, end: number, pack: CodingPack | undefined): void {
  if (pack === undefined) return;
  for (let token = first; token < end; token++) {
    const verb = draft.head[token];
    if (draft.upos(token) !== 'ADJ' || verb <= token || draft.upos(verb) !== 'VERB') continue;
    if (draft.baseRelation(token) !== 'advmod' && draft.baseRelation(token) !== 'xcomp') continue;
    if (!pack.concepts.entries(draft.lemma(token), 'adj').some(({ concept }) => WITH_INFINITIVE.has(concept)))
      continue;
    let isInfinitive = false;
    let link = -1;
    for (let child = first; child < end; child++) {
      if (draft.head[child] !== verb) continue;
      if (draft.lower(child) === 'te' && draft.relation(child) === 'mark') isInfinitive = true;
      if (draft.baseRelation(child) === 'aux' && LINKING.has(draft.lemma(child)) && child < verb)
        link = child;
    }
    if (!isInfinitive || link < 0) continue;
    draft.hang(token, draft.head[verb], draft.relation(verb));
    for (let child = first; child < token; child++) {
      if (draft.head[child] !== verb) continue;
      const relation = child === link ? 'cop' : draft.relation(child);
      // What stands between readiness and its infinitive belongs to the infinitive, what stands before it to whoever is ready.
      if (relation !== 'obj') draft.hang(child, token, relation === 'nsubj:pass' ? 'nsubj' : relation);
    }
    draft.hang(verb, token, 'xcomp');
  }
}

/** Gives sentences back the predicate that the parser passed over. */
export function restorePredicates(
  draft: Draft,
  first: number,
  end: number,
  pack: CodingPack | undefined,
): void {
  for (const step of [
    (): void => freeVerbs(draft, first, end),
    (): void => carryObjects(draft, first, end),
    (): void => raiseReadiness(draft, first, end, pack),
  ]) {
    const undo = draft.saved(first, end);
    step();
    if (!draft.isTree(first, end)) undo();
  }
}
