/**
 * The claim: one proposition that one sentence of one document puts forward. The fields are those of
 * `ontology/claim.schema.json`; what they mean is written there and in docs/claims.md.
 */

export const EVENT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
export const STATE_TYPES = ['RELATION', 'CAPABILITY', 'PRESENCE', 'MEASURE'] as const;
export const JUDGEMENT_TYPES = ['ASSESSMENT'] as const;
export type ClaimType =
  | (typeof EVENT_TYPES)[number]
  | (typeof STATE_TYPES)[number]
  | (typeof JUDGEMENT_TYPES)[number];
export const CLAIM_TYPES: readonly ClaimType[] = [...EVENT_TYPES, ...STATE_TYPES, ...JUDGEMENT_TYPES];

export const CLAIM_KINDS = ['event', 'state', 'judgement'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const REALITIES = [
  'actual',
  'ongoing',
  'planned',
  'proposed',
  'conditional',
  'predicted',
  'hypothetical',
] as const;
export type Reality = (typeof REALITIES)[number];

export const POLARITIES = ['positive', 'negative'] as const;
export type Polarity = (typeof POLARITIES)[number];

export const CERTAINTIES = ['certain', 'probable', 'possible', 'unknown'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const STANCES = ['asserts', 'confirms', 'denies', 'doubts'] as const;
export type Stance = (typeof STANCES)[number];

export const PARTICIPANT_KINDS = ['state', 'organisation', 'person', 'group', 'place', 'unknown'] as const;
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];

/** How a participant was found. */
export const VIAS = ['name', 'apposition', 'coreference', 'implicit'] as const;
export type Via = (typeof VIAS)[number];

/** UTF-16 code units into the document's text, end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export interface Participant {
  /** As it stands in the text; empty when implicit. */
  readonly text: string;
  readonly span?: TextSpan;
  readonly name?: string;
  /** Country code (ISO 3166-1 alpha-3, XKX for Kosovo) or an organisation's acronym. */
  readonly id?: string;
  /** All ids of a compound speaker; `id` is the first. */
  readonly ids?: readonly string[];
  readonly country?: string;
  readonly sector?: string;
  readonly kind?: ParticipantKind;
  readonly wikidata?: string;
  readonly role?: string;
  readonly via?: Via;
}

export interface ClaimObject {
  readonly text: string;
  readonly class?: string;
  readonly span: TextSpan;
}

export interface Quantity {
  readonly value: number;
  readonly max?: number;
  readonly unit?: string;
  /** What is counted, as a class or a word. */
  readonly of?: string;
  readonly approximate?: boolean;
  readonly text: string;
  readonly span?: TextSpan;
}

export interface ClaimTime {
  readonly edtf?: string;
  /** First and last day, YYYY-MM-DD; absent when unresolved. */
  readonly start?: string;
  readonly end?: string;
  readonly precision: string;
  readonly text?: string;
  readonly basis: 'text' | 'published' | 'inferred';
}

export interface Place {
  readonly name: string;
  readonly country?: string;
  /** Degrees, WGS 84; only where a place and not a country is named. */
  readonly lat?: number;
  readonly lon?: number;
  readonly precision?: 'site' | 'city' | 'region' | 'country';
}

export interface Attribution {
  readonly speaker: Participant;
  readonly stance: Stance;
  readonly cue: string;
  readonly evidence?: readonly string[];
  readonly direct?: boolean;
}

export interface Condition {
  readonly text?: string;
  /** Id of the claim the condition was coded as. */
  readonly claim?: string;
}

/** W3C Web Annotation selectors in one: position and quote. */
export interface Selector extends TextSpan {
  readonly exact: string;
}

export interface Trigger {
  readonly text: string;
  readonly lemma: string;
  readonly span?: TextSpan;
}

export interface Claim {
  readonly id: string;
  readonly document: string;
  readonly kind: ClaimKind;
  readonly type: ClaimType;
  readonly mode?: string;
  readonly contexts?: readonly string[];
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly objects?: readonly ClaimObject[];
  readonly quantities?: readonly Quantity[];
  readonly time?: ClaimTime;
  readonly place?: Place;
  readonly reality: Reality;
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  /** Outermost speaker first; empty when the text says it in its own voice. */
  readonly attribution: readonly Attribution[];
  readonly condition?: Condition;
  /** Id of the claim that is given in return. */
  readonly exchange?: string;
  readonly selector: Selector;
  readonly trigger: Trigger;
  /** The entry of the pack that coded it. */
  readonly rule: string;
  /** Estimated probability that type, actors and recipients are all right. */
  readonly confidence: number;
}

const KIND_OF_TYPE: ReadonlyMap<string, ClaimKind> = new Map<string, ClaimKind>([
  ...EVENT_TYPES.map((type) => [type, 'event'] as const),
  ...STATE_TYPES.map((type) => [type, 'state'] as const),
  ...JUDGEMENT_TYPES.map((type) => [type, 'judgement'] as const),
]);

/** Whether a word is one of the claim types. */
export function isClaimType(word: string): word is ClaimType {
  return KIND_OF_TYPE.has(word);
}

/** The kind that a type belongs to. */
export function kindOfType(type: ClaimType): ClaimKind {
  const kind = KIND_OF_TYPE.get(type);
  if (kind === undefined) throw new RangeError(`no claim type ${type}`);
  return kind;
}
