import type { CodingPack } from '../packs/coding-pack.ts';
import { maybeIrregular, verbCandidates } from '../packs/inflections.ts';
import type { Draft, Landmarks } from './draft-trees.ts';

/** Tags of words that a past tense is taken for. */
const MISTAKEN: ReadonlySet<string> = new Set(['NOUN', 'ADJ', 'ADV', 'PROPN', 'X', 'INTJ']);
const PAST_TAGS: ReadonlySet<string> = new Set(['VBD', 'VBN']);

function isKnownVerb({ concepts, words }: CodingPack, lemma: string): boolean {
  return (
    concepts.entries(lemma, 'verb').length > 0 ||
    words.speech(lemma, 'verb').length > 0 ||
    words.modality(lemma).length > 0
  );
}

/** "shook/shook", "pleaded/pleade": the lemma of an irregular form is in a table, that of a regular one is a verb that the pack knows. */
function mendLemma(draft: Draft, token: number, pack: CodingPack): void {
  const form = draft.lower(token);
  const lemma = draft.lemma(token);
  const irregular = maybeIrregular(form);
  if (irregular !== undefined) {
    if (PAST_TAGS.has(draft.xpos(token)) && !irregular.infinitives.includes(lemma))
      draft.relemma(token, irregular.infinitives[0]);
    return;
  }
  if (isKnownVerb(pack, lemma)) return;
  const known = verbCandidates('en', form).find((verb) => verb !== lemma && isKnownVerb(pack, verb));
  if (known !== undefined) draft.relemma(token, known);
}

/**
 * Mends tags and lemmas of English words that taggers get wrong though their form or a table settles them: names taken for
 * verbs ("Seoul suspects"), past tenses taken for nouns ("quit"), verbs whose lemma was guessed wrongly.
 */
export function mendEnglishWords(
  draft: Draft,
  first: number,
  end: number,
  { isName }: Landmarks,
  pack: CodingPack,
): void {
  for (let token = first; token < end; token++) {
    const upos = draft.upos(token);
    const isCapital = /^\p{Lu}/u.test(draft.text(token));
    if (
      isCapital &&
      isName(token) &&
      (upos === 'VERB' || upos === 'AUX' || upos === 'ADV' || upos === 'INTJ')
    ) {
      draft.retag(token, 'PROPN');
      continue;
    }
    if (MISTAKEN.has(upos) && !isCapital && maybeIrregular(draft.lower(token))?.isPast === true)
      draft.retagAs(token, 'VBD', 'VERB');
    if (draft.upos(token) === 'VERB') mendLemma(draft, token, pack);
  }
}
