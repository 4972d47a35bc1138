import type { Atom } from './atoms.ts';
import { opensNumber, type NumberWords } from './number-words.ts';
import { HYPHENS, parseDigits, readBase, withScale, wordAt, type Base } from './read-number.ts';
import { hasRole } from './word-roles.ts';

/** A number as it stands in a sentence; atoms `first` up to but not including `end`. */
export interface NumberMatch {
  /** First atom, words like "ruim" included. */
  readonly first: number;
  /** First atom of the number itself. */
  readonly at: number;
  readonly end: number;
  readonly value: number;
  /** Upper end of a range. */
  readonly max?: number;
  readonly approximate: boolean;
  /** A part of a whole ("twee derde", "drie op de vijf"): `value` is then in percent. */
  readonly share: boolean;
  /** Only "een", "a", "half": a number where a scale or a unit of time follows, otherwise an article. */
  readonly article: boolean;
  /** "tientallen", "hundreds": an of-phrase may follow. */
  readonly vague: boolean;
  /** Two numbers with a dash between: a range only where a unit follows, else a score or a code. */
  readonly dashed: boolean;
}

function readShare(atoms: readonly Atom[], base: Base, lexicon: NumberWords): Base | undefined {
  let at = base.end;
  if (atoms[at]?.norm === '-' && atoms[at].glued) at++;
  const word = wordAt(atoms, at, lexicon);
  if (word?.class === 'fraction' && base.value < word.value && Number.isInteger(base.value)) {
    const after = atoms[at + 1];
    // "een derde land" is a third country: with an article, only an end or a word like "van" makes it a share.
    const clear =
      !base.article ||
      after === undefined ||
      after.kind === 'sign' ||
      hasRole(after.norm, 'share-end', lexicon.language);
    if (clear) return { ...base, end: at + 1, value: percent(base.value, word.value), article: false };
  }
  const opens = word?.class === 'ratio' || atoms[at]?.norm === 'out' || atoms[at]?.norm === 'op';
  if (!opens || base.scale !== 1 || !Number.isInteger(base.value) || base.value < 1) return undefined;
  let to = at + 1;
  while (hasRole(atoms[to]?.norm, 'step', lexicon.language)) to++;
  if (lexicon.language === 'nl' && to === at + 1) return undefined;
  const whole = readBase(atoms, to, lexicon);
  if (whole === undefined || whole.article || whole.value <= base.value || whole.value > 1000)
    return undefined;
  if (!Number.isInteger(whole.value) || (lexicon.language === 'en' && whole.value > 100)) return undefined;
  return { ...base, end: whole.end, value: percent(base.value, whole.value), article: false };
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 10;
}

/**
 * The number that begins at an atom, with its range and with the words before it that make it approximate.
 * @returns undefined where no number begins, or where the digits are part of a name, an ordinal or a label ("artikel 5")
 */
export function matchNumber(
  atoms: readonly Atom[],
  i: number,
  lexicon: NumberWords,
): NumberMatch | undefined {
  if (!opensNumber(atoms[i].form, lexicon.language)) return undefined;
  const opener = wordAt(atoms, i, lexicon);
  if (opener?.class === 'between') return matchBetween(atoms, i, lexicon);
  if (opener?.class === 'fraction') return matchHalf(atoms, i, lexicon);
  const half = opener?.class === 'half' ? matchHalf(atoms, i, lexicon) : undefined;
  if (half !== undefined) return half;
  if (atoms[i].capital && atoms[i - 1]?.capital === true) return undefined; // World War Two
  const low = readBase(atoms, i, lexicon);
  if (low === undefined || isLabelled(atoms, i, lexicon)) return undefined;
  const share = readShare(atoms, low, lexicon);
  if (share !== undefined) return finish(atoms, i, share, undefined, { share: true }, lexicon);
  const range = readRange(atoms, i, low, lexicon);
  if (range !== undefined) return range;
  return finish(atoms, i, low, undefined, {}, lexicon);
}

function isLabelled(atoms: readonly Atom[], i: number, lexicon: NumberWords): boolean {
  let before = i - 1;
  if (atoms[before]?.norm === '.' && atoms[before].glued) before--;
  const label = atoms[before];
  return label?.kind === 'word' && lexicon.labels.has(label.norm);
}

/** "de helft van", "half of": fifty percent. */
function matchHalf(atoms: readonly Atom[], i: number, lexicon: NumberWords): NumberMatch | undefined {
  const word = wordAt(atoms, i, lexicon);
  if (
    word?.class === 'fraction' ? word.value !== 2 : !hasRole(atoms[i + 1]?.norm, 'half-of', lexicon.language)
  )
    return undefined;
  const base = { end: i + 1, value: 50, scale: 1, approximate: false, article: false, vague: false };
  return finish(atoms, i, base, undefined, { share: true }, lexicon);
}

function matchBetween(atoms: readonly Atom[], i: number, lexicon: NumberWords): NumberMatch | undefined {
  let at = i + 1;
  if (atoms[at]?.norm === 'de') at++;
  const low = readBase(atoms, at, lexicon);
  if (low === undefined || wordAt(atoms, low.end, lexicon)?.class !== 'join') return undefined;
  let to = low.end + 1;
  if (atoms[to]?.norm === 'de') to++;
  const high = readBase(atoms, to, lexicon);
  if (high === undefined || high.article || low.article) return undefined;
  const value = shareScale(low, high);
  if (value >= high.value) return undefined;
  return finish(atoms, i, { ...low, value }, high, {}, lexicon);
}

/** In "drie- à vierduizend" and "2 tot 3 miljard" the first number is counted in the scale of the second. */
function shareScale(low: Base, high: Base): number {
  return low.scale === 1 && high.scale > 1 && low.value < high.value / high.scale
    ? low.value * high.scale
    : low.value;
}

function readRange(
  atoms: readonly Atom[],
  i: number,
  low: Base,
  lexicon: NumberWords,
): NumberMatch | undefined {
  if (low.article || low.vague) return undefined;
  let at = low.end;
  const dash = atoms[at];
  let dashed = false;
  if (dash !== undefined && HYPHENS.has(dash.norm)) {
    at++;
    dashed = atoms[at]?.kind === 'number' || (dash.glued && atoms[at]?.glued === true);
  }
  if (!dashed) {
    const word = wordAt(atoms, at, lexicon);
    if (word?.class !== 'range') return undefined;
    // "van 45 tot 39 procent", "from 5 to 10": a change, two numbers.
    const before = atoms[i - 1]?.norm;
    if ((atoms[at].norm === 'tot' || atoms[at].norm === 'to') && (before === 'van' || before === 'from'))
      return undefined;
    at++;
  }
  const high =
    readBase(atoms, at, lexicon) ??
    (dashed && atoms[at]?.kind === 'number' ? readBare(atoms, at, lexicon) : undefined);
  if (high === undefined || high.article) return undefined;
  const value = shareScale(low, high);
  if (value >= high.value) {
    // 8-0 and 31-24 are scores: taken whole, so that neither number counts by itself.
    return dashed
      ? finish(atoms, i, { ...low, end: high.end }, undefined, { dashed: true }, lexicon)
      : undefined;
  }
  return finish(atoms, i, { ...low, value }, high, { dashed }, lexicon);
}

function readBare(atoms: readonly Atom[], i: number, lexicon: NumberWords): Base | undefined {
  const value = parseDigits(atoms[i].norm, lexicon.language);
  const base = { end: i + 1, value, scale: 1, approximate: false, article: false, vague: false };
  return Number.isFinite(value) ? withScale(atoms, base, lexicon) : undefined;
}

function finish(
  atoms: readonly Atom[],
  at: number,
  base: Base,
  high: Base | undefined,
  flags: { share?: boolean; dashed?: boolean },
  lexicon: NumberWords,
): NumberMatch {
  const { first, approximate } = approximation(atoms, at, lexicon);
  return {
    first,
    at,
    end: high?.end ?? base.end,
    value: base.value,
    ...(high === undefined ? {} : { max: high.value }),
    approximate: approximate || base.approximate || high?.approximate === true,
    share: flags.share ?? false,
    article: base.article,
    vague: base.vague,
    dashed: flags.dashed ?? false,
  };
}

/** Looks back over words like "ruim", "naar schatting zo'n", "more than". */
function approximation(
  atoms: readonly Atom[],
  at: number,
  lexicon: NumberWords,
): { first: number; approximate: boolean } {
  let first = at;
  let approximate = false;
  for (let steps = 0; steps < 3; steps++) {
    const last = atoms[first - 1];
    const found = (last?.kind === 'word' ? lexicon.approximators.get(last.norm) : undefined)?.find(
      ({ words }) => words.every((word, k) => atoms[first - words.length + k]?.norm === word),
    );
    if (found === undefined) break;
    first -= found.words.length;
    approximate ||= found.approximate;
  }
  return { first, approximate };
}
