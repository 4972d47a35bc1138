import type { Language } from '../../document/index.ts';
import { readTable } from '../../resources.ts';
import { wordsOf } from './concepts.ts';

/**
 * Guesses from a form to the lemma that a pack may list, for words that the lemmatiser got wrong: a newspaper's compounds are
 * longer than any treebank. Only used where the lemma itself is in no table, so a wrong guess costs nothing.
 */

const VOWELS = 'aeiou';

/** "rakett" → "raket", "granat" → "granaat", "brieve" → "brief": the ways Dutch spelling changes before -en. */
function dutchStems(stem: string): string[] {
  const found = [stem];
  const last = stem[stem.length - 1];
  const before = stem[stem.length - 2];
  if (last === before && !VOWELS.includes(last)) found.push(stem.slice(0, -1));
  if (before !== undefined && VOWELS.includes(before) && !VOWELS.includes(last) && !VOWELS.includes(stem[stem.length - 3] ?? '')) {
    found.push(stem.slice(0, -1) + before + last);
  }
  return found.flatMap((candidate) => {
    if (candidate.endsWith('v')) return [candidate, `${candidate.slice(0, -1)}f`];
    if (candidate.endsWith('z')) return [candidate, `${candidate.slice(0, -1)}s`];
    return [candidate];
  });
}

function guessNouns(lang: Language, form: string): string[] {
  const found = [form];
  if (lang === 'nl') {
    if (form.endsWith('en') && form.length > 4) found.push(...dutchStems(form.slice(0, -2)), form.slice(0, -1));
    if (form.endsWith("'s")) found.push(form.slice(0, -2));
    else if (form.endsWith('s')) found.push(form.slice(0, -1));
  } else if (form.endsWith('ies')) found.push(`${form.slice(0, -3)}y`);
  else if (form.endsWith('es')) found.push(form.slice(0, -2), form.slice(0, -1));
  else if (form.endsWith('s')) found.push(form.slice(0, -1));
  return found;
}

/** Infinitives that a weak Dutch verb form may belong to: "doodden" → "doden", "verkocht" is strong and not found. */
function dutchInfinitives(form: string): string[] {
  const stems: string[] = [];
  const bare = form.startsWith('ge') && form.length > 5 ? [form, form.slice(2)] : [form];
  for (const base of bare) {
    for (const ending of ['dden', 'tten', 'den', 'ten', 'dde', 'tte', 'de', 'te', 't', 'd', '']) {
      if (base.endsWith(ending) && base.length - ending.length >= 2) stems.push(base.slice(0, base.length - ending.length));
    }
  }
  return stems.flatMap((stem) => {
    const last = stem[stem.length - 1];
    const found = [`${stem}en`, `${stem}${last}en`];
    if (stem.length > 2 && stem[stem.length - 2] === stem[stem.length - 3] && VOWELS.includes(stem[stem.length - 2])) {
      const open = stem.slice(0, -2) + last;
      found.push(`${open}en`, `${open.slice(0, -1)}${last === 'f' ? 'v' : last === 's' ? 'z' : last}en`);
    }
    // "doodde": the d of the stem and of the ending are written once each.
    found.push(`${stem}den`, `${stem}ten`);
    if (stem.length > 2 && VOWELS.includes(last) && last === stem[stem.length - 2]) found.push(`${stem.slice(0, -1)}den`, `${stem.slice(0, -1)}ten`);
    return found;
  });
}

/** Dutch verbs that change their vowel, and what verbs are joined to: `packs/nl/strong-verbs.tsv`, `verb-prefixes.tsv`. */
interface DutchVerbs {
  /** Infinitive of a past or participle; participles also without "ge" ("broken" of "verbroken"). */
  readonly infinitiveOf: ReadonlyMap<string, string>;
  /** Forms that are past tense and nothing else. */
  readonly pasts: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
  readonly separable: ReadonlySet<string>;
}

let dutchVerbs: DutchVerbs | undefined;

function loadDutchVerbs(): DutchVerbs {
  const infinitiveOf = new Map<string, string>();
  const pasts = new Set<string>();
  const infinitives = new Set<string>();
  for (const { infinitive, past } of readTable('packs', 'nl', 'strong-verbs.tsv')) {
    infinitives.add(infinitive);
    for (const form of wordsOf(past)) {
      const isPresent = form === `${infinitive.slice(0, -1)}t`;
      if (!form.startsWith('ge') && !isPresent) pasts.add(form);
      infinitiveOf.set(form, infinitive);
      const bare = form.startsWith('ge') ? form.slice(2) : '';
      if (bare.length > 3 && !infinitiveOf.has(bare)) infinitiveOf.set(bare, infinitive);
    }
  }
  const rows = readTable('packs', 'nl', 'verb-prefixes.tsv');
  const separable = new Set(rows.filter(({ kind }) => kind === 'separable').flatMap(({ words }) => wordsOf(words)));
  const fixed = rows.filter(({ kind }) => kind === 'fixed').flatMap(({ words }) => wordsOf(words));
  for (const infinitive of infinitives) pasts.delete(infinitive);
  return { infinitiveOf, pasts, separable, prefixes: new Set([...fixed, ...separable]) };
}

/** Infinitives of a form with all that it may be joined to: "beklonken" → beklinken, "afgevuurd" → afvuren, "losliet" → loslaten. */
function dutchVerbGuesses(form: string): string[] {
  dutchVerbs ??= loadDutchVerbs();
  const { infinitiveOf, prefixes, separable } = dutchVerbs;
  const found: string[] = [];
  for (let cut = 0; cut <= form.length - 3; cut++) {
    const prefix = form.slice(0, cut);
    if (cut > 0 && !prefixes.has(prefix)) continue;
    const infinitive = infinitiveOf.get(form.slice(cut));
    if (infinitive !== undefined) found.push(prefix + infinitive);
  }
  found.push(...dutchInfinitives(form));
  for (let cut = 2; cut <= form.length - 4; cut++) {
    const prefix = form.slice(0, cut);
    if (separable.has(prefix)) found.push(...dutchInfinitives(form.slice(cut)).map((verb) => prefix + verb));
  }
  return found;
}

/** Whether a Dutch form is the past of a verb that changes its vowel, with whatever it is joined to ("begroeven", "dwong"). */
export function isStrongPast(form: string): boolean {
  dutchVerbs ??= loadDutchVerbs();
  const { pasts, prefixes } = dutchVerbs;
  for (let cut = 0; cut <= form.length - 3; cut++)
    if ((cut === 0 || prefixes.has(form.slice(0, cut))) && pasts.has(form.slice(cut))) return true;
  return false;
}

/** Forms of English verbs that are not made by rule: `packs/en/irregular-verbs.tsv`. */
interface IrregularForm {
  readonly infinitives: readonly string[];
  /** Nothing but a past tense: no noun, adjective or participle. */
  readonly isPast: boolean;
}

let irregularForms: ReadonlyMap<string, IrregularForm> | undefined;

/** What is known of an English form that is not made by rule ("shook"); undefined for others. */
export function maybeIrregular(form: string): IrregularForm | undefined {
  irregularForms ??= loadIrregularForms();
  return irregularForms.get(form);
}

function loadIrregularForms(): ReadonlyMap<string, IrregularForm> {
  const forms = new Map<string, IrregularForm>();
  for (const { infinitive, past } of readTable('packs', 'en', 'irregular-verbs.tsv')) {
    for (const marked of wordsOf(past)) {
      const isPast = marked.startsWith('!');
      const form = isPast ? marked.slice(1) : marked;
      forms.set(form, { infinitives: [...(forms.get(form)?.infinitives ?? []), infinitive], isPast });
    }
  }
  return forms;
}

function guessVerbs(lang: Language, form: string): string[] {
  if (lang === 'nl') return dutchVerbGuesses(form);
  const found: string[] = [...(maybeIrregular(form)?.infinitives ?? [])];
  for (const ending of ['ing', 'ed', 'es', 's', 'd']) {
    if (!form.endsWith(ending) || form.length - ending.length < 2) continue;
    const stem = form.slice(0, -ending.length);
    found.push(stem, `${stem}e`);
    if (stem[stem.length - 1] === stem[stem.length - 2]) found.push(stem.slice(0, -1));
  }
  return found;
}

/** The guesses for a form, made once: the words of a text come again and again. When the table is full it starts afresh. */
function remembered(guess: (lang: Language, form: string) => string[]): (lang: Language, form: string) => readonly string[] {
  const mostForms = 50_000;
  const byLanguage = new Map<Language, Map<string, readonly string[]>>();
  return (lang, form) => {
    let known = byLanguage.get(lang);
    if (known === undefined || known.size >= mostForms) {
      known = new Map();
      byLanguage.set(lang, known);
    }
    let guesses = known.get(form);
    if (guesses === undefined) {
      guesses = guess(lang, form);
      known.set(form, guesses);
    }
    return guesses;
  };
}

/** Singulars that a noun form may be the plural of, the form itself first. */
export const nounCandidates: (lang: Language, form: string) => readonly string[] = remembered(guessNouns);

/** Infinitives that a verb form may belong to, most likely first. */
export const verbCandidates: (lang: Language, form: string) => readonly string[] = remembered(guessVerbs);
