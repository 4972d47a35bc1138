import type { Atom } from './atoms.ts';
import { parseCompound, type NumberWord, type NumberWords } from './number-words.ts';

/** One number without its range or approximation; atoms up to but not including `end`. */
export interface Base {
  readonly end: number;
  readonly value: number;
  readonly scale: number;
  readonly approximate: boolean;
  readonly article: boolean;
  readonly vague: boolean;
}

const THOUSANDS = { nl: /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/, en: /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/ } as const;
export const HYPHENS: ReadonlySet<string> = new Set(['-', '–', '‑', '−']);

/** Value of digits with the language's separators; a lone foreign separator is read as the decimal one. */
export function parseDigits(text: string, language: 'nl' | 'en'): number {
  const plain = text.normalize('NFKC');
  if (THOUSANDS[language].test(plain)) {
    return language === 'nl'
      ? Number(plain.replaceAll('.', '').replace(',', '.'))
      : Number(plain.replaceAll(',', ''));
  }
  const other = language === 'nl' ? THOUSANDS.en : THOUSANDS.nl;
  // 1,500 in Dutch and 1.500 in English are decimals; with two groups or more they can only be thousands.
  if (other.test(plain) && plain.split(language === 'nl' ? ',' : '.').length > 2)
    return Number(language === 'nl' ? plain.replaceAll(',', '') : plain.replaceAll('.', ''));
  return Number(plain.replace(',', '.'));
}

/** Whether the digits at `i` belong to a name or code before them: F-16, B-52, Hwasong-15, Covid-19. */
function isNamePart(atoms: readonly Atom[], i: number): boolean {
  const before = atoms[i - 1];
  if (before === undefined || !atoms[i].glued) return false;
  if (before.kind === 'word') return true;
  if (before.norm === '.' || before.norm === ',' || before.norm === '/' || before.norm === ':')
    return atoms[i - 2]?.kind === 'number' && before.glued;
  return HYPHENS.has(before.norm) && before.glued && atoms[i - 2]?.kind === 'word';
}

export function wordAt(atoms: readonly Atom[], i: number, lexicon: NumberWords): NumberWord | undefined {
  const atom = atoms[i];
  return atom?.kind === 'word' ? lexicon.words.get(atom.norm) : undefined;
}

/** Reads one number that begins at an atom: figures or words, with its scale. */
export function readBase(atoms: readonly Atom[], i: number, lexicon: NumberWords): Base | undefined {
  const atom = atoms[i];
  if (atom === undefined || atom.kind === 'sign') return undefined;
  if (atom.kind === 'number') return readDigits(atoms, i, lexicon);
  const word = wordAt(atoms, i, lexicon);
  switch (word?.class) {
    case 'few':
      return readFew(atoms, i + 1, word.value, lexicon);
    case 'vague':
      return readVague(atoms, i, word.value, lexicon);
    case 'half':
      return readHalf(atoms, i + 1, lexicon);
    case 'article':
      return readArticle(atoms, i, lexicon);
    case 'scale':
      // "Elk miljoen granaten": a bare scale counts once; "miljoen" after a number never comes here.
      return {
        end: i + 1,
        value: word.value,
        scale: word.value,
        approximate: false,
        article: false,
        vague: false,
      };
    default:
      return readWords(atoms, i, lexicon);
  }
}

function readDigits(atoms: readonly Atom[], i: number, lexicon: NumberWords): Base | undefined {
  if (isNamePart(atoms, i)) return undefined;
  let digits = atoms[i].norm;
  let end = i + 1;
  // A space (often a narrow one) between groups of three: 10 000.
  while (/^\d{1,3}$/.test(digits.slice(-3)) && !/[.,]/.test(digits) && isZeroGroup(atoms, end)) {
    digits += atoms[end].norm;
    end++;
  }
  const value = parseDigits(digits, lexicon.language);
  if (!Number.isFinite(value)) return undefined;
  const next = atoms[end];
  const glued = next?.glued === true ? wordAt(atoms, end, lexicon) : undefined;
  if (glued?.class === 'glued')
    return {
      end: end + 1,
      value: value * glued.value,
      scale: glued.value,
      approximate: false,
      article: false,
      vague: false,
    };
  return withScale(
    atoms,
    { end, value, scale: 1, approximate: false, article: false, vague: false },
    lexicon,
  );
}

function isZeroGroup(atoms: readonly Atom[], i: number): boolean {
  return atoms[i]?.kind === 'number' && atoms[i].norm === '000' && !atoms[i].glued;
}

/** Multiplies by the scale words that follow: "vijf miljoen", "2,4 duizend", "two hundred thousand". */
export function withScale(atoms: readonly Atom[], base: Base, lexicon: NumberWords): Base {
  let { end, value, scale } = base;
  for (;;) {
    const half = readAndAHalf(atoms, end, lexicon);
    if (half !== undefined) {
      value += 0.5;
      end = half;
      continue;
    }
    const word = wordAt(atoms, end, lexicon);
    const fits =
      word?.class === 'scale' ||
      (word?.class === 'thousand' && scale < 1000) ||
      (word?.class === 'hundred' && scale === 1 && value < 100);
    if (word === undefined || !fits) break;
    value *= word.value;
    scale = word.value;
    end++;
  }
  return { ...base, end, value: tidy(value), scale };
}

/** "en een half", "and a half" before a scale. */
function readAndAHalf(atoms: readonly Atom[], i: number, lexicon: NumberWords): number | undefined {
  if (wordAt(atoms, i, lexicon)?.class !== 'join' || wordAt(atoms, i + 1, lexicon)?.class !== 'article')
    return undefined;
  return wordAt(atoms, i + 2, lexicon)?.class === 'half' ? i + 3 : undefined;
}

/** Keeps 1.1 × 10⁹ from being 1100000000.0000002. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function readFew(atoms: readonly Atom[], i: number, few: number, lexicon: NumberWords): Base | undefined {
  const word = wordAt(atoms, i, lexicon);
  const rough = { approximate: true, article: false };
  if (word?.class === 'vague') return readVague(atoms, i, word.value, lexicon);
  if (word === undefined) return undefined;
  if (word.class === 'hundred' || word.class === 'thousand' || word.class === 'scale') {
    const base = { end: i + 1, value: few * word.value, scale: word.value, vague: false, ...rough };
    return withScale(atoms, base, lexicon);
  }
  return undefined;
}

/** "tientallen", "tens of thousands", "honderden miljoenen": at least that many. */
function readVague(atoms: readonly Atom[], i: number, value: number, lexicon: NumberWords): Base {
  let end = i + 1;
  let scale = 1;
  for (;;) {
    const at = atoms[end]?.norm === 'of' && lexicon.language === 'en' ? end + 1 : end;
    const next = wordAt(atoms, at, lexicon);
    if (next?.class === 'vague' && next.value >= 200) {
      // The lower bound of a plural is twice its unit; as a multiplier it counts once.
      scale = next.value / 2;
      value *= scale;
      end = at + 1;
    } else if (at === end && next !== undefined && (next.class === 'scale' || next.class === 'thousand')) {
      scale = next.value;
      value *= scale;
      end = at + 1;
    } else break;
  }
  return { end, value, scale, approximate: true, article: false, vague: true };
}

/** After "half": "half miljoen", "half a million"; a bare half is an article-like 0.5 for "een half jaar". */
function readHalf(atoms: readonly Atom[], i: number, lexicon: NumberWords): Base {
  const at = wordAt(atoms, i, lexicon)?.class === 'article' ? i + 1 : i;
  const word = wordAt(atoms, at, lexicon);
  const base = { scale: 1, approximate: false, vague: false };
  if (word?.class === 'scale') return { ...base, end: at + 1, value: word.value / 2, article: false };
  if (word?.class === 'vague' && word.value === 12) return { ...base, end: at + 1, value: 6, article: false };
  return { ...base, end: at, value: 0.5, article: true };
}

function readArticle(atoms: readonly Atom[], i: number, lexicon: NumberWords): Base | undefined {
  const next = wordAt(atoms, i + 1, lexicon);
  const one = { end: i + 1, value: 1, scale: 1, approximate: false, article: true, vague: false };
  switch (next?.class) {
    case 'hundred':
    case 'thousand':
    case 'scale':
      return withScale(atoms, { ...one, article: false }, lexicon);
    case 'half':
      return readHalf(atoms, i + 2, lexicon);
    case 'few':
      return readFew(atoms, i + 2, next.value, lexicon);
    case 'vague':
      // "a dozen" is twelve, not at least twelve.
      return next.value === 12 ? { ...one, end: i + 2, value: 12, article: false } : undefined;
    case 'part':
      return undefined;
    default:
      return parseTally(atoms, i, lexicon) ?? one;
  }
}

/** "een twintigtal": the article belongs to the number. */
function parseTally(atoms: readonly Atom[], i: number, lexicon: NumberWords): Base | undefined {
  const parsed = atoms[i + 1]?.kind === 'word' ? parseCompound(atoms[i + 1].norm, lexicon) : undefined;
  if (parsed?.approximate !== true) return undefined;
  return { ...parsed, end: i + 2, article: false, vague: true };
}

/** Number words, also in several: "drieëntachtig", "twenty-five", "three hundred and ten thousand". */
function readWords(atoms: readonly Atom[], i: number, lexicon: NumberWords): Base | undefined {
  let parsed = parseCompound(atoms[i].norm, lexicon);
  if (parsed === undefined) return undefined;
  let end = i + 1;
  if (lexicon.language === 'en') {
    let total = 0;
    let current = parsed.value;
    let scale = parsed.scale;
    let last = wordAt(atoms, i, lexicon);
    for (;;) {
      let at = end;
      if (atoms[at]?.norm === '-' && atoms[at].glued && atoms[at + 1]?.glued === true) at++;
      else if (wordAt(atoms, at, lexicon)?.class === 'join' && scale >= 100) at++;
      const word = wordAt(atoms, at, lexicon);
      const small = word?.class === 'small' || word?.class === 'ten';
      if (word === undefined) break;
      if (word.class === 'hundred' && scale === 1 && current < 100) {
        current *= word.value;
        scale = word.value;
      } else if (word.class === 'thousand' && total === 0 && current < 1000) {
        total = current * word.value;
        current = 0;
        scale = word.value;
      } else if (small && (scale >= 100 || (last?.class === 'ten' && word.value < 10 && word.value > 0))) {
        current += word.value;
        scale = 1;
      } else break;
      last = word;
      end = at + 1;
    }
    parsed = { value: total + current, scale, approximate: false };
  }
  const base = { end, ...parsed, article: false, vague: parsed.approximate };
  return withScale(atoms, base, lexicon);
}
