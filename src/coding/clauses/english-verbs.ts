import type { CodingPack } from '../packs/coding-pack.ts';
import { maybeIrregular, verbCandidates } from '../packs/inflections.ts';
import { chunkAt } from './draft-chunks.ts';
import type { Draft, Landmarks } from './draft-trees.ts';
import { caseOf, childrenOf, isTensed, phraseHead } from './english-phrases.ts';

/** Marks that part clauses. */
const MARKS = /^[,;:.!?…()–—-]+$/;
const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'NUM', 'SYM', 'X']);
/** What taggers take a verb for. */
const MISTAKEN: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'X', 'ADP', 'ADV', 'INTJ', 'VERB']);
/** Shorter prepositions are never verbs. */
const SHORTEST_MISTAKEN = 4;
/** Relations of words within a naming, where no tensed verb hangs. */
const IN_PHRASE: ReadonlySet<string> = new Set(['compound', 'amod', 'flat', 'nmod', 'list']);
/** Classes of those who act. */
const ACTING: ReadonlySet<string> = new Set([
  'persons',
  'troops',
  'police',
  'leaders',
  'organisations',
  'government',
  'envoys',
  'inspectors',
  'prisoners',
]);

function isKnownVerb({ concepts, words }: CodingPack, lemma: string): boolean {
  return concepts.entries(lemma, 'verb').length > 0 || words.speech(lemma, 'verb').length > 0;
}

/** The verb that a form may be of, among those that a pack knows, with its tag. */
function maybeVerb(
  form: string,
  pack: CodingPack,
): { lemma: string; xpos: 'VBD' | 'VBZ' | 'VB' } | undefined {
  const irregular = maybeIrregular(form)?.infinitives.find(
    (verb) => verb !== form && isKnownVerb(pack, verb),
  );
  if (irregular !== undefined) return { lemma: irregular, xpos: 'VBD' };
  if (isKnownVerb(pack, form)) return { lemma: form, xpos: 'VB' };
  if (form.endsWith('ing')) return undefined;
  const lemma = verbCandidates('en', form).find((verb) => isKnownVerb(pack, verb));
  if (lemma === undefined) return undefined;
  return { lemma, xpos: form.endsWith('s') ? 'VBZ' : 'VBD' };
}

/** Whether a naming, a figure or an infinitive begins at a token: what can be an object, and follows no noun. */
function opensObject(draft: Draft, token: number, end: number, { isName }: Landmarks): boolean {
  if (token >= end) return false;
  const upos = draft.upos(token);
  if (upos === 'DET' || upos === 'NUM' || upos === 'SYM' || isName(token)) return true;
  if (upos === 'PRON') return !/^(?:who|which|that)$/.test(draft.lower(token));
  return draft.lower(token) === 'to' && draft.xpos(token + 1) === 'VB';
}

/** Whether what ends at a token can act: a name, or people and bodies. */
function canAct(draft: Draft, token: number, { isName }: Landmarks, { words }: CodingPack): boolean {
  if (!NOMINAL.has(draft.upos(token))) return false;
  if (isName(token)) return true;
  const className = words.objectClass(draft.lemma(token), draft.lower(token));
  return className !== undefined && ACTING.has(className);
}

/** Words of more than three letters that are written with a capital though they are no names: of a headline nearly all. */
function isHeadline(draft: Draft, first: number, end: number, { isName }: Landmarks): boolean {
  let small = 0;
  let capitals = 0;
  for (let token = first; token < end; token++) {
    if (draft.text(token).length < 4 || isName(token)) continue;
    if (/^\p{Lu}/u.test(draft.text(token))) capitals++;
    else small++;
  }
  return capitals > 1 && small === 0;
}

/** Whether a word where the verb of a clause may stand is one, though it was tagged as something else. */
function isLostVerb(
  draft: Draft,
  token: number,
  first: number,
  end: number,
  marks: Landmarks,
  pack: CodingPack,
): boolean {
  const upos = draft.upos(token);
  if (!MISTAKEN.has(upos) || marks.isName(token) || marks.isTime(token)) return false;
  const form = draft.lower(token);
  if (upos === 'ADP' && form.length <= SHORTEST_MISTAKEN) return false;
  if (upos === 'VERB' && draft.xpos(token) !== 'VBN') return false;
  const verb = maybeVerb(form, pack);
  if (verb === undefined) return false;
  const isObject = opensObject(draft, token + 1, end, marks);
  const mayOpen = isObject || draft.upos(token + 1) === 'ADJ' || NOMINAL.has(draft.upos(token + 1));
  const isNoun =
    pack.concepts.entries(verb.lemma, 'noun').length > 0 || pack.words.objectClass(verb.lemma) !== undefined;
  if (verb.xpos === 'VBD') {
    if (form.endsWith('ed') || maybeIrregular(form)?.isPast !== true)
      return mayOpen && (marks.isTime(token - 1) || NOMINAL.has(draft.upos(token - 1)));
    return NOMINAL.has(draft.upos(token - 1));
  }
  if (!canAct(draft, token - 1, marks, pack)) return false;
  if (verb.xpos === 'VBZ') return isObject || (mayOpen && !isNoun);
  // "Opposition parties boycott vote": without -s the subject is a plural.
  let isPlural = false;
  for (let at = first; at < token; at++)
    if (/^NNP?S$/.test(draft.xpos(at)) || draft.lower(at) === 'and') isPlural = true;
  return isPlural && (isObject || (mayOpen && draft.xpos(token - 1) === 'NNS'));
}

/** Makes a token the verb of its clause: it takes the place of the clause's head, and gets what stands before and behind it. */
function promote(draft: Draft, verb: number, first: number, end: number, marks: Landmarks): void {
  let top = verb;
  while (draft.head[top] >= first && draft.head[top] < end) top = draft.head[top];
  if (top !== verb) {
    draft.hang(verb, draft.head[top], draft.relation(top) === 'root' ? 'root' : draft.relation(top));
    draft.hang(top, verb, top < verb ? 'nsubj' : 'obj');
  }
  let last = verb - 1;
  while (last > first && (marks.isTime(last) || draft.upos(last) === 'ADV')) last--;
  if (last > first && draft.upos(last) === 'ADP') last--;
  // What stands in front and hung on something behind: the naming that acts, with its words, and the rest.
  for (let token = first; token < verb; token++) {
    if (draft.head[token] < verb && draft.head[token] >= first) continue;
    if (token < last && NOMINAL.has(draft.upos(token + 1)) && caseOf(draft, token, first) === undefined)
      draft.hang(token, token + 1, draft.upos(token) === 'ADJ' ? 'amod' : 'compound');
    else if (draft.upos(token) === 'ADJ' && token < last) draft.hang(token, token + 1, 'amod');
    else if (draft.upos(token) === 'DET' && token < last) draft.hang(token, last, 'det');
    else draft.hang(token, verb, draft.upos(token) === 'PUNCT' ? 'punct' : 'obl');
  }
  if (NOMINAL.has(draft.upos(last)) || draft.upos(last) === 'PRON') {
    const subject = phraseHead(draft, first, last);
    if (caseOf(draft, subject, first) === undefined) draft.hang(subject, verb, 'nsubj');
  }
  const object = chunkAt(draft, verb + 1, end)?.head;
  for (let token = verb + 1; token < end; token++) {
    if (draft.head[token] > verb && draft.head[token] < end) continue;
    if (token === object) draft.hang(token, verb, 'obj');
    else if (draft.upos(token) === 'PUNCT') draft.hang(token, verb, 'punct');
    else if (draft.lower(token - 1) === 'to' && draft.xpos(token) === 'VB') draft.hang(token, verb, 'xcomp');
    else if (caseOf(draft, token, verb) !== undefined) draft.hang(token, verb, 'obl');
    else if (token < (object ?? -1) && draft.upos(token) !== 'ADP') draft.hang(token, object ?? verb, 'amod');
    else if (draft.head[token] !== verb) draft.hang(token, verb, 'obl');
  }
}

/** Where the first clause of a sentence ends that is no phrase of time, place or manner in front: "In a rare move, police …". */
function mainClause(
  draft: Draft,
  first: number,
  end: number,
): { readonly first: number; readonly end: number } | undefined {
  let start = first;
  for (let token = first; token <= end; token++) {
    if (token < end && !MARKS.test(draft.text(token))) continue;
    const opening = draft.upos(start);
    if (token - start >= 3 && opening !== 'ADP' && opening !== 'SCONJ' && opening !== 'ADV')
      return { first: start, end: token };
    if (opening === 'SCONJ') return undefined;
    start = token + 1;
  }
  return undefined;
}

/** "EU slams Georgia", "police in Jericho confiscated weapons": the verb of a clause in which the tagger saw none. */
function findMainVerb(draft: Draft, first: number, end: number, marks: Landmarks, pack: CodingPack): void {
  const clause = mainClause(draft, first, end);
  if (clause === undefined) return;
  const tensed: number[] = [];
  for (let token = clause.first; token < clause.end; token++)
    if (isTensed(draft, token) && !isCapitalName(draft, token, marks)) tensed.push(token);
  const [only] = tensed;
  if (only !== undefined) {
    // "Israel overran Rafah": a form that is nothing but a past, in the tree a part of a name.
    if (tensed.length === 1 && draft.upos(only) === 'VERB' && IN_PHRASE.has(draft.baseRelation(only)))
      promote(draft, only, clause.first, clause.end, marks);
    return;
  }
  const capitals = isHeadline(draft, clause.first, clause.end, marks);
  for (let token = clause.first + 1; token < clause.end - 1; token++) {
    if (/^\p{Lu}/u.test(draft.text(token)) && !capitals) continue;
    if (!isLostVerb(draft, token, clause.first, clause.end, marks, pack)) continue;
    tagVerb(draft, token, pack, false);
    promote(draft, token, clause.first, clause.end, marks);
    return;
  }
}

/** "Trump" is tagged a verb at the head of a sentence: a name is none. */
function isCapitalName(draft: Draft, token: number, { isName }: Landmarks): boolean {
  return isName(token) && /^\p{Lu}/u.test(draft.text(token));
}

function tagVerb(draft: Draft, token: number, pack: CodingPack, isInfinitive: boolean): void {
  const verb = maybeVerb(draft.lower(token), pack);
  if (verb === undefined) return;
  draft.relemma(token, verb.lemma);
  if (isInfinitive) draft.retagAs(token, 'VB', 'VERB', 'VerbForm=Inf');
  else if (verb.xpos === 'VBD') draft.retagPast(token);
  else draft.retagAs(token, verb.xpos === 'VBZ' ? 'VBZ' : 'VBP', 'VERB', 'VerbForm=Fin');
}

/** "would boycott the vote", "will free 20 prisoners": behind an auxiliary of mood stands a verb, whatever it was tagged. */
function findInfinitives(draft: Draft, first: number, end: number, marks: Landmarks, pack: CodingPack): void {
  for (let modal = first; modal < end - 2; modal++) {
    if (draft.xpos(modal) !== 'MD') continue;
    let token = modal + 1;
    while (token < end - 1 && (draft.upos(token) === 'ADV' || draft.upos(token) === 'PART')) token++;
    const upos = draft.upos(token);
    if ((upos !== 'NOUN' && upos !== 'ADJ') || !isKnownVerb(pack, draft.lower(token))) continue;
    const mayOpen =
      opensObject(draft, token + 1, end, marks) || /^(?:NOUN|ADJ|PROPN)$/.test(draft.upos(token + 1));
    if (!mayOpen) continue;
    tagVerb(draft, token, pack, true);
    const phrase = draft.head[token];
    const isWithinPhrase =
      phrase > token && phrase < end && /^(?:NOUN|PROPN|NUM|SYM)$/.test(draft.upos(phrase));
    if (!isWithinPhrase || !IN_PHRASE.has(draft.baseRelation(token))) continue;
    // "would resume cooperation": what was taken for the first part of its object governs it.
    draft.hang(token, draft.head[phrase], draft.relation(phrase));
    draft.hang(phrase, token, 'obj');
    for (let at = first; at < token; at++)
      if (draft.head[at] === phrase) draft.hang(at, token, draft.relation(at));
  }
}

/** Relations of a clause that stands by itself or is told. */
const PREDICATED: ReadonlySet<string> = new Set(['root', 'ccomp', 'parataxis']);

/**
 * "surrendered to the army", "Portugal, the former ruler, called on the officers": what has no auxiliary is no passive, of verbs
 * without an object anywhere, of others where a sentence is written out, for headlines leave the auxiliary out.
 */
function freeActives(draft: Draft, first: number, end: number, { grammar }: CodingPack): void {
  const isWrittenOut = draft.text(end - 1) === '.';
  for (let subject = first; subject < end; subject++) {
    if (draft.relation(subject) !== 'nsubj:pass') continue;
    const verb = draft.head[subject];
    if (subject > verb || draft.xpos(verb) !== 'VBN') continue;
    const children = childrenOf(draft, verb, first, end);
    if (children.some((child) => draft.upos(child) === 'AUX' || draft.relation(child) === 'obl:agent'))
      continue;
    const isPlain = isWrittenOut && PREDICATED.has(draft.relation(verb)) && draft.lower(verb + 1) !== 'by';
    if (!isPlain && !grammar.intransitive.has(draft.lemma(verb))) continue;
    draft.hang(subject, verb, 'nsubj');
    draft.retagPast(verb);
  }
}

/** Nouns that count, in front of which no participle stands as an attribute. */
const COUNTING: ReadonlySet<string> = new Set([
  'dozens',
  'scores',
  'hundreds',
  'thousands',
  'millions',
  'most',
]);

/** Whether what follows a word cannot be a noun that the word describes. */
function opensNaming(draft: Draft, token: number, { startsName, isTime }: Landmarks): boolean {
  if (isTime(token)) return false;
  const upos = draft.upos(token);
  if (upos === 'DET' || upos === 'NUM' || upos === 'SYM' || COUNTING.has(draft.lower(token))) return true;
  return upos === 'PROPN' && startsName(token);
}

/**
 * "had toppled President Embaló", "fired tear gas and detained dozens": a participle in front of an article, a figure or a name
 * describes nothing; behind "have" it is the perfect, behind "and" a second verb.
 */
function freeAttributes(draft: Draft, first: number, end: number, marks: Landmarks): void {
  for (let token = first + 2; token < end - 1; token++) {
    const object = draft.head[token];
    if (draft.xpos(token) !== 'VBN' || draft.relation(token) !== 'amod' || object <= token) continue;
    if (!opensNaming(draft, token + 1, marks)) continue;
    let before = token - 1;
    while (before > first && draft.upos(before) === 'ADV') before--;
    if (draft.lemma(before) === 'have' && draft.upos(before) === 'VERB') {
      if (draft.isWithin(before, object)) continue;
      draft.hang(token, draft.head[before], draft.relation(before));
      draft.hang(object, token, 'obj');
      for (const child of childrenOf(draft, before, first, end))
        if (child !== token) draft.hang(child, token, draft.relation(child));
      draft.hang(before, token, 'aux');
      draft.retag(before, 'AUX');
    } else if (draft.upos(before) === 'CCONJ') {
      let verb = before - 1;
      while (verb >= first && !(draft.upos(verb) === 'VERB' && isTensed(draft, verb))) verb--;
      if (verb < first || draft.isWithin(verb, object)) continue;
      draft.hang(token, verb, 'conj');
      draft.hang(object, token, 'obj');
      draft.hang(before, token, 'cc');
      draft.retagPast(token);
    }
  }
}

/** "is being armed by Poland": what is said to be so by somebody is done by him, and no adjective. */
function findPassives(draft: Draft, first: number, end: number, pack: CodingPack): void {
  for (let token = first + 1; token < end - 1; token++) {
    if (draft.upos(token) !== 'ADJ' || !draft.lower(token).endsWith('ed')) continue;
    const children = childrenOf(draft, token, first, end);
    const agent = children.find(
      (child) => child > token && draft.baseRelation(child) === 'obl' && hasBy(draft, child, token),
    );
    const be = children.filter((child) => child < token && draft.relation(child) === 'cop');
    const verb = maybeVerb(draft.lower(token), pack);
    if (agent === undefined || be.length === 0 || verb === undefined) continue;
    draft.retagAs(token, 'VBN', 'VERB', 'VerbForm=Part');
    draft.relemma(token, verb.lemma);
    draft.hang(agent, token, 'obl:agent');
    for (const child of be) draft.hang(child, token, 'aux:pass');
    for (const child of children)
      if (draft.relation(child) === 'nsubj') draft.hang(child, token, 'nsubj:pass');
  }
}

function hasBy(draft: Draft, token: number, first: number): boolean {
  const marker = caseOf(draft, token, first);
  return marker !== undefined && draft.lower(marker) === 'by';
}

/** "launched an offensive in Rafah": behind an article and with no noun behind it an adjective that a pack knows as a noun is one. */
function findNouns(draft: Draft, first: number, end: number, { concepts }: CodingPack): void {
  for (let token = first + 1; token < end; token++) {
    if (draft.upos(token) !== 'ADJ' || !/^(?:obj|obl|nsubj|nmod|conj)/.test(draft.relation(token))) continue;
    const next = draft.upos(token + 1);
    if (token + 1 < end && (next === 'NOUN' || next === 'ADJ' || next === 'PROPN' || next === 'CCONJ'))
      continue;
    if (draft.upos(token - 1) !== 'DET' && draft.upos(token - 1) !== 'ADJ') continue;
    if (concepts.entries(draft.lower(token), 'noun').length > 0)
      draft.retagAs(token, 'NN', 'NOUN', 'Number=Sing');
  }
}

/**
 * Finds English verbs that the tagger took for something else: headlines and plain sentences without a tensed verb, and
 * infinitives behind an auxiliary. They are tagged verbs, and get the subject and object that stand beside them.
 */
export function findEnglishVerbs(
  draft: Draft,
  first: number,
  end: number,
  marks: Landmarks,
  pack: CodingPack,
): void {
  findNouns(draft, first, end, pack);
  findPassives(draft, first, end, pack);
  freeAttributes(draft, first, end, marks);
  freeActives(draft, first, end, pack);
  findInfinitives(draft, first, end, marks, pack);
  findMainVerb(draft, first, end, marks, pack);
}
