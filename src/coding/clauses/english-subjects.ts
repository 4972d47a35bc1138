import { freeVerbsBehindAsides } from './english-asides.ts';
import type { Draft, Landmarks } from './draft-trees.ts';
import { asideBefore, caseOf, childrenOf, isTensed, phraseHead } from './english-phrases.ts';

const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'SYM']);
/** What the naming of somebody is made of, before its last word. */
const IN_NAMING: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM']);
/** Words that stand between a subject and its verb. */
const BETWEEN: ReadonlySet<string> = new Set(['AUX', 'ADV', 'PART']);
/** Prepositions that may as well open a clause: "as M23 rebels marched into Goma". */
const CLAUSE_OPENERS: ReadonlySet<string> = new Set([
  'as',
  'after',
  'before',
  'since',
  'until',
  'once',
  'while',
  'than',
]);

/** A verb of a main or subordinate clause that the tree gives no subject. */
interface Bare {
  readonly verb: number;
  /** First word of the verbal group: "has not yet agreed". */
  readonly first: number;
  readonly passive: boolean;
}

function isReducedRelative(draft: Draft, verb: number, children: readonly number[]): boolean {
  return draft.xpos(verb) === 'VBN' && children.some((child) => draft.relation(child) === 'obl:agent');
}

/** Whether another verb of the sentence is tensed, so that a participle need not be. */
function hasTensed(draft: Draft, first: number, end: number): boolean {
  for (let token = first; token < end; token++)
    if (isTensed(draft, token) && draft.relation(token) !== 'amod') return true;
  return false;
}

/** "soldiers sent to Niger packed up": of participles in a sentence without a tensed verb the last is its verb. */
function isLastParticiple(draft: Draft, verb: number, first: number, end: number): boolean {
  if (hasTensed(draft, first, end)) return false;
  for (let token = verb + 1; token < end; token++) {
    const isJoined = draft.upos(token - 1) === 'CCONJ' || draft.text(token - 1) === ',';
    if (
      draft.xpos(token) === 'VBN' &&
      draft.upos(token) === 'VERB' &&
      !isJoined &&
      draft.relation(token) !== 'amod'
    )
      return false;
  }
  return draft.text(verb - 1) !== ',';
}

/**
 * Verbs that need a subject and have none: tensed ones, and participles without an auxiliary where a clause has no tensed verb
 * ("Farmers sealed off the crossings"), for taggers confuse the past tense with the participle.
 */
function verbsWithoutSubject(draft: Draft, first: number, end: number): Bare[] {
  const found: Bare[] = [];
  for (let verb = first + 1; verb < end; verb++) {
    if (draft.upos(verb) !== 'VERB') continue;
    const children = childrenOf(draft, verb, first, end);
    if (children.some((child) => /^(?:[nc]subj|expl)/.test(draft.relation(child)))) continue;
    const auxiliaries = children.filter((child) => /^aux|^cop/.test(draft.relation(child)) && child < verb);
    const relation = draft.baseRelation(verb);
    if (relation === 'amod' || relation === 'compound' || relation === 'fixed') continue;
    let start = verb;
    while (start > first && BETWEEN.has(draft.upos(start - 1))) start--;
    if (draft.lower(verb - 1) === 'to' || draft.lower(start) === 'to') continue;
    const tensed = isTensed(draft, verb)
      ? relation !== 'xcomp' || auxiliaries.length > 0
      : auxiliaries.some((aux) => isTensed(draft, aux));
    if (!tensed) {
      if (draft.xpos(verb) !== 'VBN' || auxiliaries.length > 0 || isReducedRelative(draft, verb, children))
        continue;
      const lostMain =
        (relation === 'acl' || relation === 'advcl') && isLastParticiple(draft, verb, first, end);
      if (relation !== 'root' && relation !== 'conj' && !lostMain) continue;
    }
    const passive = auxiliaries.some((aux) => draft.relation(aux) === 'aux:pass');
    found.push({ verb, first: start, passive });
  }
  return found;
}

/** Whether a phrase is the subject or object of some other verb, rightly by its place. */
function isTaken(draft: Draft, token: number, verb: number): boolean {
  const head = draft.head[token];
  if (head < 0 || head === verb) return false;
  const relation = draft.baseRelation(token);
  if (relation === 'nsubj' || relation === 'csubj') return head < verb && token < head;
  if (relation === 'obj' || relation === 'iobj' || relation === 'xcomp') return head < token;
  return false;
}

/** What stands where the subject of a verb stands; undefined where the order does not show it. */
function subjectFor(
  draft: Draft,
  first: number,
  { verb, first: group }: Bare,
  marks: Landmarks,
): number | undefined {
  let last = group - 1;
  while (last > first && marks.isTime(last) && draft.upos(last) !== 'PUNCT') last--;
  if (last > first && draft.upos(last) === 'ADP' && marks.isTime(last + 1)) last--;
  if (last < first || draft.upos(last) === 'CCONJ') return undefined;
  if (draft.text(last) === ',') {
    const opening = asideBefore(draft, first, last);
    if (opening === undefined) return undefined;
    last = opening - 1;
  }
  if (!NOMINAL.has(draft.upos(last)) || marks.isTime(last)) return undefined;
  const head = phraseHead(draft, first, last);
  if (marks.isTime(head) || head >= verb || isTaken(draft, head, verb)) return undefined;
  const marker = caseOf(draft, head, first);
  // A participle that is said to be coordinated with nothing in between is a past tense in a clause of its own only.
  if (marker === undefined)
    return draft.xpos(verb) === 'VBN' && draft.baseRelation(verb) === 'conj' ? undefined : head;
  if (!CLAUSE_OPENERS.has(draft.lower(marker))) return undefined;
  draft.hang(marker, verb, 'mark');
  if (draft.baseRelation(verb) !== 'root') draft.hang(verb, draft.head[verb], 'advcl');
  return head;
}

/** "Carrying light sticks, tens of thousands thronged …": a participle in front of a comma is not the verb of what follows. */
function opensSentence(draft: Draft, participle: number, subject: number): boolean {
  if (draft.xpos(participle) !== 'VBG' || draft.baseRelation(participle) !== 'root') return false;
  for (let at = participle + 1; at < subject; at++) if (draft.text(at) === ',') return true;
  return false;
}

/** Hangs a subject on its verb; a verb that hangs below it takes its place first. */
function hangSubject(draft: Draft, subject: number, { verb, passive }: Bare): void {
  const above = draft.head[subject];
  if (above >= 0 && above < subject && opensSentence(draft, above, subject)) {
    draft.hang(verb, draft.head[above], draft.relation(above));
    draft.hang(above, verb, 'advcl');
  }
  if (draft.isWithin(verb, subject)) {
    const relation = draft.relation(subject);
    const isClause =
      relation === 'root' ||
      relation === 'ccomp' ||
      relation === 'advcl' ||
      relation === 'conj' ||
      relation === 'parataxis';
    draft.hang(verb, draft.head[subject], isClause ? relation : 'parataxis');
  }
  draft.hang(subject, verb, passive ? 'nsubj:pass' : 'nsubj');
}

/** What stands behind a verb and hangs on its subject belongs to the verb ("left on Friday, at the behest of …"). */
function moveBehind(draft: Draft, subject: number, verb: number, end: number): void {
  for (let token = verb + 1; token < end; token++) {
    if (draft.head[token] !== subject) continue;
    const isPhrase = draft.baseRelation(token) !== 'punct' && NOMINAL.has(draft.upos(token));
    draft.hang(
      token,
      verb,
      isPhrase && caseOf(draft, token, verb) !== undefined ? 'obl' : draft.relation(token),
    );
  }
}

/**
 * "Addis Ababa and the rebels have agreed": where the first of two that are joined hangs on the verb beside the second, it is
 * the subject and the second is joined to it.
 */
function joinSubjects(draft: Draft, first: number, end: number): void {
  for (let token = first + 2; token < end; token++) {
    if (draft.baseRelation(token) !== 'nsubj') continue;
    const verb = draft.head[token];
    let start = token;
    while (start > first && IN_NAMING.has(draft.upos(start - 1))) start--;
    const conjunction = start - 1;
    if (conjunction <= first || draft.upos(conjunction) !== 'CCONJ' || draft.lower(conjunction) === 'but')
      continue;
    const before = phraseHead(draft, first, conjunction - 1);
    if (draft.head[before] !== verb || before >= conjunction || !NOMINAL.has(draft.upos(before))) continue;
    if (draft.baseRelation(before) === 'conj' || caseOf(draft, before, first) !== undefined) continue;
    draft.hang(before, verb, draft.relation(token));
    draft.hang(token, before, 'conj');
    // "and Bulgarian President Todor Zhivkov": the words of the second naming belong to it.
    for (let word = start; word < token; word++)
      if (draft.head[word] < start) draft.hang(word, token, draft.upos(word) === 'ADJ' ? 'amod' : 'compound');
  }
}

/**
 * "deputies held talks": a verb taken for an attribute of its object, in a sentence without a tensed verb and right behind a noun.
 * It takes the place of the object, and what stands in front is looked for after.
 */
function freeVerbs(draft: Draft, first: number, end: number): void {
  for (let verb = first + 1; verb < end; verb++) {
    if (draft.upos(verb) !== 'VERB' || draft.xpos(verb) !== 'VBN' || draft.relation(verb) !== 'amod')
      continue;
    const object = draft.head[verb];
    const before = draft.upos(verb - 1);
    if (object < verb || (before !== 'NOUN' && before !== 'PROPN') || hasTensed(draft, first, end)) continue;
    if (draft.isWithin(verb - 1, object) && draft.head[verb - 1] !== object) continue;
    draft.hang(verb, draft.head[object], draft.relation(object));
    draft.hang(object, verb, 'obj');
    for (const child of childrenOf(draft, object, first, verb))
      draft.hang(child, verb, draft.relation(child));
    draft.retagPast(verb);
  }
}

/**
 * "A North Korean accused of hacking was indicted", "missiles fired by China landed": of two verbs behind a noun with nothing that
 * joins them the first is a participle of the noun.
 */
function freeParticiples(draft: Draft, first: number, end: number): void {
  for (let verb = first + 2; verb < end; verb++) {
    if (draft.upos(verb) !== 'VERB') continue;
    const relation = draft.baseRelation(verb);
    if (relation !== 'conj' && relation !== 'advcl' && relation !== 'parataxis' && relation !== 'ccomp')
      continue;
    const children = childrenOf(draft, verb, first, end);
    if (children.some((child) => /^(?:[nc]subj|cc$|mark|expl)/.test(draft.relation(child)) && child < verb))
      continue;
    let start = verb;
    while (start > first && BETWEEN.has(draft.upos(start - 1))) start--;
    const isFinite =
      isTensed(draft, verb) || children.some((child) => isTensed(draft, child) && child >= start);
    if (!isFinite || start <= first || /^(?:PUNCT|CCONJ|SCONJ)$/.test(draft.upos(start - 1))) continue;
    const participle = participleBefore(draft, first, start);
    if (participle === undefined) continue;
    const noun = childrenOf(draft, participle, first, participle).find(
      (child) => draft.baseRelation(child) === 'nsubj',
    );
    if (noun === undefined) continue;
    const passive = children.some((child) => draft.relation(child) === 'aux:pass');
    draft.hang(verb, draft.head[participle], draft.relation(participle));
    draft.hang(noun, verb, passive ? 'nsubj:pass' : 'nsubj');
    draft.hang(participle, noun, 'acl');
    draft.retagAs(participle, 'VBN', 'VERB', 'VerbForm=Part');
    for (const child of childrenOf(draft, participle, start, end))
      draft.hang(child, verb, draft.relation(child));
  }
}

/** A verb that may be a participle, right behind its subject and with no object, before a token in the same clause. */
function participleBefore(draft: Draft, first: number, end: number): number | undefined {
  for (let at = end - 1; at > first; at--) {
    if (/^[,;:–—]$/.test(draft.text(at)) || draft.upos(at) === 'CCONJ' || draft.upos(at) === 'SCONJ')
      return undefined;
    if (draft.upos(at) !== 'VERB' || (draft.xpos(at) !== 'VBD' && draft.xpos(at) !== 'VBN')) continue;
    const children = childrenOf(draft, at, first, end);
    const isBare = !children.some((child) => /^(?:aux|obj|iobj|xcomp|ccomp)/.test(draft.relation(child)));
    return isBare && NOMINAL.has(draft.upos(at - 1)) ? at : undefined;
  }
  return undefined;
}

/** "Moldovans shrugged off a flood": without an auxiliary a past tense is not passive, whatever its subject is called. */
function freeActives(draft: Draft, first: number, end: number): void {
  for (let token = first; token < end; token++) {
    if (draft.relation(token) !== 'nsubj:pass') continue;
    const verb = draft.head[token];
    const children = childrenOf(draft, verb, first, end);
    const isPassive = children.some(
      (child) => /^(?:aux|obl:agent)/.test(draft.relation(child)) || draft.upos(child) === 'AUX',
    );
    if (
      !isPassive &&
      draft.upos(verb) === 'VERB' &&
      children.some((child) => /^(?:obj|compound:prt)/.test(draft.relation(child)))
    )
      draft.hang(token, verb, 'nsubj');
  }
}

/** "…, but the North has not answered": what is set against a clause is no part of it; "said, vowing revenge" is not what is said. */
function partContrasts(draft: Draft, first: number, end: number): void {
  for (let verb = first + 2; verb < end; verb++) {
    if (draft.upos(verb) !== 'VERB') continue;
    const relation = draft.baseRelation(verb);
    const children = childrenOf(draft, verb, first, verb);
    if (relation === 'advcl' || relation === 'ccomp') {
      const isSet = children.some((child) => draft.relation(child) === 'cc' && draft.lower(child) === 'but');
      if (isSet && draft.head[verb] < verb) draft.hang(verb, draft.head[verb], 'conj');
    }
    const isAside = draft.xpos(verb) === 'VBG' && draft.text(verb - 1) === ',' && draft.head[verb] < verb;
    if (relation === 'ccomp' && isAside && children.length === 0) draft.hang(verb, draft.head[verb], 'advcl');
  }
}

/** A semicolon parts two sentences: what stands behind it is no part of what stands before. */
function partAtSemicolons(draft: Draft, first: number, end: number): void {
  for (let mark = first + 1; mark < end - 1; mark++) {
    if (draft.text(mark) !== ';') continue;
    for (let token = mark + 1; token < end; token++) {
      const head = draft.head[token];
      if (head < first || head >= mark || draft.upos(token) !== 'VERB') continue;
      if (/^(?:ccomp|xcomp|advcl|conj|acl)/.test(draft.relation(token))) draft.hang(token, head, 'parataxis');
    }
  }
}

/** "recognising Beijing two days after …": a name right behind a verb is no part of the time that follows it. */
function freeFromTimes(draft: Draft, first: number, end: number, { isName, isTime }: Landmarks): void {
  for (let name = first + 1; name < end; name++) {
    const time = draft.head[name];
    if (draft.upos(name) !== 'PROPN' || !isName(name) || isTime(name) || time <= name || !isTime(time))
      continue;
    if (draft.baseRelation(name) !== 'compound' || draft.upos(name - 1) !== 'VERB') continue;
    const hasObject = childrenOf(draft, name - 1, first, end).some(
      (child) => draft.relation(child) === 'obj' && child !== time,
    );
    if (hasObject) continue;
    draft.hang(name, name - 1, 'obj');
    if (draft.head[time] === name - 1) draft.hang(time, name - 1, 'obl:unmarked');
  }
}

/**
 * "North Korea, which calls it a rehearsal, lobbed several missiles": behind a relative clause between commas stands the verb of
 * the sentence, where parsers take that of the relative clause for it.
 */
function freeMainVerbs(draft: Draft, first: number, end: number): void {
  for (let comma = first + 4; comma < end - 1; comma++) {
    if (draft.text(comma) !== ',') continue;
    let verb = comma + 1;
    while (verb < end && BETWEEN.has(draft.upos(verb))) verb++;
    if (verb >= end || draft.upos(verb) !== 'VERB' || draft.xpos(verb) === 'VBG' || draft.xpos(verb) === 'VB')
      continue;
    const children = childrenOf(draft, verb, first, end);
    if (children.some((child) => draft.baseRelation(child) === 'nsubj' && child > comma)) continue;
    const opening = relativeOpening(draft, first, comma);
    if (opening === undefined || !NOMINAL.has(draft.upos(opening - 2))) continue;
    const subject = phraseHead(draft, first, opening - 2);
    if (caseOf(draft, subject, first) !== undefined || isTaken(draft, subject, draft.head[opening])) continue;
    const inner = relativeVerb(draft, opening, comma);
    if (inner === undefined) continue;
    const top = draft.head[inner] < opening || draft.head[inner] > comma ? inner : undefined;
    const passive = children.some((child) => draft.relation(child) === 'aux:pass');
    const above = draft.isWithin(verb, inner) ? draft.head[inner] : draft.head[verb];
    if (top !== undefined && draft.isWithin(verb, inner)) draft.hang(verb, above, draft.relation(inner));
    draft.hang(inner, subject, 'acl:relcl');
    draft.hang(opening, inner, 'nsubj');
    draft.hang(subject, verb, passive ? 'nsubj:pass' : 'nsubj');
    for (const child of childrenOf(draft, inner, comma + 1, end))
      if (child !== verb) draft.hang(child, verb, draft.relation(child));
    if (draft.xpos(verb) === 'VBN' && !children.some((child) => draft.baseRelation(child) === 'aux'))
      draft.retagPast(verb);
  }
}

/** The relative pronoun behind the comma that opens the aside which a comma closes. */
function relativeOpening(draft: Draft, first: number, comma: number): number | undefined {
  for (let at = comma - 1; at > first; at--) {
    if (draft.text(at) !== ',') continue;
    return draft.lower(at + 1) === 'who' || draft.lower(at + 1) === 'which' ? at + 1 : undefined;
  }
  return undefined;
}

/** The first verb behind a relative pronoun that may be its. */
function relativeVerb(draft: Draft, pronoun: number, end: number): number | undefined {
  for (let at = pronoun + 1; at < end; at++) {
    if (draft.upos(at) === 'VERB') return at;
    if (!BETWEEN.has(draft.upos(at))) return undefined;
  }
  return undefined;
}

/** "agreed early on Tuesday to switch off": with a verb that asks for one, an infinitive with "to" says what, not what for. */
function completeInfinitives(
  draft: Draft,
  first: number,
  end: number,
  takesInfinitive: (lemma: string) => boolean,
): void {
  for (let verb = first + 2; verb < end; verb++) {
    if (draft.upos(verb) !== 'VERB' || draft.baseRelation(verb) !== 'advcl' || draft.lower(verb - 1) !== 'to')
      continue;
    const governor = draft.head[verb];
    if (
      governor < first ||
      governor > verb ||
      draft.upos(governor) !== 'VERB' ||
      !takesInfinitive(draft.lemma(governor))
    )
      continue;
    const children = childrenOf(draft, governor, first, end);
    if (
      draft.lower(verb - 2) === 'order' ||
      children.some((child) => /^[xc]comp$|^obj/.test(draft.relation(child)))
    )
      continue;
    draft.hang(verb, governor, 'xcomp');
  }
}

/** "that crossed into its airspace": only an auxiliary makes a relative clause passive; "who overran the base" is one though it hangs as an attribute. */
function mendRelatives(draft: Draft, first: number, end: number): void {
  for (let pronoun = first + 1; pronoun < end - 1; pronoun++) {
    if (!/^(?:who|which|that)$/.test(draft.lower(pronoun)) || draft.baseRelation(pronoun) !== 'nsubj')
      continue;
    const verb = draft.head[pronoun];
    if (verb < pronoun || draft.upos(verb) !== 'VERB') continue;
    const hasAuxiliary = childrenOf(draft, verb, first, verb).some((child) =>
      draft.relation(child).startsWith('aux'),
    );
    if (draft.relation(pronoun) === 'nsubj:pass' && !hasAuxiliary) {
      draft.hang(pronoun, verb, 'nsubj');
      draft.retagPast(verb);
    }
    if (draft.relation(verb) === 'amod') draft.hang(verb, draft.head[verb], 'acl:relcl');
  }
}

/** "Seoul suspects that …" with the name as the head of the sentence: the verb behind it is the head, the name its subject. */
function freeNames(draft: Draft, first: number, end: number, { isName }: Landmarks): void {
  for (let name = first; name < end - 1; name++) {
    if (draft.upos(name) !== 'PROPN' || !isName(name)) continue;
    let verb = name + 1;
    while (verb < end && BETWEEN.has(draft.upos(verb))) verb++;
    if (verb >= end || draft.upos(verb) !== 'VERB') continue;
    const relation = draft.baseRelation(name);
    if (draft.head[verb] === name && (draft.relation(verb) === 'ccomp' || draft.relation(verb) === 'obj')) {
      draft.hang(verb, draft.head[name], draft.relation(name));
      draft.hang(name, verb, 'nsubj');
      for (const child of childrenOf(draft, name, first, end))
        if (child > verb) draft.hang(child, verb, draft.relation(child));
    } else if (
      draft.head[name] === verb &&
      (relation === 'discourse' || relation === 'advmod' || relation === 'vocative')
    ) {
      for (const child of childrenOf(draft, verb, first, end))
        if (draft.relation(child) === 'nsubj' && child < name) draft.hang(child, verb, 'obl');
      draft.hang(name, verb, 'nsubj');
    }
  }
}

/**
 * Gives English verbs without a subject the one that word order shows: the phrase right before the verbal group, times and asides
 * between commas passed over.
 * @param marks what is known of the tokens: times act nowhere
 * @param takesInfinitive whether a verb says with an infinitive what is agreed, wanted, refused
 */
export function restoreEnglishSubjects(
  draft: Draft,
  first: number,
  end: number,
  marks: Landmarks,
  takesInfinitive: (lemma: string) => boolean,
): void {
  freeNames(draft, first, end, marks);
  freeVerbsBehindAsides(draft, first, end);
  freeMainVerbs(draft, first, end);
  mendRelatives(draft, first, end);
  freeVerbs(draft, first, end);
  freeActives(draft, first, end);
  freeParticiples(draft, first, end);
  freeFromTimes(draft, first, end, marks);
  partAtSemicolons(draft, first, end);
  partContrasts(draft, first, end);
  for (const bare of verbsWithoutSubject(draft, first, end)) {
    const subject = subjectFor(draft, first, bare, marks);
    if (subject === undefined || subject === bare.verb) continue;
    hangSubject(draft, subject, bare);
    moveBehind(draft, subject, bare.verb, end);
    if (draft.xpos(bare.verb) === 'VBN' && !bare.passive) draft.retagPast(bare.verb);
  }
  joinSubjects(draft, first, end);
  completeInfinitives(draft, first, end, takesInfinitive);
}
