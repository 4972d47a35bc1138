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

/** Relations by which parsers hang the verb of a main clause on the subject that they take for its root. */
const UNDER_SUBJECT: ReadonlySet<string> = new Set(['aux', 'acl', 'parataxis', 'advcl']);
const NAMING: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'ADV', 'X']);
const RELATIVE: ReadonlySet<string> = new Set(['dat', 'die', 'wie', 'wat', 'waar']);
/** A tensed verb behind its subject stands no further than so many words into the sentence. */
const LONGEST_SUBJECT = 8;

/** "Rusland heeft genoeg raketten": where the first phrase is made the root, the tensed verb right behind it has lost its place. */
function raiseVerbs(draft: Draft, first: number, end: number): void {
  for (let verb = first + 1; verb < Math.min(end, first + LONGEST_SUBJECT); verb++) {
    const upos = draft.upos(verb);
    if (upos === 'SCONJ' || upos === 'PUNCT') return;
    if ((upos !== 'AUX' && upos !== 'VERB') || !draft.isFinite(verb)) continue;
    const subject = draft.head[verb];
    if (subject < first || subject >= verb || draft.head[subject] >= 0) return;
    if (!NAMING.has(draft.upos(subject)) || !UNDER_SUBJECT.has(draft.baseRelation(verb))) return;
    // A relative pronoun in front of the verb keeps it below the noun; a participle behind it makes an auxiliary of it.
    for (let at = subject + 1; at < verb; at++)
      if (draft.xpos(at).includes('betr') || RELATIVE.has(draft.lower(at))) return;
    for (let at = verb + 1; at < end; at++)
      if (draft.head[at] === subject && draft.upos(at) === 'VERB' && !draft.isFinite(at)) return;
    draft.hang(verb, -1, 'root');
    draft.hang(subject, verb, 'nsubj');
    draft.retag(verb, 'VERB');
    if (draft.upos(subject) === 'ADV') draft.retag(subject, 'PROPN');
    for (let at = verb + 1; at < end; at++)
      if (draft.head[at] === subject)
        draft.hang(at, verb, draft.baseRelation(at) === 'nsubj' ? 'obj' : draft.relation(at));
    return;
  }
}

/** Relations by which parsers join a phrase to the subject on the other side of the verb. */
const JOINED: ReadonlySet<string> = new Set(['parataxis', 'appos', 'flat', 'nmod']);

/** "Een drone schond het luchtruim": what stands behind the verb and hangs on its subject without a preposition is its object. */
function freeObjects(draft: Draft, first: number, end: number): void {
  for (let token = first + 2; token < end; token++) {
    const subject = draft.head[token];
    if (subject < first || subject >= token || draft.upos(token) !== 'NOUN') continue;
    if (!JOINED.has(draft.baseRelation(token)) || draft.baseRelation(subject) !== 'nsubj') continue;
    const verb = draft.head[subject];
    if (verb < first || verb >= token || draft.upos(verb) !== 'VERB' || !draft.isFinite(verb)) continue;
    // "lijkt het land vooruitzichten af te wijzen": behind the verb too, a noun with an article has no bare one behind it.
    if (verb < subject && !isBareBehind(draft, subject, token, first)) continue;
    let isBare = true;
    for (let at = first; at < end; at++) {
      if (draft.head[at] === token && draft.relation(at) === 'case') isBare = false;
      if (draft.head[at] === verb && draft.relation(at) === 'obj') isBare = false;
      if (at > verb && at < token && draft.upos(at) === 'PUNCT') isBare = false;
    }
    if (isBare) draft.hang(token, verb, 'obj');
  }
}

/** Whether nothing but adjectives stands between a subject with an article and a noun without one. */
function isBareBehind(draft: Draft, subject: number, noun: number, first: number): boolean {
  if (draft.upos(subject) !== 'NOUN' || subject - 1 < first || draft.upos(subject - 1) !== 'DET')
    return false;
  for (let at = subject + 1; at < noun; at++) if (draft.upos(at) !== 'ADJ') return false;
  return true;
}

/** "beschikt over kernwapens en over Russische steun": what has a preposition of its own is no object. */
function freeObliques(draft: Draft, first: number, end: number): void {
  for (let token = first + 1; token < end; token++) {
    if (draft.lower(token) !== 'over' || draft.relation(token) !== 'case') continue;
    const noun = draft.head[token];
    if (noun > token && draft.relation(noun) === 'obj') draft.hang(noun, draft.head[noun], 'obl');
  }
}

/** Verbs of being, which say where somebody stands on a matter. */
const BEING: ReadonlySet<string> = new Set(['zijn', 'blijven']);
/** Words that may stand between "is" and "tegen". */
const BETWEEN: ReadonlySet<string> = new Set(['ADV', 'ADJ', 'NOUN']);
/** Words between "is" and "tegen" are no more than so many ("is al jaren mordicus tegen"). */
const MOST_BETWEEN = 3;

/** "Duitsland is mordicus tegen een handelsoorlog": who is against something is the subject of "is", and no noun is its predicate. */
function standAgainst(draft: Draft, first: number, end: number): void {
  for (let token = first + 1; token < end; token++) {
    const noun = draft.head[token];
    if (draft.lower(token) !== 'tegen' || draft.relation(token) !== 'case' || noun <= token) continue;
    let be = token - 1;
    while (be > first && token - be <= MOST_BETWEEN && BETWEEN.has(draft.upos(be)) && !isBeing(draft, be))
      be--;
    if (!isBeing(draft, be) || draft.baseRelation(be) !== 'cop') continue;
    const predicate = draft.head[be];
    // With a participle or an infinitive behind it "is" is an auxiliary.
    if (predicate < first || draft.upos(predicate) === 'VERB') continue;
    draft.hang(be, draft.head[predicate], draft.relation(predicate));
    draft.retag(be, 'VERB');
    for (let child = first; child < end; child++)
      if (draft.head[child] === predicate && child !== be && !isOfPredicate(draft, child, predicate, token))
        draft.hang(child, be, draft.relation(child));
    if (predicate !== noun) draft.hang(predicate, be, predicate < be ? 'nsubj' : 'advmod');
    draft.hang(noun, be, 'obl');
  }
}

function isBeing(draft: Draft, token: number): boolean {
  return BEING.has(draft.lemma(token)) && draft.isFinite(token);
}

/** What belongs to the noun that was taken for the predicate: all of it where that stands behind "tegen" or in front of "is". */
function isOfPredicate(draft: Draft, child: number, predicate: number, against: number): boolean {
  const relation = draft.baseRelation(child);
  if (relation === 'nsubj' || relation === 'punct' || relation === 'advmod') return false;
  return OF_NOUN.has(relation) && (predicate > against ? child >= against : child <= predicate);
}

/** Gives sentences back the predicate that the parser passed over. */
export function restorePredicates(
  draft: Draft,
  first: number,
  end: number,
  pack: CodingPack | undefined,
): void {
  for (const step of [
    (): void => raiseVerbs(draft, first, end),
    (): void => freeVerbs(draft, first, end),
    (): void => freeObjects(draft, first, end),
    (): void => freeObliques(draft, first, end),
    (): void => carryObjects(draft, first, end),
    (): void => standAgainst(draft, first, end),
    (): void => raiseReadiness(draft, first, end, pack),
  ]) {
    const undo = draft.saved(first, end);
    step();
    if (!draft.isTree(first, end)) undo();
  }
}
