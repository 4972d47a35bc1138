import { isListed, listedPrefix, MAX_SHORT_LINE, normalLine } from './lexicon.ts';
import type { Unit } from './lines.ts';

/** What the outside of a unit tells: how long it is and how it ends. */
export interface Shape {
  readonly length: number;
  /** Number of words, up to MAX_WORDS. */
  readonly words: number;
  readonly ending: 'stop' | 'question' | 'exclamation' | 'open' | 'none';
  /** Reads as running text: a sentence, or long. */
  readonly body: boolean;
}

const MAX_WORDS = 120;
/** A line from this length on is taken for running text even without a stop. */
const LONG = 140;

export function shapeOf(unit: Unit): Shape {
  const length = unit.end - unit.start;
  const words = wordCount(unit.plain);
  const ending = endingOf(unit.plain);
  return {
    length,
    words,
    ending,
    body: length >= LONG || (ending === 'stop' && words >= 4) || (ending === 'exclamation' && words >= 8),
  };
}

function wordCount(text: string): number {
  if (text.length > MAX_SHORT_LINE * 2) return MAX_WORDS;
  return Math.min(MAX_WORDS, text.split(/\s+/).filter((word) => word !== '').length);
}

function endingOf(text: string): Shape['ending'] {
  const match = /([.…!?:;,])[)\]"'”’»*_]{0,3}$/.exec(text.slice(-6).trimEnd());
  switch (match?.[1]) {
    case '.':
    case '…':
      return 'stop';
    case '?':
      return 'question';
    case '!':
      return 'exclamation';
    case ':':
    case ';':
    case ',':
      return 'open';
    default:
      return 'none';
  }
}

const CAPITALISED = /^[\p{Lu}\p{Lt}][\p{L}'’.-]*$/u;

/** Reads as a person's name: two to five words with capitals, particles in between. */
export function isNameLike(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > 6 || text.length > 60) return false;
  const last = words.length - 1;
  if (!CAPITALISED.test(words[0]) || !CAPITALISED.test(words[last])) return false;
  return (
    words.every((word) => CAPITALISED.test(word) || isListed('particle', word)) &&
    !(words.every((word) => word === word.toUpperCase()) && words.some((word) => word.length > 3)) &&
    !isListed('section', text) &&
    !isListed('holder', text)
  );
}

/** Reads as the name of a paper or broadcaster: opens with an article with a capital, or has a word such as "courant". */
export function isOutletLike(text: string): boolean {
  const words = text.split(/[\s.]+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > 5 || text.length > 60 || !/^[\p{Lu}\p{N}]/u.test(text))
    return false;
  if (words.some((word) => isListed('outlet', word)) && words.every((word) => isCapitalOrSmall(word)))
    return true;
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    isListed('article', words[0]) &&
    words.slice(1).every((word) => CAPITALISED.test(word))
  );
}

function isCapitalOrSmall(word: string): boolean {
  return CAPITALISED.test(word) || isListed('particle', word) || isListed('joint', word);
}

export function isSectionName(text: string): boolean {
  return isListed('section', normalLine(text));
}

/** Agencies and the like with slashes between: `ANP / EPA`, `AFP via Getty Images`. */
export function isAgencyLine(text: string): boolean {
  if (text.length > 80) return false;
  const parts = text
    .replace(/^[\s(©|–—-]+/, '')
    .replace(/[\s).]$/, '')
    .split(/[/|,+&]|\svia\s|\s-\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0 || parts.length > 5) return false;
  const known = parts.filter((part) => isListed('agency', part)).length;
  if (known === parts.length) return true;
  return known > 0 && parts.every((part) => isListed('agency', part) || isNameLike(part) || isAcronym(part));
}

function isAcronym(text: string): boolean {
  return /^\p{Lu}{2,6}$/u.test(text);
}

/** An institution standing alone where a photo's source is given: `Amerikaans ministerie van Defensie`. */
export function isHolderLine(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    words.length >= 2 &&
    words.length <= 7 &&
    /^\p{Lu}/u.test(text) &&
    !/[.?!:;,]$/.test(text) &&
    words.some((_, i) => listedPrefix('holder', words.slice(i).join(' ')) > 0) &&
    /^\p{Lu}/u.test(words[words.length - 1])
  );
}
