import type { Language } from '../../document/index.ts';
import { loadConcepts, type ConceptLexicon } from './concepts.ts';
import { loadCoreference, type CoreferenceWords } from './coreference.ts';
import { loadGrammar, type Grammar } from './grammar.ts';
import { loadRules, type RuleBook } from './rules.ts';
import { loadWordTables, type WordTables } from './word-tables.ts';

/** What words of a language mean, and what concepts in company amount to. */
export interface CodingPack {
  readonly lang: Language;
  readonly concepts: ConceptLexicon;
  readonly words: WordTables;
  readonly grammar: Grammar;
  readonly coreference: CoreferenceWords;
  readonly rules: RuleBook;
}

/** Languages that claims can be read in. */
export const CODED_LANGUAGES: readonly Language[] = ['nl', 'en'];

let rules: RuleBook | undefined;
const loaded = new Map<Language, CodingPack>();

/** The coding pack of a language, read once; undefined for a language without one. */
export function maybeCodingPack(lang: Language): CodingPack | undefined {
  if (!CODED_LANGUAGES.includes(lang)) return undefined;
  let pack = loaded.get(lang);
  if (pack === undefined) {
    rules ??= loadRules();
    pack = { lang, concepts: loadConcepts(lang), words: loadWordTables(lang), grammar: loadGrammar(lang), coreference: loadCoreference(lang), rules };
    loaded.set(lang, pack);
  }
  return pack;
}

/** The class of objects that a word names, or the last part of a compound; undefined in a language without a pack. */
export function classOfWord(lang: Language, word: string): string | undefined {
  return maybeCodingPack(lang)?.words.objectClass(word, word);
}
