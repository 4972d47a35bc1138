import type { CodingPack } from '../packs/coding-pack.ts';
import type { Draft } from './draft-trees.ts';
import { childrenOf } from './english-phrases.ts';

/** Words that are particles of verbs as well as prepositions. */
const PARTICLES: ReadonlySet<string> = new Set(['up', 'off', 'out', 'down', 'over', 'away', 'back', 'aside']);

/**
 * "kicked off the exercise", "killed off the panel": what stands right behind a verb that a pack knows with it is its particle, and
 * the phrase behind it an object.
 */
export function findParticles(draft: Draft, first: number, end: number, pack: CodingPack): void {
  for (let token = first + 1; token < end - 1; token++) {
    const verb = token - 1;
    if (draft.upos(verb) !== 'VERB' || draft.relation(token) !== 'case') continue;
    const particle = draft.lower(token);
    const phrase = draft.head[token];
    if (!PARTICLES.has(particle) || phrase < token) continue;
    if (
      childrenOf(draft, phrase, token + 1, end).some(
        (child) => draft.relation(child) === 'case' && child < phrase && draft.lower(child) !== "'s",
      )
    )
      continue;
    const isKnown = pack.concepts
      .entries(draft.lemma(verb), 'verb')
      .some(({ companions }) => companions.includes(particle));
    if (!isKnown) continue;
    draft.hang(token, verb, 'compound:prt');
    const hasObject = childrenOf(draft, verb, first, end).some((child) => draft.relation(child) === 'obj');
    draft.hang(phrase, verb, hasObject ? 'obl' : 'obj');
  }
}
