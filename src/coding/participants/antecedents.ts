import type { Participant } from '../../claim/index.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { Scope } from './phrase-mentions.ts';

/** Reads who stands at a token of the same sentence. */
export type ReadHead = (head: number) => readonly Participant[];

/** Subjects that stand before a token in its sentence, the nearest first; not that of the same verb unless asked for. */
export function subjectsBefore(tree: SentenceTree, token: number, sameVerb = false): number[] {
  const found: number[] = [];
  for (let at = token - 1; at >= tree.first; at--) {
    if (!tree.isRelation(at, 'nsubj') || tree.upos(at) === 'PRON' || tree.isTime(at)) continue;
    if (sameVerb || tree.head(at) !== tree.head(token)) found.push(at);
  }
  return found;
}

/**
 * Subjects of the clauses that a token stands in, pronouns too, the innermost first; of its own clause only, or of the governing
 * ones as well. The token itself is not among them.
 */
export function subjectsAbove(tree: SentenceTree, token: number, ownClauseOnly: boolean): number[] {
  const found: number[] = [];
  for (let at = tree.head(token), below = token; at >= 0; below = at, at = tree.head(at)) {
    // "Pyongyang reageerde fel: … en het regime zei": what stands beside a clause is not governed by it.
    if (
      tree.isRelation(below, 'parataxis') ||
      (tree.isRelation(below, 'conj') && tree.upos(below) === 'VERB')
    )
      return found;
    const subject = tree.childOf(at, 'nsubj');
    // "Diplomaten van de twee landen": what is part of the subject has no subject above it there.
    if (subject === token || (subject !== undefined && tree.isWithin(token, subject))) {
      if (ownClauseOnly) return found;
      continue;
    }
    if (subject === undefined) continue;
    found.push(subject);
    if (ownClauseOnly) return found;
  }
  return found;
}

/** Countries of those who stand at some tokens. */
export function countriesAt(heads: readonly number[], read: ReadHead): Set<string> {
  return new Set(heads.flatMap((head) => read(head).flatMap(({ country }) => country ?? [])));
}

/** The nearest participant that fits: subjects of the same sentence, then what was spoken of before. */
export function nearest(
  { tree, discourse }: Scope,
  token: number,
  read: ReadHead,
  fits: (participant: Participant) => boolean,
  sameVerb = false,
  pick: 'nearest' | 'likeliest' = 'nearest',
): Participant | undefined {
  for (const subject of subjectsBefore(tree, token, sameVerb)) {
    const found = read(subject);
    if (found.length === 1 && fits(found[0])) return found[0];
  }
  return discourse[pick](tree.sentence, fits);
}

/** The state behind a participant, without the person or body it was named by. */
export function stateOf(participant: Participant): Participant {
  const { id, country, text } = participant;
  const state = country ?? id;
  return {
    text,
    kind: 'state',
    ...(state === undefined ? {} : { id: state }),
    ...(country === undefined ? {} : { country }),
  };
}
