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
import { confidenceOf, type Reading } from './confidence.ts';

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
function eachOnce(participants: readonly Participant[]): readonly Participant[] {
  if (participants.length < 2) return participants;
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
  const { text } = document;
  // Written out field by field, in the order in which they are told: a spread for each that may be missing costs more than the rest.
  const claim: { -readonly [Field in keyof Claim]: Claim[Field] } = {
    id: '',
    document: document.id,
    kind: kindOfType(parts.type),
    type: parts.type,
  } as Claim;
  if (parts.mode !== '') claim.mode = parts.mode;
  if (parts.contexts.length > 0) claim.contexts = parts.contexts;
  claim.actors = eachOnce(parts.actors).map(withoutUndefined);
  claim.recipients = eachOnce(parts.recipients).map(withoutUndefined);
  if (parts.objects.length > 0) claim.objects = parts.objects;
  if (parts.quantities.length > 0) claim.quantities = parts.quantities;
  if (parts.time !== undefined) claim.time = parts.time;
  if (parts.place !== undefined) claim.place = parts.place;
  claim.reality = parts.reality;
  claim.polarity = parts.polarity;
  claim.certainty = parts.certainty;
  claim.attribution = parts.attribution;
  if (parts.condition !== undefined) claim.condition = parts.condition;
  claim.selector = { start: span.start, end: span.end, exact: text.slice(span.start, span.end) };
  claim.trigger = { text: triggerText(tree, parts.trigger), lemma: parts.lemma, span: triggerSpan };
  claim.rule = parts.rule;
  claim.confidence = confidenceOf(claim, parts.reading);
  claim.id = claimId(claim);
  return claim;
}
