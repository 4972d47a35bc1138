import type { Draft } from './draft-trees.ts';
import { asideBefore, caseOf, childrenOf, phraseHead } from './english-phrases.ts';

const NAMING: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'INTJ']);
/** Words that stand between the comma and the verb: "Qatar, the mediator, also called on Hamas". */
const BETWEEN: ReadonlySet<string> = new Set(['ADV']);
/** Past tenses, and participles that may be past tenses. */
const PAST: ReadonlySet<string> = new Set(['VBD', 'VBN']);

/**
 * "Qatar, the main mediator, called on Hamas", "Kenya, the mission's leader, pulled out its police": what stands between commas
 * behind a naming is no part of the verb behind it, and the naming is the subject of that verb, though parsers take the verb for a
 * participle that hangs on one of them.
 */
export function freeVerbsBehindAsides(draft: Draft, first: number, end: number): void {
  for (let comma = first + 3; comma < end - 1; comma++) {
    if (draft.text(comma) !== ',') continue;
    let verb = comma + 1;
    while (verb < end && BETWEEN.has(draft.upos(verb))) verb++;
    if (verb >= end || draft.upos(verb) !== 'VERB' || !PAST.has(draft.xpos(verb))) continue;
    const opening = asideBefore(draft, first, comma);
    if (opening === undefined || !NAMING.has(draft.upos(opening - 1)) || !isNaming(draft, opening, comma))
      continue;
    const subject = phraseHead(draft, first, opening - 1);
    if (caseOf(draft, subject, first) !== undefined) continue;
    const children = childrenOf(draft, verb, first, end);
    if (children.some((child) => /^(?:aux|nsubj$|obl:agent)/.test(draft.relation(child)))) continue;
    if (draft.relation(subject) === 'nsubj:pass' && draft.head[subject] === verb) {
      draft.hang(subject, verb, 'nsubj');
    } else if (draft.relation(subject) === 'root' && draft.isWithin(verb, subject)) {
      raise(draft, verb, subject, end);
    } else if (draft.isWithin(verb, subject) && isSubordinateBehind(draft, draft.head[subject], verb)) {
      raiseAbove(draft, verb, subject, end);
    } else continue;
    if (draft.xpos(verb) === 'VBN') draft.retagPast(verb);
  }
}

/** Whether an aside names somebody or something: it has a noun, and no verb, preposition or conjunction opens it. */
function isNaming(draft: Draft, opening: number, comma: number): boolean {
  const upos = draft.upos(opening + 1);
  if (upos === 'VERB' || upos === 'ADP' || upos === 'SCONJ' || upos === 'CCONJ' || upos === 'AUX')
    return false;
  for (let at = opening + 1; at < comma; at++) if (NAMING.has(draft.upos(at))) return true;
  return false;
}

/** Makes a verb the head of the sentence that its subject was; what stands behind the verb and hangs on either is the verb's. */
function raise(draft: Draft, verb: number, subject: number, end: number): void {
  const asides = [subject, draft.head[verb]];
  draft.hang(verb, draft.head[subject], 'root');
  draft.hang(subject, verb, 'nsubj');
  if (draft.upos(subject) === 'INTJ') draft.retag(subject, 'PROPN');
  for (let token = verb + 1; token < end; token++)
    if (asides.includes(draft.head[token])) draft.hang(token, verb, draft.relation(token));
}

/** "Qatar, the mediator, called on Hamas, while Cairo sent a plane": the verb that took the subject stands in a clause of its own. */
function isSubordinateBehind(draft: Draft, other: number, verb: number): boolean {
  if (other <= verb || draft.upos(other) !== 'VERB') return false;
  for (let at = verb + 1; at < other; at++)
    if (draft.head[at] === other && draft.relation(at) === 'mark' && draft.upos(at) === 'SCONJ') return true;
  return false;
}

function raiseAbove(draft: Draft, verb: number, subject: number, end: number): void {
  const other = draft.head[subject];
  draft.hang(verb, draft.head[other], draft.relation(other));
  draft.hang(other, verb, 'advcl');
  draft.hang(subject, verb, 'nsubj');
  // What stands right in front of the other verb without a preposition is its subject.
  const own = other - 1;
  const isFree = draft.head[own] === other && NAMING.has(draft.upos(own));
  if (isFree && caseOf(draft, own, verb) === undefined) draft.hang(own, other, 'nsubj');
  for (let token = verb + 1; token < end; token++)
    if (draft.head[token] === subject) draft.hang(token, verb, draft.relation(token));
}
