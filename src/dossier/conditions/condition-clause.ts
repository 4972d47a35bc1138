import type { TextSpan } from '../../claim/index.ts';
import { wordsOf } from '../origins/words.ts';
import { holds, phraseAt } from './condition-words.ts';

/** The part of a sentence that is the condition, and the rest. */
export interface ConditionClause {
  /** Offsets into the sentence; the opening word included. */
  readonly span: TextSpan;
  readonly text: string;
  /** Words behind the opening word. */
  readonly body: string;
  /** The sentence without it. */
  readonly rest: string;
  /** The condition is that something is not so, or ends. */
  readonly negated: boolean;
  /** It holds for as long as something goes on: there is no moment at which it comes. */
  readonly lasting: boolean;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Fewest words of a condition, the opening word not counted. */
const LEAST_WORDS = 2;
/** What may follow "als" and "if" where they do not compare or name a role ("als president"). */
const CLAUSE_START =
  /^(?:de|het|een|dit|dat|deze|die|er|hij|zij|ze|wij|we|ik|men|iemand|niemand|beide|geen|zijn|haar|hun|onze|alle|meer|nog|\d.*|the|a|an|it|he|she|they|we|any|another|its|their|there|no|one)$/u;

/**
 * The condition in a sentence: from the word that opens it to the end of its clause. Works on words alone, for it looks at every
 * sentence of a dossier; where coding has found the condition in the tree, that text is used instead.
 */
export function findConditionClause(sentence: string, lang: string): ConditionClause | undefined {
  const words = placedWords(sentence);
  const plain = words.map(({ text }) => text);
  for (let at = 0; at < words.length; at++) {
    const opened = openingAt(sentence, words, plain, at, lang);
    if (opened === undefined) continue;
    const start = words[at].start;
    // A word that is spoken of, not used.
    if (/^['‘’"“”]$/u.test(sentence.charAt(words[at].end))) continue;
    const end = clauseEnd(sentence, start);
    const clause = clauseOf(sentence, { start, end }, words[at + opened.size]?.start ?? end, lang, opened);
    if (wordsOf(clause.body).length < LEAST_WORDS || wordsOf(clause.rest).length < LEAST_WORDS) continue;
    if (opened.needsPromise && !isAhead(clause.rest, lang)) continue;
    return clause;
  }
  return invertedClause(sentence, words, lang);
}

/** A condition whose text coding has found. */
export function clauseOfText(sentence: string, text: string, lang: string): ConditionClause | undefined {
  const start = sentence.indexOf(text);
  if (start < 0 || text.trim() === '') return undefined;
  const words = wordsOf(text);
  const kind = (['sure', 'opens', 'except', 'while'] as const).find((name) => phraseAt(words, 0, lang, name));
  const size = kind === undefined ? 0 : phraseAt(words, 0, lang, kind);
  const placed = placedWords(text);
  return clauseOf(sentence, { start, end: start + text.length }, start + (placed[size]?.start ?? 0), lang, {
    isExcept: kind === 'except',
    isLasting: kind === 'while',
  });
}

/** Whether words say that somebody promises, threatens, demands or offers, or only that something lies ahead as he sees it. */
export function isForetold(text: string, lang: string): boolean {
  const words = wordsOf(text);
  return (
    holds(words, lang, 'judged') &&
    !(['threat', 'demand', 'offer', 'promise'] as const).some((kind) => holds(words, lang, kind))
  );
}

/** Whether words promise, threaten, demand or foretell. */
export function isAhead(text: string, lang: string): boolean {
  const words = wordsOf(text);
  return (['threat', 'demand', 'offer', 'promise', 'ahead'] as const).some((kind) =>
    holds(words, lang, kind),
  );
}

interface Opening {
  readonly size: number;
  readonly needsPromise: boolean;
  readonly isExcept: boolean;
  readonly isLasting: boolean;
}

function openingAt(
  sentence: string,
  words: readonly Word[],
  plain: readonly string[],
  at: number,
  lang: string,
): Opening | undefined {
  const opening = (size: number, parts: Partial<Opening> = {}): Opening => ({
    size,
    needsPromise: false,
    isExcept: false,
    isLasting: false,
    ...parts,
  });
  const except = phraseAt(plain, at, lang, 'except');
  if (except > 0) return opening(except, { isExcept: true });
  const lasting = phraseAt(plain, at, lang, 'while');
  if (lasting > 0) return opening(lasting, { isLasting: true, needsPromise: true });
  const sure = phraseAt(plain, at, lang, 'sure');
  // "once" is also "at one time".
  if (sure > 0 && (plain[at] !== 'once' || beginsClause(sentence, words[at + 1]))) return opening(sure);
  const opens = phraseAt(plain, at, lang, 'opens');
  const compares = lang === 'nl' && at > 0 && phraseAt(plain, at - 1, lang, 'compares') > 0;
  if (opens > 0 && !compares && (lang !== 'nl' || beginsClause(sentence, words[at + opens]))) {
    return opening(opens, { needsPromise: true });
  }
  return undefined;
}

/** Whether a word may be the first of a clause: an article, a pronoun, a number, a name, a preposition or a plural. */
function beginsClause(sentence: string, word: Word | undefined): boolean {
  if (word === undefined) return false;
  if (CLAUSE_START.test(word.text)) return true;
  const written = sentence.slice(word.start, word.end);
  return /^\p{Lu}/u.test(written) || word.text.length <= 5 || /(?:en|s)$/u.test(word.text);
}

/** To the comma, semicolon, colon, bracket or dash that ends the clause, or the end of the sentence. */
function clauseEnd(sentence: string, start: number): number {
  const match = /[,;:()”“]|\s[–—-]\s|’,|[.!?]\s*$/u.exec(sentence.slice(start));
  return match === null ? sentence.length : start + match.index;
}

/** "Komt er geen vrede, dan …": the verb first, and then what follows from it. */
function invertedClause(sentence: string, words: readonly Word[], lang: string): ConditionClause | undefined {
  if (words.length === 0) return undefined;
  const english = /^(?:Should|Were|Had)\s/u.exec(sentence);
  const dutch = lang === 'nl' ? /,\s+dan\s/u.exec(sentence) : null;
  const before = dutch === null ? '' : sentence.slice(0, dutch.index);
  const from = Math.max(before.lastIndexOf(': '), before.lastIndexOf('; ')) + 2;
  const start = dutch === null || from < 2 ? 0 : from;
  const end = dutch === null ? clauseEnd(sentence, 0) : dutch.index;
  if (dutch === null && (lang !== 'en' || english === null || end === sentence.length)) return undefined;
  const [first] = wordsOf(sentence.slice(start, end));
  if (first === undefined || (dutch !== null && !/(?:t|en|is|zijn|ga|doe)$/u.test(first))) return undefined;
  if (
    phraseAt(wordsOf(sentence.slice(start, end)), 0, lang, 'light') > 0 &&
    !/^(?:komt|gaat|doet|blijft|krijgt|laat|wordt|worden|komen|gaan|blijven)$/u.test(first) &&
    lang === 'nl'
  ) {
    return undefined;
  }
  const clause = clauseOf(sentence, { start, end }, start, lang, { isExcept: false, isLasting: false });
  return wordsOf(clause.body).length >= LEAST_WORDS + 1 ? clause : undefined;
}

function clauseOf(
  sentence: string,
  span: TextSpan,
  bodyStart: number,
  lang: string,
  { isExcept, isLasting }: Pick<Opening, 'isExcept' | 'isLasting'>,
): ConditionClause {
  const body = sentence.slice(bodyStart, span.end).trim();
  const negated = holds(wordsOf(body), lang, 'negated');
  return {
    span,
    text: sentence.slice(span.start, span.end).trim(),
    body,
    rest: `${sentence.slice(0, span.start)} ${sentence.slice(span.end)}`.trim(),
    // "unless X" hangs on X not being so.
    negated: isExcept ? !negated : negated,
    lasting: isLasting,
  };
}

/** Words as wordsOf gives them, with where they stand. */
function placedWords(text: string): Word[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)*|[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    text: wordsOf(match[0])[0] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}
