import type { Certainty, Polarity, Reality } from '../../claim/index.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { ConceptEntry } from '../packs/concepts.ts';
import type { Argument, Clause, Tense, Voice } from './clause.ts';
import { conceptsAt, mayHaveConcept } from './concepts-at.ts';
import { isPassive, nounArguments, verbArguments } from './find-arguments.ts';
import { predicateLemma } from './predicate-lemma.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { standingOf, type Standing } from './standing.ts';

/** A clause that looks at its tree only when asked: most are known to no pack and asked for a subject at most. */
class TreeClause implements Clause {
  readonly sentence: number;
  readonly head: number;
  readonly pos: Clause['pos'];
  readonly lemma: string;
  readonly trigger: readonly number[];
  readonly concepts: readonly ConceptEntry[];
  readonly shorterConcepts: readonly ConceptEntry[];
  readonly #tree: SentenceTree;
  readonly #pack: CodingPack;
  #arguments: readonly Argument[] | undefined;
  #standing: Standing | undefined;

  constructor(tree: SentenceTree, head: number, pos: Clause['pos'], pack: CodingPack) {
    this.#tree = tree;
    this.#pack = pack;
    this.sentence = tree.sentence;
    this.head = head;
    this.pos = pos;
    this.lemma = predicateLemma(tree, head, pack);
    const { entries, extraTokens, shorter } = conceptsAt(tree, head, this.lemma, pos, pack);
    this.concepts = entries;
    this.shorterConcepts = shorter;
    const particle = tree.childOf(head, 'compound:prt');
    this.trigger =
      particle === undefined && extraTokens.length === 0
        ? [head]
        : [...new Set([head, ...(particle === undefined ? [] : [particle]), ...extraTokens])].sort(
            (a, b) => a - b,
          );
  }

  get arguments(): readonly Argument[] {
    this.#arguments ??=
      this.pos === 'noun'
        ? nounArguments(this.#tree, this.head, this.#pack.grammar)
        : verbArguments(this.#tree, this.head, this.#pack.grammar);
    return this.#arguments;
  }

  get voice(): Voice {
    return this.pos === 'verb' && isPassive(this.#tree, this.head, this.#pack.grammar) ? 'passive' : 'active';
  }

  get tense(): Tense {
    return this.#stand.tense;
  }

  get reality(): Reality {
    return this.#stand.reality;
  }

  get polarity(): Polarity {
    return this.#stand.polarity;
  }

  get certainty(): Certainty {
    return this.#stand.certainty;
  }

  get condition(): number | undefined {
    return this.#stand.condition;
  }

  get isCondition(): boolean {
    return this.#stand.isCondition;
  }

  get isPurpose(): boolean {
    return this.#stand.isPurpose;
  }

  get complement(): number | undefined {
    return this.pos === 'noun'
      ? this.#tree.childOf(this.head, 'ccomp', 'xcomp', 'acl')
      : this.#tree.childOf(this.head, 'ccomp', 'xcomp');
  }

  get governor(): number | undefined {
    const governor = this.#tree.head(this.head);
    return governor < 0 ? undefined : governor;
  }

  get #stand(): Standing {
    this.#standing ??= standingOf(this.#tree, this, this.#pack);
    return this.#standing;
  }
}

/**
 * Clauses of a sentence in the order of their predicates: every full verb, every predicate adjective or noun with a
 * copula, and every noun that a pack knows as an event.
 * @param isEvent whether a noun that no pack lists is an event all the same
 */
export function readClauses(
  tree: SentenceTree,
  pack: CodingPack,
  isEvent: (noun: number) => boolean = () => false,
): Clause[] {
  const clauses: Clause[] = [];
  const at = (token: number, pos: Clause['pos']): Clause => new TreeClause(tree, token, pos, pack);
  for (let token = tree.first; token < tree.end; token++) {
    const upos = tree.upos(token);
    if (upos === 'VERB' && !tree.isRelation(token, 'aux')) clauses.push(at(token, 'verb'));
    else if (tree.childOf(token, 'cop') !== undefined) {
      const adjective = at(token, 'adj');
      // Nouns that taggers take for adjectives ("het is een verstandshuwelijk").
      const noun = adjective.concepts.length === 0 && upos === 'ADJ' ? at(token, 'noun') : undefined;
      if (noun !== undefined && noun.concepts.length > 0) clauses.push(noun);
      else if (adjective.concepts.length > 0 || upos === 'ADJ') clauses.push(adjective);
      else clauses.push(upos === 'NOUN' ? at(token, 'noun') : adjective);
    } else if (upos === 'NOUN' || upos === 'PROPN') {
      if (!mayHaveConcept(tree, token, predicateLemma(tree, token, pack), 'noun', pack) && !isEvent(token))
        continue;
      const noun = at(token, 'noun');
      if (noun.concepts.length > 0 || isEvent(token)) clauses.push(noun);
    } else if (upos === 'ADJ' && !tree.isRelation(token, 'amod')) {
      const adjective = at(token, 'adj');
      if (adjective.concepts.length > 0) clauses.push(adjective);
    }
  }
  // A noun that is part of a verb's fixed phrase ("steun uitspreken") is not an event of its own.
  const taken = new Set<number>();
  for (const clause of clauses)
    for (const token of clause.trigger) if (token !== clause.head) taken.add(token);
  return clauses.filter((clause) => !taken.has(clause.head));
}
