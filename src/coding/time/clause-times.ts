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
 * @param says whether a verb is a word of saying
 */
export function timeOfClause(
  tree: SentenceTree,
  clause: Clause,
  times: readonly TimeExpression[],
  own: ReadonlySet<number>,
  says: (verb: number) => boolean = () => true,
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
    (clause.tense === 'past'
      ? (dates.find((time) => isShared(tree, clause, time)) ?? ofStretch(tree, clause, dates, says))
      : undefined);
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
  return goesUpTo(tree, head, verb) || goesUpTo(tree, verb, head);
}

/** Whether a clause is told with the one above it: coordinated, "toen …"; what happened before or after is not of the same day. */
function goesUpTo(tree: SentenceTree, from: number, to: number): boolean {
  for (let at = from; tree.head(at) >= 0; at = tree.head(at)) {
    const relation = tree.baseRelation(at);
    if (relation !== 'conj' && relation !== 'advcl' && relation !== 'parataxis') return false;
    if (relation === 'advcl' && isOtherDay(tree, at)) return false;
    if (tree.head(at) === to) return true;
  }
  return false;
}

function isOtherDay(tree: SentenceTree, clause: number): boolean {
  return tree.childrenOf(clause, 'mark').some((mark) => !goesWith(tree.lower(mark)));
}

/** Marks between which a sentence tells of one day. */
const SEGMENT_MARK = /^[;:]$/;

/**
 * "stegen zondag drones op, die bommenwerpers in brand zetten", "Toen woensdag de stembussen opengingen, trokken jongeren …": the
 * one day that a stretch of a sentence in the past tense names, whatever the tree makes of it. The day of a word of saying is not
 * that of what is said.
 */
function ofStretch(
  tree: SentenceTree,
  { head }: Clause,
  dates: readonly TimeExpression[],
  says: (verb: number) => boolean,
): TimeExpression | undefined {
  let first = head;
  while (first > tree.first && !SEGMENT_MARK.test(tree.text(first - 1))) first--;
  let end = head;
  while (end < tree.end && !SEGMENT_MARK.test(tree.text(end))) end++;
  const inside = dates.filter(({ firstToken, endToken }) => firstToken >= first && endToken <= end);
  const [date] = inside;
  if (inside.length !== 1 || date.relation !== 'at' || isPluperfect(tree, head)) return undefined;
  const verb = verbAbove(tree, date.endToken - 1);
  if (verb < 0) {
    // "Zondag was het tien jaar geleden dat …"
    const copula = tree
      .childrenOf(tree.root, 'cop', 'aux')
      .some((be) => tree.feature(be, 'Tense') === 'Past');
    return copula && head !== tree.root ? date : undefined;
  }
  if (verb === head || says(verb) || tree.feature(verb, 'Tense') !== 'Past') return undefined;
  return isApart(tree, verb, head, true) || isApart(tree, head, verb, false) ? undefined : date;
}

/**
 * Whether a verb stands in a clause that tells of another day than one outside of it: before or after it, or, where that counts, in
 * a relative clause, as what such a clause adds may be of long ago.
 */
function isApart(tree: SentenceTree, verb: number, outside: number, relatives: boolean): boolean {
  for (let at = verb; tree.head(at) >= 0 && !tree.isWithin(outside, at); at = tree.head(at)) {
    const relation = tree.baseRelation(at);
    if ((relatives && relation === 'acl') || (relation === 'advcl' && isOtherDay(tree, at))) return true;
  }
  return false;
}

/** "had neergeschoten": what lies before what the sentence tells. */
function isPluperfect(tree: SentenceTree, verb: number): boolean {
  return tree
    .childrenOf(verb, 'aux')
    .some(
      (aux) =>
        /^(?:had|hadden|was|waren)$/.test(tree.lower(aux)) && tree.feature(verb, 'VerbForm') === 'Part',
    );
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
