import { bareChunks, chunkAt, type Chunk } from './draft-chunks.ts';
import type { Draft, Landmarks } from './draft-trees.ts';

/** Words that open a subordinate clause though taggers take them for something else. */
const SINCE: ReadonlySet<string> = new Set(['nu', 'sinds']);
const CLAUSE_MARKS = /^[,;:.!?…()–—-]+$/;
const RELATIVE: ReadonlySet<string> = new Set(['die', 'dat', 'wie', 'wat', 'welke']);

/** A verb with a tensed form and no subject that agrees with it. */
interface Bare {
  readonly verb: number;
  readonly finite: number;
  readonly passive: boolean;
  /** What the tree takes for its subject though the verb has another number; -1 where there is none. */
  readonly disowned: number;
}

/** Where a clause begins, and the word that opens it when it is a subordinate one. */
interface Opening {
  readonly first: number;
  readonly opener: number | undefined;
}

function isMark(draft: Draft, token: number): boolean {
  return draft.upos(token) === 'PUNCT' && CLAUSE_MARKS.test(draft.text(token));
}

function isVerbal(draft: Draft, token: number): boolean {
  return draft.upos(token) === 'VERB' || draft.upos(token) === 'AUX';
}

function isRelative(draft: Draft, token: number): boolean {
  return (
    (draft.upos(token) === 'PRON' || draft.upos(token) === 'SCONJ') &&
    RELATIVE.has(draft.lower(token)) &&
    draft.xpos(token).includes('betr')
  );
}

/** Whether a conjunction joins clauses, not nouns. */
function joinsClauses(draft: Draft, conjunction: number): boolean {
  return draft.upos(conjunction) === 'CCONJ' && isVerbal(draft, draft.head[conjunction]);
}

/** "‘Piraterij’, foeterde de premier": what is quoted in front of a verb with somebody behind it is what he says. */
function isSpoken(draft: Draft, first: number, end: number, token: number, { isQuoted }: Landmarks): boolean {
  const verb = draft.head[token];
  if (!isQuoted(token) || isQuoted(verb) || verb <= token || verb - 1 <= first) return false;
  return isMark(draft, verb - 1) && chunkAt(draft, verb + 1, end) !== undefined;
}

const POINTERS: ReadonlySet<string> = new Set(['dat', 'dit', 'het', 'wat']);

/**
 * "Granaten heeft Kyiv niet gezien", "Dat gaven de leiders elkaar": a plural is no subject of a singular verb, nor "dat" of a
 * plural one. Names may be either.
 */
function disagrees(draft: Draft, subject: number, finite: number): boolean {
  if (subject < 0) return false;
  if (draft.upos(subject) === 'PRON')
    return POINTERS.has(draft.lower(subject)) && draft.feature(finite, 'Number=Plur') && subject < finite;
  return (
    draft.upos(subject) === 'NOUN' &&
    draft.feature(subject, 'Number=Plur') &&
    draft.feature(finite, 'Number=Sing')
  );
}

/** Finite verbs of a sentence that the tree gives no subject. */
function verbsWithoutSubject(draft: Draft, first: number, end: number, marks: Landmarks): Bare[] {
  const finite = new Int32Array(end - first).fill(-1);
  const settled = new Uint8Array(end - first);
  const passive = new Uint8Array(end - first);
  const subjects = new Int32Array(end - first).fill(-1);
  for (let token = first; token < end; token++) {
    if (draft.upos(token) === 'VERB' && draft.isFinite(token)) finite[token - first] = token;
    const head = draft.head[token];
    if (head < first) continue;
    const relation = draft.relation(token);
    if (relation.startsWith('aux') || relation === 'cop') {
      // A tensed verb has no other tensed form: that one is of a clause that the tree has lost.
      if (draft.isFinite(head)) continue;
      if (draft.isFinite(token)) finite[head - first] = token;
      if (relation === 'aux:pass') passive[head - first] = 1;
      if (relation === 'cop') settled[head - first] = 1;
    } else if (relation.startsWith('csubj')) settled[head - first] = 1;
    else if (relation.startsWith('nsubj') && !marks.isTime(token)) {
      if (isSpoken(draft, first, end, token, marks)) draft.hang(token, head, 'ccomp');
      else {
        settled[head - first] = 1;
        subjects[head - first] = token;
      }
    }
  }
  const found: Bare[] = [];
  for (let verb = first; verb < end; verb++) {
    if (draft.upos(verb) !== 'VERB' || finite[verb - first] < 0) continue;
    const disowned = disagrees(draft, subjects[verb - first], finite[verb - first])
      ? subjects[verb - first]
      : -1;
    if (settled[verb - first] === 1 && disowned < 0) continue;
    const relation = draft.baseRelation(verb);
    // "liet weten geen belangstelling te hebben": a verb that is part of another one has no subject.
    if (['amod', 'aux', 'fixed', 'xcomp', 'compound'].includes(relation)) continue;
    found.push({ verb, finite: finite[verb - first], passive: passive[verb - first] === 1, disowned });
  }
  return found;
}

/** Walks back from the tensed form to where its clause begins. */
function openingOf(
  draft: Draft,
  first: number,
  end: number,
  { verb, finite }: Bare,
  marks: Landmarks,
): Opening {
  for (let at = Math.min(verb, finite) - 1; at >= first; at--) {
    if (draft.upos(at) === 'SCONJ' || draft.xpos(at).includes('betr')) return { first: at + 1, opener: at };
    if (SINCE.has(draft.lower(at)) && isLast(draft, finite, verb, end)) {
      const chunk = chunkAt(draft, at + 1, Math.min(verb, finite));
      if (chunk !== undefined && !marks.isTime(chunk.head)) return { first: at + 1, opener: at };
    }
    if (isMark(draft, at) || joinsClauses(draft, at) || (isVerbal(draft, at) && draft.isFinite(at))) {
      return { first: at + 1, opener: undefined };
    }
  }
  return { first, opener: undefined };
}

/** Whether nothing but a mark follows the verbs. */
function isLast(draft: Draft, finite: number, verb: number, end: number): boolean {
  const after = Math.max(finite, verb) + 1;
  return after >= end || isMark(draft, after);
}

/** Where the words behind a tensed form that may be its subject end. */
function endBehind(draft: Draft, { verb, finite }: Bare, end: number): number {
  if (verb > finite) return verb;
  for (let at = finite + 1; at < end; at++)
    if (
      (isMark(draft, at) && draft.text(at) !== '-') ||
      draft.upos(at) === 'SCONJ' ||
      (isVerbal(draft, at) && draft.relation(at) !== 'amod')
    )
      return at;
  return end;
}

function firstOfRow(draft: Draft, token: number): number {
  let at = token;
  while (
    draft.relation(at) === 'conj' &&
    draft.head[at] >= 0 &&
    draft.head[at] < at &&
    !isVerbal(draft, draft.head[at])
  )
    at = draft.head[at];
  return at;
}

/** Times and object pronouns stand before a subject too ("trok hem dinsdag de politie"). */
function isPassedOver(draft: Draft, { head }: Chunk, { disowned }: Bare, marks: Landmarks): boolean {
  if (marks.isTime(head) || head === disowned) return true;
  if (draft.upos(head) !== 'PRON') return false;
  return (
    draft.feature(head, 'Case=Acc') || draft.feature(head, 'Reflex=Yes') || draft.relation(head) === 'expl'
  );
}

/** Whether a naming may be the subject: of the verb's number, not the subject of another tensed verb. */
function maySubject(draft: Draft, { head }: Chunk, { verb, finite }: Bare, from: number): boolean {
  const relation = draft.baseRelation(head);
  if (relation === 'nsubj' || relation === 'case' || relation === 'mark') {
    const other = draft.head[head];
    // Subject of an infinitive below this verb ("belooft Zuid-Korea … te steken"), or of a verb of the clause before.
    const isRaised =
      !draft.isFinite(other) && (draft.isWithin(other, verb) || (other > verb && draft.isWithin(verb, head)));
    const isElsewhere = other < from && isMark(draft, from - 1) && draft.upos(other) === 'VERB';
    if (relation !== 'nsubj' || other === verb || !(isRaised || isElsewhere)) return false;
  }
  const isPlural = draft.feature(head, 'Number=Plur');
  const takesPlural = draft.feature(finite, 'Number=Plur');
  return !(isPlural && draft.feature(finite, 'Number=Sing')) || takesPlural;
}

function subjectFor(
  draft: Draft,
  first: number,
  end: number,
  bare: Bare,
  marks: Landmarks,
): number | undefined {
  const { verb, finite } = bare;
  const { first: start, opener } = openingOf(draft, first, end, bare, marks);
  const pick = (from: number, to: number): Chunk | undefined => {
    const chunk = bareChunks(draft, from, to).find((each) => !isPassedOver(draft, each, bare, marks));
    return chunk !== undefined && maySubject(draft, chunk, bare, start) ? chunk : undefined;
  };
  if (opener !== undefined) {
    const chunk = pick(start, Math.min(finite, verb));
    if (isRelative(draft, opener)) {
      // "die hem de les las": without anybody else the pronoun is the subject.
      return chunk === undefined ? opener : undefined;
    }
    return chunk?.head;
  }
  // "en stuurde soldaten": right behind the conjunction the subject is shared.
  const isShared = start > first && start === Math.min(finite, verb) && draft.upos(start - 1) === 'CCONJ';
  if (isShared) return undefined;
  const front = finite <= verb || start < finite ? bareChunks(draft, start, finite) : [];
  const opens = front.find((chunk) => chunk.first === start && !isPassedOver(draft, chunk, bare, marks));
  if (opens !== undefined && maySubject(draft, opens, bare, start)) return opens.head;
  // "Vul de enquête in": an imperative has none.
  if (start === finite && draft.xpos(finite).endsWith('tgw|ev')) return undefined;
  if (front.length > 0 && opens === undefined && draft.relation(verb) === 'conj') return undefined;
  const behind = pick(finite + 1, endBehind(draft, bare, end));
  return behind?.head;
}

/** Hangs a subject on its verb; where the tree has it the other way round, the verb takes its place first. */
function hangSubject(draft: Draft, token: number, { verb, passive }: Bare): void {
  const subject = firstOfRow(draft, token);
  if (subject === verb) return;
  if (draft.isWithin(verb, subject)) {
    const opener = draft.head[subject];
    if (opener >= 0 && draft.upos(opener) === 'SCONJ') {
      // "zegt dat Kim krijgt": the conjunction was taken for the head of its clause.
      draft.hang(verb, draft.head[opener], 'ccomp');
      draft.hang(opener, verb, 'mark');
    } else if (opener >= 0 && draft.baseRelation(subject) === 'nsubj') {
      // "Seoul maant Moskou dat te beëindigen": the infinitive was taken for the verb of the clause.
      draft.hang(verb, draft.head[opener], draft.relation(opener));
      draft.hang(opener, verb, 'xcomp');
    } else draft.hang(verb, opener, draft.relation(subject));
  }
  draft.hang(subject, verb, passive ? 'nsubj:pass' : 'nsubj');
}

/**
 * Gives tensed verbs without a subject the one that Dutch word order shows: the first naming behind the word that opens a
 * subordinate clause, what stands in front of a main clause's verb, or else right behind it.
 * @param marks what is known of the tokens: times act nowhere
 */
export function restoreSubjects(draft: Draft, first: number, end: number, marks: Landmarks): void {
  for (const bare of verbsWithoutSubject(draft, first, end, marks)) {
    const subject = subjectFor(draft, first, end, bare, marks);
    if (subject === undefined) continue;
    hangSubject(draft, subject, bare);
    if (bare.disowned >= 0) draft.hang(bare.disowned, bare.verb, 'obj');
  }
}
