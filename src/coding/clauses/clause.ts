import type { Certainty, Polarity, Reality } from '../../claim/index.ts';
import type { ConceptEntry } from '../packs/concepts.ts';

/** A participant's place in a clause: the head of a phrase and how it hangs there. */
export interface Argument {
  /** Head token. */
  readonly head: number;
  readonly place: 'subj' | 'obj' | 'iobj' | 'oblique' | 'agent' | 'poss' | 'adj' | 'compound';
  /** Preposition in lower case for obliques, else ''. */
  readonly preposition: string;
  /** The subject was left out here and stands elsewhere in the sentence. */
  readonly shared: boolean;
}

export type Voice = 'active' | 'passive';
export type Tense = 'past' | 'present' | 'future';

/**
 * Who does what to whom in one clause of a sentence, language-neutral: the hinge between trees and claims. Arguments are
 * logical, not grammatical: the agent of a passive is `subj`, its subject `obj`.
 */
export interface Clause {
  readonly sentence: number;
  /** Token that carries the predicate: verb, event noun, or predicate adjective. */
  readonly head: number;
  readonly pos: 'verb' | 'noun' | 'adj';
  /** Lemma of the predicate with its particle, as packs write it. */
  readonly lemma: string;
  /** Tokens of the predicate in text order: verb and particle, phrase, noun. */
  readonly trigger: readonly number[];
  /** Readings of the word, longest phrase first; empty when no pack knows it. */
  readonly concepts: readonly ConceptEntry[];
  /** Readings as a shorter phrase or bare word, for where those of the longest phrase yield nothing. */
  readonly shorterConcepts: readonly ConceptEntry[];
  readonly arguments: readonly Argument[];
  readonly voice: Voice;
  readonly tense: Tense;
  readonly reality: Reality;
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  /** Head of the condition clause this one hangs on ("zodra …"), as a token. */
  readonly condition?: number | undefined;
  /** The clause stands in a condition itself. */
  readonly isCondition: boolean;
  /** The clause says what for ("om … te"): no claim of its own. */
  readonly isPurpose: boolean;
  /** Head of the complement clause (`ccomp`, `xcomp`, a noun's `acl`). */
  readonly complement?: number | undefined;
  /** Head of the clause that this one is governed by, with the relation. */
  readonly governor?: number | undefined;
}
