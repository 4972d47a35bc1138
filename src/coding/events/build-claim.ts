import {
  claimId,
  kindOfType,
  type Attribution,
  type Certainty,
  type Claim,
  type ClaimObject,
  type ClaimTime,
  type ClaimType,
  type Condition,
  type Participant,
  type Place,
  type Polarity,
  type Quantity,
  type Reality,
  type TextSpan,
} from '../../claim/index.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import { spanOfTokens } from '../clauses/phrase.ts';
import { confidenceOf, type Reading, type Unsure } from './confidence.ts';

/** Everything a claim is made of, before it has an id. */
export interface ClaimParts {
  readonly type: ClaimType;
  readonly mode: string;
  readonly contexts: readonly string[];
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly objects: readonly ClaimObject[];
  readonly quantities: readonly Quantity[];
  readonly time?: ClaimTime;
  readonly place?: Place;
  readonly reality: Reality;
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  readonly attribution: readonly Attribution[];
  readonly condition?: Condition;
  readonly trigger: readonly number[];
  readonly lemma: string;
  readonly rule: string;
  /** How it was read: what its confidence is estimated from besides its fields. */
  readonly reading: Reading;
}

/** Text of a trigger: the words as they stand, with " … " where they stand apart. */
export function triggerText(tree: SentenceTree, tokens: readonly number[]): string {
  let text = '';
  for (let i = 0; i < tokens.length; i++) {
    if (i > 0) text += tokens[i] === tokens[i - 1] + 1 ? ' ' : ' … ';
    text += tree.text(tokens[i]);
  }
  return text;
}

/** The fields that have a value: the schema knows no `undefined`. */
function withoutUndefined<T extends object>(value: T): T {
  for (const key in value) {
    if (value[key] !== undefined) continue;
    return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
  }
  return value;
}

/** Nobody takes part twice on one side. */
function eachOnce(participants: readonly Participant[]): Participant[] {
  const seen = new Set<string>();
  return participants.filter(({ id, text }) => {
    const key = id ?? `text:${text}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The claim of a sentence, with its selector and id. */
export function buildClaim(tree: SentenceTree, parts: ClaimParts): Claim {
  const { document } = tree;
  const span: TextSpan = spanOfTokens(tree, tree.first, tree.end);
  const triggerSpan = spanOfTokens(tree, parts.trigger[0], parts.trigger[parts.trigger.length - 1] + 1);
  const unsure: Unsure = {
    document: document.id,
    kind: kindOfType(parts.type),
    type: parts.type,
    ...(parts.mode === '' ? {} : { mode: parts.mode }),
    ...(parts.contexts.length === 0 ? {} : { contexts: parts.contexts }),
    actors: eachOnce(parts.actors).map(withoutUndefined),
    recipients: eachOnce(parts.recipients).map(withoutUndefined),
    ...(parts.objects.length === 0 ? {} : { objects: parts.objects }),
    ...(parts.quantities.length === 0 ? {} : { quantities: parts.quantities }),
    ...(parts.time === undefined ? {} : { time: parts.time }),
    ...(parts.place === undefined ? {} : { place: parts.place }),
    reality: parts.reality,
    polarity: parts.polarity,
    certainty: parts.certainty,
    attribution: parts.attribution,
    ...(parts.condition === undefined ? {} : { condition: parts.condition }),
    selector: { ...span, exact: document.text.slice(span.start, span.end) },
    trigger: { text: triggerText(tree, parts.trigger), lemma: parts.lemma, span: triggerSpan },
    rule: parts.rule,
  };
  const claim = { ...unsure, confidence: confidenceOf(unsure, parts.reading) };
  return { id: claimId(claim), ...claim };
}
