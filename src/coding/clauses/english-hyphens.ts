import type { CodingPack } from '../packs/coding-pack.ts';
import { nounCandidates } from '../packs/inflections.ts';
import type { Draft } from './draft-trees.ts';
import { childrenOf } from './english-phrases.ts';

/** The word that two parts and their hyphen make, where a pack knows it as a noun. */
function maybeNoun(draft: Draft, before: number, after: number, pack: CodingPack): string | undefined {
  const joined = `${draft.lower(before)}-${draft.lower(after)}`;
  return nounCandidates('en', joined).find(
    (word) => pack.concepts.entries(word, 'noun').length > 0 || pack.words.objectClass(word) !== undefined,
  );
}

/**
 * "a cease-fire", "the build-up", "staged a sit-in": English words are divided at hyphens, and what a pack knows as one noun is read
 * as one. The part that the rest of the sentence hangs on stands for the word.
 */
export function joinHyphens(draft: Draft, first: number, end: number, pack: CodingPack): void {
  for (let hyphen = first + 1; hyphen < end - 1; hyphen++) {
    if (draft.xpos(hyphen) !== 'HYPH') continue;
    const [before, after] = [hyphen - 1, hyphen + 1];
    // "F-35s": a name or a model keeps its parts.
    if (!/^\p{Ll}+$/u.test(draft.text(after)) || !/^\p{L}?\p{Ll}+$/u.test(draft.text(before))) continue;
    const noun = maybeNoun(draft, before, after, pack);
    if (noun === undefined) continue;
    const isInside = (token: number): boolean => token >= before && token <= after;
    const head = isInside(draft.head[after]) && !isInside(draft.head[before]) ? before : after;
    if (isInside(draft.head[head])) continue;
    draft.relemma(head, noun);
    draft.retagAs(head, 'NN', 'NOUN', 'Number=Sing');
    for (let part = before; part <= after; part++) {
      if (part === head) continue;
      for (const child of childrenOf(draft, part, first, end))
        if (!isInside(child)) draft.hang(child, head, draft.relation(child));
      draft.hang(part, head, part === hyphen ? 'punct' : 'fixed');
    }
    // "sit-in" as a particle or adverb of the verb is what the verb is done to.
    if (/^(?:advmod|compound:prt|case|mark)/.test(draft.relation(head)) && head > draft.head[head])
      draft.hang(head, draft.head[head], 'obj');
  }
}
