import type { Draft, Landmarks } from './draft-trees.ts';

/** Words that begin a phrase of their own: an article, a demonstrative, "enkele", a number. */
function opensPhrase(draft: Draft, token: number, marks: Landmarks): boolean {
  if (marks.isTime(token)) return false;
  const lower = draft.lower(token);
  if (lower === 'de' || lower === 'het' || lower === 'een' || lower === 'geen') return true;
  if (draft.upos(token) === 'NUM') return /^\p{L}/u.test(lower) || /^\d/.test(lower);
  return false;
}

/** Relations by which parsers make one phrase of two that stand side by side. */
const JOINED: ReadonlySet<string> = new Set(['flat', 'parataxis', 'appos', 'nmod', 'fixed', 'conj', 'amod']);

/** The verb above a token, prepositional phrases and coordination passed over; -1 where a clause of another kind comes first. */
function verbAbove(draft: Draft, token: number): number {
  for (let at = draft.head[token]; at >= 0; at = draft.head[at]) {
    if (draft.upos(at) === 'VERB') return at;
    if (draft.upos(at) === 'AUX' || draft.isSubordinate(at)) return -1;
  }
  return -1;
}

/** The noun that a phrase opened by an article or number runs to: adjectives and numbers may stand in between. */
function nounOf(draft: Draft, opener: number, end: number): number {
  for (let at = opener + 1; at < end; at++) {
    const upos = draft.upos(at);
    if (upos === 'NOUN' || upos === 'PROPN') return at;
    if (upos !== 'ADJ' && upos !== 'NUM' && draft.relation(at) !== 'amod') return -1;
  }
  return -1;
}

/**
 * "hield in Vilnius twee Wit-Russen aan", "ontvoerden bij Bilma twee ingenieurs": what a number or an article opens right behind
 * a name is no part of that name, and a thing that is done to somebody there. It hangs on the verb of the name.
 */
function partFromNames(draft: Draft, first: number, end: number, marks: Landmarks): void {
  for (let token = first + 1; token < end - 1; token++) {
    const name = token - 1;
    if (draft.upos(name) !== 'PROPN' || !opensPhrase(draft, token, marks)) continue;
    const noun = nounOf(draft, token, end);
    if (noun < 0 || marks.isTime(noun)) continue;
    // Hung on the name, itself or by its number.
    let top = noun;
    while (draft.head[top] >= token && draft.head[top] <= noun && draft.head[top] !== top)
      top = draft.head[top];
    const above = draft.head[top];
    if (
      above < first ||
      above >= token ||
      draft.upos(above) === 'VERB' ||
      !JOINED.has(draft.baseRelation(top))
    )
      continue;
    // "een oorlog van Rusland een jaar lang": only what hangs within the phrase of the name.
    const verb = verbAbove(draft, above);
    if (verb < first) continue;
    for (let at = token; at < noun; at++)
      if (draft.head[at] < token || draft.head[at] > noun || at === top)
        draft.hang(at, noun, draft.upos(at) === 'NUM' ? 'nummod' : draft.upos(at) === 'ADJ' ? 'amod' : 'det');
    draft.hang(noun, verb, 'obl');
  }
}

/**
 * "schonk Boekarest Chișinău transformatoren": two names side by side are two parties, and no name of two parts.
 */
function partNames(draft: Draft, first: number, end: number, marks: Landmarks): void {
  for (let token = first + 1; token < end; token++) {
    if (!marks.startsName(token) || !marks.isName(token - 1)) continue;
    const relation = draft.baseRelation(token);
    if (draft.upos(token) !== 'PROPN' || (relation !== 'flat' && relation !== 'appos' && relation !== 'nmod'))
      continue;
    if (draft.head[token] >= token || draft.head[token] < first) continue;
    const verb = verbAbove(draft, token);
    if (verb >= first) draft.hang(token, verb, 'obl');
  }
}

/**
 * "levert Kyiv in stilte munitie": Dutch writes compounds as one word, so that two nouns in a row behind a preposition are two
 * phrases; the parser makes the first an attribute of the second.
 */
function partNouns(draft: Draft, first: number, end: number, marks: Landmarks): void {
  for (let token = first + 1; token < end - 1; token++) {
    const noun = token + 1;
    if (draft.upos(token) !== 'NOUN' || draft.upos(noun) !== 'NOUN' || draft.head[token] !== noun) continue;
    if (draft.baseRelation(token) !== 'amod' && draft.baseRelation(token) !== 'nmod') continue;
    const preposition = token - 1;
    if (draft.upos(preposition) !== 'ADP' || draft.head[preposition] !== noun || marks.isTime(token))
      continue;
    const verb = draft.head[noun];
    if (verb < first || draft.upos(verb) !== 'VERB') continue;
    draft.hang(preposition, token, 'case');
    draft.hang(token, verb, 'obl');
  }
}

/** Prepositions of what is done, asked or given, which no name has behind it as its own. */
const OF_VERBS: ReadonlySet<string> = new Set([
  'om',
  'tegen',
  'aan',
  'naar',
  'over',
  'wegens',
  'voor',
  'op',
  'jegens',
]);

/** "vraagt Brussel om sancties": behind a name "om" belongs to the verb. */
function freePrepositions(draft: Draft, first: number, end: number, marks: Landmarks): void {
  for (let token = first; token < end; token++) {
    const name = draft.head[token];
    if (name < first || name >= token || draft.baseRelation(token) !== 'nmod' || draft.upos(name) !== 'PROPN')
      continue;
    if (!marks.isName(name) || marks.isTime(token)) continue;
    let preposition = '';
    for (let at = name + 1; at < token; at++)
      if (draft.head[at] === token && draft.relation(at) === 'case') preposition = draft.lower(at);
    if (!OF_VERBS.has(preposition)) continue;
    const verb = draft.head[name];
    if (verb >= first && draft.upos(verb) === 'VERB') draft.hang(token, verb, 'obl');
  }
}

/** "ondersteunden leiders uit Frankrijk": where somebody is from, right behind him, belongs to him and not to the verb. */
function joinOrigins(draft: Draft, first: number, end: number, { isName }: Landmarks): void {
  for (let token = first + 2; token < end; token++) {
    const preposition = token - 1;
    const noun = token - 2;
    if (draft.lower(preposition) !== 'uit' || draft.head[preposition] !== token || !isName(token)) continue;
    if (draft.upos(noun) !== 'NOUN' || !draft.relation(noun).startsWith('nsubj')) continue;
    if (draft.head[token] === draft.head[noun] && draft.relation(token) === 'obl')
      draft.hang(token, noun, 'nmod');
  }
}

/** Words that may stand between a count and what is counted. */
const DESCRIBING: ReadonlySet<string> = new Set(['ADJ', 'ADV', 'VERB']);

/** "van 28.000 stuks permanent gestationeerde militairen": what is counted stands in the place of its count. */
function hangOnCounted(draft: Draft, count: number, end: number): void {
  let noun = count + 1;
  while (noun < end - 1 && DESCRIBING.has(draft.upos(noun))) noun++;
  if (noun === count + 1 || draft.upos(noun) !== 'NOUN' || draft.isWithin(count, noun)) return;
  draft.hang(noun, draft.head[count], draft.relation(count));
  draft.hang(count, noun, 'nmod');
}

/** "van 28.000 stuks gestationeerde militairen": a preposition in front of a count belongs to what is counted. */
function joinCounts(draft: Draft, first: number, end: number): void {
  for (let token = first + 1; token < end - 1; token++) {
    if (draft.lower(token) !== 'stuks') continue;
    if (draft.head[token] < token) hangOnCounted(draft, token, end);
    const noun = draft.head[token];
    if (noun <= token || draft.upos(noun) !== 'NOUN') continue;
    for (let at = first; at < token; at++)
      if (draft.head[at] === token && draft.relation(at) === 'case') draft.hang(at, noun, 'case');
  }
}

/** Parts phrases that stand side by side and that parsers make one of. Only Dutch, whose order tells them apart. */
export function partPhrases(draft: Draft, first: number, end: number, marks: Landmarks): void {
  partNames(draft, first, end, marks);
  partNouns(draft, first, end, marks);
  partFromNames(draft, first, end, marks);
  freePrepositions(draft, first, end, marks);
  joinOrigins(draft, first, end, marks);
  joinCounts(draft, first, end);
}
