import type { Draft } from './draft-trees.ts';

/** What parsers make of "roept … op" besides the verb that it is. */
const CALLING: ReadonlySet<string> = new Set(['roepen', 'oproepen', 'toeroepen', 'uitroepen']);
const NAMING: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON']);

/** The infinitive with "te" behind a token, before the next mark; -1 where there is none. */
function infinitiveBehind(draft: Draft, token: number, end: number): number {
  for (let at = token + 1; at < end - 1 && draft.upos(at) !== 'PUNCT'; at++)
    if (draft.lower(at) === 'te' && draft.upos(at + 1) === 'VERB') return at + 1;
  return -1;
}

/** The naming that stands right in front of a tensed verb, as the subject of a main clause does; -1 where there is none. */
function namingBefore(draft: Draft, verb: number, first: number): number {
  for (let at = verb - 1; at >= first; at--)
    if (draft.head[at] === verb && NAMING.has(draft.upos(at))) return at;
  return -1;
}

/**
 * "roept Praag op te stoppen", "riep Israël op hulp toe te laten": "op" belongs to "roept" and not to the infinitive behind it or to
 * the noun in between, and whom the call is to stands between the two.
 */
export function restoreCalls(draft: Draft, first: number, end: number): void {
  for (let verb = first; verb < end; verb++) {
    if (!CALLING.has(draft.lemma(verb)) || draft.upos(verb) !== 'VERB' || !draft.isFinite(verb)) continue;
    let op = verb + 1;
    while (op < end && draft.lower(op) !== 'op' && draft.upos(op) !== 'PUNCT') op++;
    if (op >= end || draft.lower(op) !== 'op' || draft.relation(op) === 'case') continue;
    const infinitive = infinitiveBehind(draft, op, end);
    if (infinitive < 0) continue;
    const undo = draft.saved(first, end);
    if (draft.head[op] === infinitive && draft.lemma(infinitive).startsWith('op'))
      draft.relemma(infinitive, draft.lemma(infinitive).slice(2));
    for (let at = op + 1; at < infinitive; at++) if (draft.head[at] === op) draft.hang(at, infinitive, 'obj');
    draft.hang(op, verb, 'compound:prt');
    draft.relemma(verb, 'oproepen');
    if (!draft.isWithin(verb, infinitive)) draft.hang(infinitive, verb, 'xcomp');
    const caller = namingBefore(draft, verb, first);
    for (let at = verb + 1; at < op; at++)
      if (draft.head[at] === verb && NAMING.has(draft.upos(at)) && caller >= 0) draft.hang(at, verb, 'obj');
    if (caller >= 0) draft.hang(caller, verb, 'nsubj');
    if (!draft.isTree(first, end)) undo();
  }
}
