import type { Draft, Landmarks } from './draft-trees.ts';

/** Shorter runs of words are headings and asides, which need no verb. */
const SHORTEST_CLAUSE = 4;
const MARKS = /^[,;:.!?…()]+$/;
/** What a verb is taken for. */
const MISTAKEN: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'X']);
/** A word behind one of these is part of a phrase and no tensed verb. */
const OPENS_PHRASE: ReadonlySet<string> = new Set(['DET', 'ADP', 'ADJ', 'NUM']);

/** Auxiliaries count whatever form the tagger gave them: "worden" is a plural as well as an infinitive. */
function isTensed(draft: Draft, token: number): boolean {
  const upos = draft.upos(token);
  return upos === 'AUX' || (upos === 'VERB' && draft.isFinite(token));
}

function mayBeVerb(draft: Draft, token: number, { isVerb, isName, isTime }: Landmarks): boolean {
  return (
    MISTAKEN.has(draft.upos(token)) &&
    /^\p{Ll}/u.test(draft.text(token)) &&
    !isName(token) &&
    !isTime(token) &&
    isVerb(token)
  );
}

/** "Sinds dinsdag delen Tokio en Seoul beelden": a plural that the tagger took for the infinitive that looks the same. */
function isPluralForm(draft: Draft, token: number): boolean {
  return draft.upos(token) === 'VERB' && draft.xpos(token).startsWith('WW|inf|vrij');
}

/** Where the tensed verb of a clause without one must be: last in a subordinate clause, second in a main one. */
function lostVerb(
  draft: Draft,
  first: number,
  end: number,
  opens: boolean,
  marks: Landmarks,
): number | undefined {
  for (let token = first; token < end; token++) {
    if (draft.upos(token) === 'SCONJ' || draft.xpos(token).includes('betr'))
      return mayBeVerb(draft, end - 1, marks) ? end - 1 : undefined;
    if (token - first > 1) break;
  }
  if (!opens) return undefined;
  for (let token = first + 1; token < end - 1; token++)
    if (
      !OPENS_PHRASE.has(draft.upos(token - 1)) &&
      (mayBeVerb(draft, token, marks) || isPluralForm(draft, token))
    )
      return token;
  return undefined;
}

/**
 * Finds tensed verbs that the tagger took for something else ("Seoul maant Moskou", "de raket die Poetin losliet"): a clause
 * needs one, and word order shows where. They are tagged verbs; their subjects are restored after.
 */
export function findLostVerbs(draft: Draft, first: number, end: number, marks: Landmarks): void {
  let start = first;
  let hasTensed = false;
  for (let token = first; token <= end; token++) {
    if (token < end && !(draft.upos(token) === 'PUNCT' && MARKS.test(draft.text(token)))) {
      hasTensed ||= isTensed(draft, token);
      continue;
    }
    if (!hasTensed && token - start >= SHORTEST_CLAUSE) {
      const verb = lostVerb(draft, start, token, start === first, marks);
      if (verb !== undefined) draft.retagTensed(verb);
    }
    start = token + 1;
    hasTensed = false;
  }
}
