import { type Claim, claimId, kindOfType } from '../claim/index.ts';

/*
 * A claim as it is stored: JSON without what the text and the columns beside it hold already. An object becomes an array: first
 * a string with one letter a key, in the order of the keys, then the values; an array of others starts with 0. Offsets count
 * from the start of the claim's quote. What is decoded is the same JSON, byte for byte.
 */

/** Keys with a letter of their own: 'a', 'b' … in this order. Stored: append only. */
const KEYS = [
  'text', 'name', 'id', 'ids', 'country', 'sector', 'kind', 'wikidata', 'role', 'via', 'class', 'value', 'max', 'unit', 'of',
  'approximate', 'edtf', 'start', 'end', 'precision', 'basis', 'lat', 'lon', 'speaker', 'stance', 'cue', 'evidence', 'direct',
  'claim', 'lemma', 'span', 'document', 'type', 'mode', 'contexts', 'actors', 'recipients', 'objects', 'quantities', 'time',
  'place', 'reality', 'polarity', 'certainty', 'attribution', 'condition', 'exchange', 'selector', 'trigger', 'rule',
  'confidence', 'exact',
] as const; // prettier-ignore
const FIRST_LETTER = 0x100;
const LETTER_OF: ReadonlyMap<string, string> = new Map(
  KEYS.map((key, i) => [key, String.fromCharCode(FIRST_LETTER + i)]),
);

/** A key without a letter: the key itself is the first of its two values. */
const OTHER = '?';
/** A span as its offset from the base and its length. */
const SPAN = 's';
/** A text that is what stands at the span of the same object. */
const TEXT_AT_SPAN = 't';
/** The selector: at the base, as long as its value. */
const SELECTOR = 'q';
/** The id that `claimId` gives. */
const OWN_ID = 'i';
/** The id of the text. */
const OWN_DOCUMENT = 'd';
/** The kind of the type. */
const OWN_KIND = 'k';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** @param text of the document */
export function packClaim(claim: Claim, document: string, text: string): string {
  return JSON.stringify(new Packer(claim, document, text).claim());
}

/** @param packed as it was parsed; @param start of the claim's quote */
export function unpackClaim(packed: Json, start: number, document: string, text: string): Claim {
  const claim = unpack(packed, start, document, text) as { [key: string]: Json };
  if (claim['id'] === PENDING) claim['id'] = claimId(claim as unknown as Claim);
  if (claim['kind'] === PENDING) claim['kind'] = kindOfType((claim as unknown as Claim).type);
  return claim as unknown as Claim;
}

/** Keeps the place of a key whose value follows from others. */
const PENDING = '\0';

class Packer {
  readonly #claim: Claim;
  readonly #document: string;
  readonly #text: string;
  readonly #base: number;

  constructor(claim: Claim, document: string, text: string) {
    this.#claim = claim;
    this.#document = document;
    this.#text = text;
    this.#base = claim.selector.start;
  }

  claim(): Json {
    return this.#object(this.#claim as unknown as Record<string, unknown>, true);
  }

  #value(value: unknown): Json {
    if (Array.isArray(value)) return [0, ...value.map((one) => this.#value(one))];
    if (typeof value === 'object' && value !== null)
      return this.#object(value as Record<string, unknown>, false);
    return value as Json;
  }

  #object(object: Record<string, unknown>, isClaim: boolean): Json {
    let letters = '';
    const values: Json[] = [];
    const span = maybeSpan(object['span']);
    for (const key in object) {
      const value = object[key];
      if (value === undefined) continue;
      if (key === 'text' && span !== undefined && this.#text.slice(span.start, span.end) === value) {
        letters += TEXT_AT_SPAN;
      } else if (key === 'span' && span !== undefined) {
        letters += SPAN;
        values.push(span.start - this.#base, span.end - span.start);
      } else if (isClaim && this.#isDerived(key, value)) {
        letters += key === 'id' ? OWN_ID : key === 'kind' ? OWN_KIND : OWN_DOCUMENT;
      } else if (isClaim && key === 'selector' && this.#isPlainSelector()) {
        letters += SELECTOR;
        values.push(this.#claim.selector.end - this.#base);
      } else {
        const letter = LETTER_OF.get(key);
        letters += letter ?? OTHER;
        if (letter === undefined) values.push(key);
        values.push(this.#value(value));
      }
    }
    return [letters, ...values];
  }

  #isDerived(key: string, value: unknown): boolean {
    if (key === 'document') return value === this.#document;
    if (key === 'kind') return value === kindOfType(this.#claim.type);
    return key === 'id' && value === claimId(this.#claim);
  }

  #isPlainSelector(): boolean {
    const { selector } = this.#claim;
    return (
      hasKeys(selector, SELECTOR_KEYS) && this.#text.slice(selector.start, selector.end) === selector.exact
    );
  }
}

function maybeSpan(value: unknown): { readonly start: number; readonly end: number } | undefined {
  if (typeof value !== 'object' || value === null || !hasKeys(value, SPAN_KEYS)) return undefined;
  const { start, end } = value as { start: unknown; end: unknown };
  return Number.isInteger(start) && Number.isInteger(end)
    ? { start: Number(start), end: Number(end) }
    : undefined;
}

const SPAN_KEYS = ['start', 'end'];
const SELECTOR_KEYS = ['start', 'end', 'exact'];

/** Whether an object has these keys, in this order, and no others. */
function hasKeys(object: object, keys: readonly string[]): boolean {
  let i = 0;
  for (const key in object) if (key !== keys[i++]) return false;
  return i === keys.length;
}

function unpack(value: Json, base: number, document: string, text: string): Json {
  if (!Array.isArray(value)) return value;
  const [letters] = value;
  if (typeof letters !== 'string') return value.slice(1).map((one) => unpack(one, base, document, text));
  const object: { [key: string]: Json } = {};
  let isAtSpan = false;
  let next = 1;
  for (const letter of letters) {
    switch (letter) {
      case TEXT_AT_SPAN:
        object['text'] = PENDING;
        isAtSpan = true;
        break;
      case SPAN: {
        const start = base + Number(value[next]);
        object['span'] = { start, end: start + Number(value[next + 1]) };
        next += 2;
        break;
      }
      case SELECTOR: {
        const end = base + Number(value[next++]);
        object['selector'] = { start: base, end, exact: text.slice(base, end) };
        break;
      }
      case OWN_ID:
        object['id'] = PENDING;
        break;
      case OWN_KIND:
        object['kind'] = PENDING;
        break;
      case OWN_DOCUMENT:
        object['document'] = document;
        break;
      default: {
        const key = letter === OTHER ? String(value[next++]) : KEYS[letter.charCodeAt(0) - FIRST_LETTER];
        object[key] = unpack(value[next++], base, document, text);
      }
    }
  }
  if (isAtSpan) {
    const { start, end } = object['span'] as { start: number; end: number };
    object['text'] = text.slice(start, end);
  }
  return object;
}
