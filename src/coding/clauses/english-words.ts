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

/** Words in front of a noun. */
const BEFORE_NOUN: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NUM', 'ADP', 'PRON', 'VERB', 'PART']);
const PARTICLES: ReadonlySet<string> = new Set(['down', 'up', 'off', 'out', 'back', 'away']);

/** Verbs taken for nouns that their form or particle gives away: "apologise", "shot down". */
function isLostVerb(draft: Draft, token: number, first: number, pack: CodingPack): boolean {
  const form = draft.lower(token);
  if (/[^aeiou](?:i[sz]e|ify)$/.test(form))
    return isKnownVerb(pack, form) && pack.concepts.entries(form, 'noun').length === 0;
  const particle = draft.lower(token + 1);
  if (token === first || BEFORE_NOUN.has(draft.upos(token - 1)) || !PARTICLES.has(particle)) return false;
  return (maybeIrregular(form)?.infinitives ?? []).some((verb) =>
    pack.concepts.entries(verb, 'verb').some(({ companions }) => companions.includes(particle)),
  );
}

/** "bases/basis": the singular of a plural is the one that a table knows. */
function mendPlural(draft: Draft, token: number, { words }: CodingPack): void {
  const form = draft.lower(token);
  const singular = form.slice(0, -1);
  const lemma = draft.lemma(token);
  if (!form.endsWith('s') || lemma === form || lemma === singular || words.objectClass(lemma) !== undefined)
    return;
  if (words.objectClass(singular) !== undefined) draft.relemma(token, singular);
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
      draft.retagPast(token);
    if (upos === 'NOUN' && !isCapital && isLostVerb(draft, token, first, pack)) {
      const past = maybeIrregular(draft.lower(token)) !== undefined;
      if (past) draft.retagPast(token);
      else draft.retagAs(token, 'VB', 'VERB', 'VerbForm=Inf');
    }
    if (draft.upos(token) === 'VERB') mendLemma(draft, token, pack);
    else if (draft.upos(token) === 'NOUN') mendPlural(draft, token, pack);
  }
}
