import type { Draft } from './draft-trees.ts';

/** Tags of tensed English verbs. */
const TENSED: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP', 'MD']);
const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'SYM']);
const RELATIVES: ReadonlySet<string> = new Set(['who', 'which', 'that']);

/** Whether a word has a tensed form by its tag. */
export function isTensed(draft: Draft, token: number): boolean {
  return TENSED.has(draft.xpos(token));
}

/** Dependents of a token that stand in a sentence. */
export function childrenOf(draft: Draft, head: number, first: number, end: number): number[] {
  const found: number[] = [];
  for (let token = first; token < end; token++) if (draft.head[token] === head) found.push(token);
  return found;
}

/** Where an aside between commas begins that ends right before a token: "the president, Lee Jae-myung, said". */
export function asideBefore(draft: Draft, first: number, comma: number): number | undefined {
  for (let at = comma - 1; at > first; at--) {
    if (draft.text(at) === ',') return at;
    if (draft.upos(at) === 'PUNCT' && !/^["'“”‘’-]$/.test(draft.text(at))) return undefined;
    if (isTensed(draft, at) && draft.upos(at) !== 'AUX' && !RELATIVES.has(draft.lower(at - 1)))
      return undefined;
  }
  return undefined;
}

/** The head of the phrase that ends at a token, by the tree as far as it stays to the left of the verb. */
export function phraseHead(draft: Draft, first: number, last: number): number {
  let at = last;
  for (let steps = first; ; steps++) {
    const head = draft.head[at];
    const isPart =
      head >= first &&
      head <= last &&
      (NOMINAL.has(draft.upos(head)) ||
        (draft.baseRelation(at) === 'obl' && draft.baseRelation(head) === 'acl') ||
        draft.upos(head) === 'ADJ') &&
      draft.relation(at) !== 'nsubj' &&
      draft.relation(at) !== 'nsubj:pass';
    // No path in the phrase is longer than the phrase.
    if (!isPart || steps > last) return at;
    at = head;
  }
}

/** The preposition of a phrase, possessives apart. */
export function caseOf(draft: Draft, token: number, first: number): number | undefined {
  for (let at = first; at < token; at++)
    if (draft.head[at] === token && draft.relation(at) === 'case' && draft.lower(at) !== "'s") return at;
  return undefined;
}
