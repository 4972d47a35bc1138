import type { Language } from '../../document/index.ts';
import { readTable } from '../../resources.ts';
import { CERTAINTIES, POLARITIES, REALITIES, STANCES, type Certainty, type Polarity, type Reality, type Stance } from '../../claim/index.ts';
import { nounCandidates } from './inflections.ts';
import { parsePhrase, wordsOf } from './concepts.ts';

const SPEECH_POS = ['verb', 'noun', 'prep', 'adverb'] as const;

/** A word of saying: `packs/<lang>/speech.tsv`. */
export interface SpeechEntry {
  readonly pos: (typeof SPEECH_POS)[number];
  readonly head: string;
  readonly companions: readonly string[];
  readonly stance: Stance;
  readonly certainty?: Certainty;
  readonly evidence?: string;
}

/** A word that changes how real, sure or positive a proposition is: `packs/<lang>/modality.tsv`. */
export interface ModalityEntry {
  readonly pos: string;
  readonly head: string;
  readonly companions: readonly string[];
  readonly reality?: Reality;
  readonly certainty?: Certainty;
  readonly polarity?: Polarity;
}

export interface WordTables {
  /** Class of object of a noun, by its lemma, its form or the last part of a compound; undefined when it is none. */
  objectClass(lemma: string, form?: string): string | undefined;
  speech(lemma: string, pos: SpeechEntry['pos']): readonly SpeechEntry[];
  /** Whether a preposition or an adverb of saying begins with a word: few words do, and every word is asked. */
  opensSpeech(word: string): boolean;
  modality(lemma: string): readonly ModalityEntry[];
}

function oneOf<T extends string>(values: readonly T[], value: string): T | undefined {
  return values.find((candidate) => candidate === value);
}

/** Compound parts shorter than this are too often chance endings ("aanval" in "spoorwegovergang" is not, "ton" in "karton" is). */
const SHORTEST_COMPOUND_TAIL = 4;

function loadObjects(lang: Language): (lemma: string, form?: string) => string | undefined {
  const classes = new Map<string, string>();
  for (const row of readTable('packs', lang, 'objects.tsv')) {
    for (const word of wordsOf(row.words)) classes.set(word.toLowerCase().replaceAll('_', ''), row.class);
  }
  const tail = (word: string): string | undefined => {
    // A type number is no part of the name: "Hwasong-19" is a Hwasong.
    const named = classes.get(word.replace(/-?\d{1,4}$/, ''));
    // English writes compounds apart or with a hyphen; other tails are chance ("price" is no rice, "content" no tent).
    if (named !== undefined || lang === 'en') return named ?? classes.get(word.slice(word.lastIndexOf('-') + 1));
    for (let i = 2; i <= word.length - SHORTEST_COMPOUND_TAIL; i++) {
      const found = classes.get(word.slice(i));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const cache = new Map<string, Map<string, string | undefined>>();
  return (lemma, form = lemma) => {
    let known = cache.get(lemma);
    if (known === undefined) {
      known = new Map();
      cache.set(lemma, known);
    }
    const before = known.get(form);
    if (before !== undefined || known.has(form)) return before;
    const words = [lemma, ...nounCandidates(lang, form)];
    const found = words.map((word) => classes.get(word)).find(isDefined) ?? words.map(tail).find(isDefined);
    known.set(form, found);
    return found;
  };
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function index<T extends { readonly head: string; readonly companions: readonly string[] }>(entries: readonly T[]): Map<string, T[]> {
  const byHead = new Map<string, T[]>();
  for (const entry of entries) {
    const list = byHead.get(entry.head) ?? [];
    list.push(entry);
    byHead.set(entry.head, list);
  }
  for (const list of byHead.values()) list.sort((a, b) => b.companions.length - a.companions.length);
  return byHead;
}

const NO_SPEECH: readonly SpeechEntry[] = [];
const NO_MODALITY: readonly ModalityEntry[] = [];

/** Reads the object, speech and modality tables of a language. */
export function loadWordTables(lang: Language): WordTables {
  const speech: SpeechEntry[] = [];
  for (const row of readTable('packs', lang, 'speech.tsv')) {
    const stance = oneOf(STANCES, row.stance);
    const pos = oneOf(SPEECH_POS, row.pos);
    if (pos === undefined || (stance === undefined && row.stance !== '')) throw new RangeError(`packs/${lang}/speech.tsv: ${row.words}`);
    const certainty = oneOf(CERTAINTIES, row.certainty);
    for (const word of wordsOf(row.words)) {
      speech.push({
        pos,
        ...parsePhrase(word),
        stance: stance ?? 'asserts',
        ...(certainty === undefined ? {} : { certainty }),
        ...(row.evidence === '' ? {} : { evidence: row.evidence }),
      });
    }
  }
  const modality: ModalityEntry[] = [];
  for (const row of readTable('packs', lang, 'modality.tsv')) {
    const reality = row.sets === 'reality' ? oneOf(REALITIES, row.value) : undefined;
    const certainty = row.sets === 'certainty' ? oneOf(CERTAINTIES, row.value) : undefined;
    const polarity = row.sets === 'polarity' ? oneOf(POLARITIES, row.value) : undefined;
    if (reality === undefined && certainty === undefined && polarity === undefined) {
      throw new RangeError(`packs/${lang}/modality.tsv: ${row.words} sets ${row.sets} to ${row.value}`);
    }
    for (const word of wordsOf(row.words)) {
      modality.push({
        pos: row.pos,
        ...parsePhrase(word),
        ...(reality === undefined ? {} : { reality }),
        ...(certainty === undefined ? {} : { certainty }),
        ...(polarity === undefined ? {} : { polarity }),
      });
    }
  }
  const speechOf = (pos: SpeechEntry['pos']): Map<string, SpeechEntry[]> => index(speech.filter((entry) => entry.pos === pos));
  const byPos = { verb: speechOf('verb'), noun: speechOf('noun'), prep: speechOf('prep'), adverb: speechOf('adverb') };
  const openers = new Set([...byPos.prep.keys(), ...byPos.adverb.keys()]);
  const modalityByHead = index(modality);
  return {
    objectClass: loadObjects(lang),
    speech: (lemma, pos) => byPos[pos].get(lemma) ?? NO_SPEECH,
    opensSpeech: (word) => openers.has(word),
    modality: (lemma) => modalityByHead.get(lemma) ?? NO_MODALITY,
  };
}
