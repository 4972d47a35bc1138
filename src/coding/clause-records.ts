import type { Attribution, Certainty, Polarity, Reality, TextSpan } from '../claim/index.ts';
import { BODY_KINDS, LANGUAGES, blockKindOf, type BlockKind, type Document } from '../document/index.ts';
import type { Spoken } from './attribution/spoken.ts';
import type { Argument, Clause, Tense, Voice } from './clauses/clause.ts';
import { isEventNoun } from './clauses/event-nouns.ts';
import { verbArguments } from './clauses/find-arguments.ts';
import { certaintyOf, polarityOf } from './clause-certainty.ts';
import { conjuncts, phraseTokens, spanOfTokens } from './clauses/phrase.ts';
import { readClauses } from './clauses/read-clauses.ts';
import type { SentenceTree } from './clauses/sentence-tree.ts';
import { readSentences, type CodingContext, type ReadSentence } from './code-document.ts';
import { triggerText } from './events/build-claim.ts';
import { maybeCodingPack, type CodingPack } from './packs/coding-pack.ts';

/** A phrase that fills a role of a clause. Spans are UTF-16 offsets into the text. */
export interface RoleRecord {
  readonly text: string;
  readonly span: TextSpan;
  /** Lemma of the head of the phrase. */
  readonly lemma: string;
  /** Preposition in lower case, where the phrase has one. */
  readonly preposition?: string;
}

/** Who says a clause, by which words, and how much of the sentence is said so. */
export interface AttributionRecord extends Attribution {
  /** From the first to the last word of the cue; absent where the next or previous sentence names the speaker. */
  readonly cueSpan?: TextSpan;
  readonly contentSpan?: TextSpan;
}

/**
 * One clause as `breuklijn clauses` prints it: what a sentence says before meaning is given to it. A role that nobody fills
 * is an empty list.
 */
export interface ClauseRecord {
  /** As it stands, parts that stand apart joined by " … "; `span` runs from the first to the last part. */
  readonly trigger: { readonly text: string; readonly lemma: string; readonly span: TextSpan };
  readonly pos: Clause['pos'];
  /** First concept that the packs give the word; absent when no pack knows it. */
  readonly concept?: string;
  readonly agent: readonly RoleRecord[];
  readonly patient: readonly RoleRecord[];
  readonly beneficiary: readonly RoleRecord[];
  readonly oblique: readonly RoleRecord[];
  readonly voice: Voice;
  readonly tense: Tense;
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  readonly reality: Reality;
  /** Outermost speaker first. */
  readonly attribution: readonly AttributionRecord[];
  /** Text of the clause that it hangs on ("zodra …"). */
  readonly condition?: string;
  /** What kind of block it stands in, where that is no sentence of the article itself: title, caption … */
  readonly block?: BlockKind;
  readonly sentence: TextSpan;
}

/** Kinds of blocks that hold sentences, the article's own or not. */
const WORDED_KINDS: ReadonlySet<BlockKind> = new Set<BlockKind>([
  ...BODY_KINDS,
  'title',
  'heading',
  'caption',
  'pull-quote',
  'table',
]);

function roleAt(tree: SentenceTree, head: number, preposition: string): RoleRecord {
  const { first, end } = phraseTokens(tree, head);
  const span = spanOfTokens(tree, first, end);
  return {
    text: tree.document.text.slice(span.start, span.end),
    span,
    lemma: tree.lemma(head),
    ...(preposition === '' ? {} : { preposition }),
  };
}

/** The role that an argument has: of verbs by place; what belongs to an event noun acts when it is a name, else undergoes. */
function roleOf(
  tree: SentenceTree,
  clause: Clause,
  argument: Argument,
  pack: CodingPack,
): 'agent' | 'patient' | 'beneficiary' | 'oblique' | undefined {
  const isName = tree.upos(argument.head) === 'PROPN' || /^\p{Lu}/u.test(tree.text(argument.head));
  switch (argument.place) {
    case 'subj':
    case 'agent':
      return 'agent';
    case 'obj':
      return 'patient';
    case 'iobj':
      return 'beneficiary';
    case 'poss':
      return 'agent';
    case 'adj':
      return isName ? 'agent' : undefined;
    case 'compound':
      return isName ? 'agent' : 'patient';
    case 'oblique': {
      if (clause.pos !== 'noun' || !pack.grammar.possessor.has(argument.preposition)) return 'oblique';
      const hasAgent = clause.arguments.some(({ place }) => place === 'agent' || place === 'poss');
      return isName && !hasAgent ? 'agent' : 'patient';
    }
  }
}

/** Links of the chain with the places of their words. */
function attributionAt(tree: SentenceTree, head: number, { chainAt, spoken }: Speech): AttributionRecord[] {
  return chainAt(head).links.map((link) => {
    const said = spoken.find((one) => one.speaker === link.speaker && one.cueText === link.cue);
    if (said === undefined) return link;
    const content = [...said.content].sort((a, b) => a - b);
    return {
      ...link,
      cueSpan: spanOfTokens(tree, said.cue[0], said.cue[said.cue.length - 1] + 1),
      ...(content.length === 0
        ? {}
        : { contentSpan: spanOfTokens(tree, content[0], content[content.length - 1] + 1) }),
    };
  });
}

/** What is known of who speaks in a sentence. */
export type Speech = Pick<ReadSentence, 'chainAt'> & { readonly spoken: readonly Spoken[] };

/** The copula of "is een schip": where nothing is known of what is predicated, it is the predicate. */
function copulaOf(tree: SentenceTree, clause: Clause, pack: CodingPack): number | undefined {
  const upos = tree.upos(clause.head);
  if (upos === 'ADJ' || upos === 'VERB' || clause.concepts.length > 0) return undefined;
  return isEventNoun(tree, clause.head, pack.lang) ? undefined : tree.childOf(clause.head, 'cop');
}

/** Arguments of a clause; of a copula its subject, and what is predicated. */
function argumentsOf(
  tree: SentenceTree,
  clause: Clause,
  copula: number | undefined,
  pack: CodingPack,
): readonly Argument[] {
  if (copula === undefined) return clause.arguments;
  const predicate: Argument = { head: clause.head, place: 'obj', preposition: '', shared: false };
  const subject = verbArguments(tree, clause.head, pack.grammar).filter(({ place }) => place === 'subj');
  return [...subject, predicate];
}

/** Relations of words that only look like verbs: "including", "regarding". */
const FUNCTION_WORDS = ['case', 'mark', 'cc', 'fixed', 'flat', 'compound'];

/**
 * Whether a clause is one to show: not the modal verb of an infinitive, whose meaning is in the infinitive's reality, nor a
 * participle that only describes ("existing", "verouderende").
 */
function isShown(tree: SentenceTree, clause: Clause, pack: CodingPack): boolean {
  const { head, concepts, pos } = clause;
  if (concepts.length > 0 || pos !== 'verb') return true;
  if (FUNCTION_WORDS.some((relation) => tree.isRelation(head, relation)) || tree.isRelation(head, 'amod'))
    return false;
  const isModal = pack.words
    .modality(clause.lemma)
    .some((entry) => entry.pos === 'aux' && entry.companions.length === 0);
  return !isModal || tree.childOf(head, 'xcomp', 'ccomp') === undefined;
}

/** The record of one clause of a sentence. */
export function clauseRecord(
  tree: SentenceTree,
  clause: Clause,
  pack: CodingPack,
  speech: Speech,
): ClauseRecord {
  const roles = {
    agent: [] as RoleRecord[],
    patient: [] as RoleRecord[],
    beneficiary: [] as RoleRecord[],
    oblique: [] as RoleRecord[],
  };
  const copula = copulaOf(tree, clause, pack);
  for (const argument of argumentsOf(tree, clause, copula, pack)) {
    const role = roleOf(tree, clause, argument, pack);
    if (role === undefined) continue;
    for (const head of conjuncts(tree, argument.head))
      roles[role].push(roleAt(tree, head, argument.preposition));
  }
  const { condition } = clause;
  const trigger = copula === undefined ? clause.trigger : [copula];
  const said = speech.chainAt(clause.head);
  const kind = blockKindOf(tree.document, tree.sentence);
  return {
    trigger: {
      text: triggerText(tree, trigger),
      lemma: copula === undefined ? clause.lemma : tree.lemma(copula),
      span: spanOfTokens(tree, trigger[0], trigger[trigger.length - 1] + 1),
    },
    pos: clause.pos,
    ...(clause.concepts.length === 0 ? {} : { concept: clause.concepts[0].concept }),
    ...roles,
    voice: clause.voice,
    tense: clause.tense,
    polarity: polarityOf(tree, clause, pack),
    certainty: certaintyOf(tree, clause, pack, said.certainty),
    reality: clause.reality,
    attribution: attributionAt(tree, clause.head, speech),
    ...(condition === undefined ? {} : { condition: roleOfCondition(tree, condition) }),
    ...(BODY_KINDS.has(kind) ? {} : { block: kind }),
    sentence: spanOfTokens(tree, tree.first, tree.end),
  };
}

function roleOfCondition(tree: SentenceTree, head: number): string {
  const tokens = tree.subtree(head);
  const { start, end } = spanOfTokens(tree, tokens[0], tokens[tokens.length - 1] + 1);
  return tree.document.text.slice(start, end);
}

/**
 * All clauses of a document in text order: those of titles and captions too, and event nouns that no concept table lists.
 * @throws BreuklijnError `missing-layer` when the document has no trees
 */
export function clauseRecords(document: Document, context: CodingContext = {}): ClauseRecord[] {
  const languages = document.layer('languages');
  const { block } = document.layer('sentences');
  return readSentences(document, context, WORDED_KINDS).flatMap((sentence) => {
    const { tree } = sentence;
    const pack = maybeCodingPack(LANGUAGES[languages.block[block[tree.sentence]]]);
    if (pack === undefined) return [];
    const clauses = readClauses(tree, pack, (noun) => isEventNoun(tree, noun, pack.lang));
    return clauses
      .filter((clause) => isShown(tree, clause, pack))
      .map((clause) => clauseRecord(tree, clause, pack, sentence));
  });
}
