import type { Clause } from '../clauses/clause.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { Tense } from './meaning.ts';
import type { TimeExpression } from './times.ts';

/** How sure it is that an expression of its own clause dates it: a day before "sinds 1959", both before what cannot be placed. */
const PREFERENCES: readonly ((time: TimeExpression) => boolean)[] = [
  (time) => time.kind === 'date' && isPlaced(time) && time.relation !== 'since',
  (time) => time.kind === 'date' && isPlaced(time),
  isPlaced,
];

function isPlaced({ start, end }: TimeExpression): boolean {
  return start !== undefined || end !== undefined;
}

/**
 * The expression that dates a clause: one of its own, else one that it shares with the clause it is coordinated with ("zegde
 * donderdag het pact op en bracht wapens in stelling") or that its trigger touches, whatever the tree makes of it.
 * @param times expressions of the sentence
 * @param own tokens of the clause
 */
export function timeOfClause(
  tree: SentenceTree,
  clause: Clause,
  times: readonly TimeExpression[],
  own: ReadonlySet<number>,
): TimeExpression | undefined {
  const candidates = times.filter((time) => time.kind !== 'frequency' && !time.attributive);
  const inside = candidates.filter((time) => own.has(time.endToken - 1));
  for (const prefers of PREFERENCES) {
    const found = inside.find(prefers);
    if (found !== undefined) return found;
  }
  const dates = candidates.filter((time) => time.kind === 'date' && isPlaced(time));
  const beside =
    dates.find(({ firstToken, endToken }) => isBeside(tree, clause, firstToken, endToken)) ??
    (clause.tense === 'past' ? dates.find((time) => isShared(tree, clause, time)) : undefined);
  return beside ?? inside[0];
}

/** Whether nothing but words of the same clause stands between a trigger and an expression. */
export function isBeside(tree: SentenceTree, { trigger }: Clause, first: number, end: number): boolean {
  const last = trigger[trigger.length - 1];
  const [from, to] = end <= trigger[0] ? [end, trigger[0]] : [last + 1, first];
  for (let token = from; token < to; token++) {
    const upos = tree.upos(token);
    if (upos === 'PUNCT' || upos === 'VERB' || upos === 'SCONJ' || upos === 'CCONJ') return false;
  }
  return from <= to;
}

/** A time of a verb that the clause is coordinated with, or that its clause goes with ("toen", a participle). */
function isShared(tree: SentenceTree, { head }: Clause, { endToken }: TimeExpression): boolean {
  const verb = verbAbove(tree, endToken - 1);
  if (verb < 0 || verb === head) return false;
  for (let at = head; tree.head(at) >= 0; at = tree.head(at)) {
    const relation = tree.baseRelation(at);
    if (relation !== 'conj' && relation !== 'advcl' && relation !== 'parataxis') return false;
    // What happened before or after is not of the same day.
    if (relation === 'advcl' && tree.childrenOf(at, 'mark').some((mark) => !goesWith(tree.lower(mark))))
      return false;
    if (tree.head(at) === verb) return true;
  }
  return false;
}

/** Conjunctions of what happens at the same time. */
function goesWith(word: string): boolean {
  return (
    word === 'toen' ||
    word === 'terwijl' ||
    word === 'al' ||
    word === 'waarbij' ||
    word === 'when' ||
    word === 'while' ||
    word === 'as'
  );
}

function verbAbove(tree: SentenceTree, token: number): number {
  for (let at = tree.head(token); at >= 0; at = tree.head(at)) if (tree.upos(at) === 'VERB') return at;
  return -1;
}

/** The tense that places a day: an event noun has that of the verb above it ("noemde dinsdag het spervuur"). */
export function placingTense(tree: SentenceTree, { pos, head, tense }: Clause): Tense {
  if (pos !== 'noun' || tense !== 'present') return tense;
  const verb = verbAbove(tree, head);
  return verb >= 0 && tree.feature(verb, 'Tense') === 'Past' ? 'past' : tense;
}
