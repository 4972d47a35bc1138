import type { Language } from '../../document/index.ts';
import { BreuklijnError } from '../../errors.ts';
import { readTable } from '../../resources.ts';
import { wordsOf } from './concepts.ts';

/** Closed classes of words that the clause reader asks for: the rows of `packs/<lang>/grammar.tsv`. */
export const GRAMMAR_CLASSES = [
  'agent',
  'possessor',
  'condition',
  'whether',
  'purpose',
  'without',
  'exchange',
  'object-control',
  'phase',
  'pointer',
  'active-auxiliary',
  'perfect-auxiliary',
  'complementizer',
  'contrast',
  'as-said',
  'object-said',
  'comparison',
  'transparent',
  'involvement',
  'belief',
  'linking',
  'regarding',
  'existence',
  'fact',
  'fiction',
  'judging',
  'concerning',
  'about',
  'ability',
  'able-to',
  'obligation',
  'owed-with',
  'intransitive',
  'intending',
  'hoping',
  'permitting',
  'undoing',
  'consequence',
  'inverted',
  'only',
  'measure',
  'about-number',
  'charge',
  'charged-with',
  'moving',
  'content-question',
  'durative',
  'otherwise',
  'in-case',
  'one-more',
  'supposing',
  'wishing',
  'heard-from',
  'heard-by',
  'refers-to',
  'refers-by',
  'quoting',
  'said-beside',
  'impersonal-saying',
  'heard-at',
  'document-verb',
  'believed',
  'document',
  'announcing',
] as const;
export type GrammarClass = (typeof GRAMMAR_CLASSES)[number];

export type Grammar = Readonly<Record<GrammarClass, ReadonlySet<string>>>;

/** Reads the closed classes of a language. @throws BreuklijnError `bad-pack` when a class is missing. */
export function loadGrammar(lang: Language): Grammar {
  const rows = new Map(readTable('packs', lang, 'grammar.tsv').map((row) => [row.what, new Set(wordsOf(row.words))]));
  for (const name of GRAMMAR_CLASSES) {
    if (!rows.has(name)) throw new BreuklijnError('bad-pack', `packs/${lang}/grammar.tsv has no row "${name}"`, 'add the row');
  }
  const grammar = {} as Record<GrammarClass, ReadonlySet<string>>;
  for (const name of GRAMMAR_CLASSES) grammar[name] = rows.get(name) ?? new Set();
  return grammar;
}
