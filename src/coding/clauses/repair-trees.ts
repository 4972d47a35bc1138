import { LANGUAGES, type Document, type Language } from '../../document/index.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import { Draft, NO_LANDMARKS, type Landmarks } from './draft-trees.ts';
import { joinHyphens } from './english-hyphens.ts';
import { findGifts, findParticles } from './english-particles.ts';
import { restoreEnglishSpeakers } from './english-speech.ts';
import { restoreEnglishSubjects } from './english-subjects.ts';
import { findEnglishVerbs } from './english-verbs.ts';
import { mendEnglishWords } from './english-words.ts';
import { findLostVerbs } from './find-lost-verbs.ts';
import { repairAmounts, type AmountWords } from './repair-amounts.ts';
import { mendWords } from './mend-words.ts';
import { partPhrases } from './part-phrases.ts';
import { restoreCalls } from './restore-calls.ts';
import { restoreObjects } from './restore-objects.ts';
import { restorePredicates } from './restore-predicates.ts';
import { restoreSubjects } from './restore-subjects.ts';

/**
 * "Beijing eist dat de stap wordt teruggedraaid en dreigt met beperkingen": a finite verb right behind "en", with its objects
 * behind it, has main-clause order; it is coordinated with the main verb ("eist") and not with the verb at the end of
 * the subordinate clause, where parsers like to hang it.
 */
function coordinateMainVerbs(draft: Draft, first: number, end: number): void {
  for (let token = first + 1; token < end; token++) {
    if (draft.relation(token) !== 'conj' || draft.upos(token) !== 'VERB' || !draft.isFinite(token)) continue;
    if (draft.upos(token - 1) !== 'CCONJ') continue;
    const partner = draft.head[token];
    if (partner < first || !draft.isSubordinate(partner) || draft.upos(partner) !== 'VERB') continue;
    let hasObjectsBehind = false;
    for (let child = token + 1; child < end; child++)
      if (draft.head[child] === token && draft.upos(child) !== 'PUNCT') hasObjectsBehind = true;
    if (!hasObjectsBehind) continue;
    let main = partner;
    while (main >= 0 && (draft.isSubordinate(main) || draft.upos(main) !== 'VERB')) main = draft.head[main];
    if (main >= 0 && draft.upos(main) === 'VERB') draft.head[token] = main;
  }
}

/**
 * "dat het militairen stuurt": "het" is never the article of a plural. It is the pronoun in front of the noun, the subject of
 * the noun's verb, and what the parser took for the subject is the object.
 */
function freePronouns(draft: Draft, first: number, end: number): void {
  for (let token = first; token < end - 1; token++) {
    if (draft.lower(token) !== 'het' || draft.relation(token) !== 'det') continue;
    const noun = draft.head[token];
    const verb = noun < first ? -1 : draft.head[noun];
    if (
      verb < first ||
      draft.upos(verb) !== 'VERB' ||
      draft.upos(noun) !== 'NOUN' ||
      !draft.feature(noun, 'Number=Plur')
    )
      continue;
    if (draft.relation(noun).startsWith('nsubj')) draft.hang(noun, verb, 'obj');
    draft.hang(token, verb, 'nsubj');
    draft.retag(token, 'PRON');
  }
}

/** Names that the tagger takes for verbs or auxiliaries at the head of a sentence ("Blinken werd ontvangen"). */
function tagNames(draft: Draft, first: number, end: number, { isName }: Landmarks): void {
  for (let token = first; token < end; token++) {
    const upos = draft.upos(token);
    if ((upos === 'VERB' || upos === 'AUX') && isName(token)) draft.retag(token, 'PROPN');
  }
}

/** "zei wapens te zullen sturen": an infinitive with "te" has no subject, what the parser took for one is its object. */
function freeInfinitives(draft: Draft, first: number, end: number): void {
  for (let token = first; token < end; token++) {
    if (draft.relation(token) !== 'nsubj' || draft.upos(token) !== 'NOUN') continue;
    const verb = draft.head[token];
    if (verb <= token || verb < first || draft.upos(verb) !== 'VERB' || draft.isFinite(verb)) continue;
    let isInfinitive = false;
    let hasObject = false;
    let hasFinite = false;
    for (let child = first; child < end; child++) {
      if (draft.head[child] !== verb) continue;
      if (draft.lower(child) === 'te' && draft.relation(child) === 'mark') isInfinitive = true;
      if (draft.relation(child) === 'obj') hasObject = true;
      // "te zullen": what stands behind "te" is an infinitive, whatever its tag.
      if (draft.isFinite(child) && draft.lower(child - 1) !== 'te') hasFinite = true;
    }
    if (isInfinitive && !hasObject && !hasFinite) draft.hang(token, verb, 'obj');
  }
}

/** Tokens of the longest sentence that is mended by word order. */
const LONGEST_SENTENCE = 250;

/** Mends an English sentence by word order; where what comes out is no tree, it stays as it was. */
function repairEnglish(
  draft: Draft,
  first: number,
  end: number,
  landmarks: Landmarks,
  pack: CodingPack,
): void {
  // Tables and lists without a stop are no sentences, and the work grows with the square of the length.
  if (end - first > LONGEST_SENTENCE) return;
  mendEnglishWords(draft, first, end, landmarks, pack);
  const steps = [
    (): void => joinHyphens(draft, first, end, pack),
    (): void => findEnglishVerbs(draft, first, end, landmarks, pack),
    (): void => findParticles(draft, first, end, pack),
    (): void => findGifts(draft, first, end, landmarks, pack),
    (): void => restoreEnglishSpeakers(draft, first, end, landmarks, pack),
    (): void => restoreEnglishSubjects(draft, first, end, landmarks, (lemma) => takesInfinitive(pack, lemma)),
  ];
  for (const step of steps) {
    const undo = draft.saved(first, end);
    step();
    if (!draft.isTree(first, end)) undo();
  }
}

/** Concepts whose verbs say with an infinitive what is agreed, promised, refused or demanded. */
const WITH_INFINITIVE: ReadonlySet<string> = new Set([
  'agree',
  'accept',
  'consent',
  'promise',
  'refuse',
  'threaten',
  'insist',
]);

function takesInfinitive(pack: CodingPack, lemma: string): boolean {
  return (
    pack.grammar.phase.has(lemma) ||
    pack.concepts
      .entries(lemma, 'verb')
      .some(({ concept, companions }) => WITH_INFINITIVE.has(concept) && companions.length === 0)
  );
}

/**
 * Mends what parsers get wrong systematically and word order settles.
 * @param document with trees, tags and languages
 * @param landmarks what is known of the document's tokens besides
 * @param amounts words that count and measure, of a language that is read
 * @param packs what words mean, of a language that is read
 * @returns a document that shares everything but its heads and tags; the same document where nothing is read
 */
export function repairTrees(
  document: Document,
  landmarks: Landmarks = NO_LANDMARKS,
  amounts: (lang: Language | undefined) => AmountWords | undefined = () => undefined,
  packs: (lang: Language) => CodingPack | undefined = () => undefined,
): Document {
  const { firstToken, block } = document.layer('sentences');
  const languages = document.layer('languages').block;
  const dutch = LANGUAGES.indexOf('nl');
  const isRead = (language: number): boolean =>
    language === dutch || amounts(LANGUAGES[language]) !== undefined;
  if (![...languages].some(isRead)) return document;
  const draft = new Draft(document);
  for (let sentence = 0; sentence + 1 < firstToken.length; sentence++) {
    const words = amounts(LANGUAGES[languages[block[sentence]]]);
    if (words !== undefined)
      repairAmounts(draft, firstToken[sentence], firstToken[sentence + 1], words, landmarks);
    const pack = packs(LANGUAGES[languages[block[sentence]]]);
    if (pack?.lang === 'en')
      repairEnglish(draft, firstToken[sentence], firstToken[sentence + 1], landmarks, pack);
    if (languages[block[sentence]] !== dutch) continue;
    tagNames(draft, firstToken[sentence], firstToken[sentence + 1], landmarks);
    findLostVerbs(draft, firstToken[sentence], firstToken[sentence + 1], landmarks);
    mendWords(draft, firstToken[sentence], firstToken[sentence + 1], landmarks);
    partPhrases(draft, firstToken[sentence], firstToken[sentence + 1], landmarks);
    coordinateMainVerbs(draft, firstToken[sentence], firstToken[sentence + 1]);
    freePronouns(draft, firstToken[sentence], firstToken[sentence + 1]);
    freeInfinitives(draft, firstToken[sentence], firstToken[sentence + 1]);
    restorePredicates(draft, firstToken[sentence], firstToken[sentence + 1], pack);
    restoreCalls(draft, firstToken[sentence], firstToken[sentence + 1]);
    restoreSubjects(draft, firstToken[sentence], firstToken[sentence + 1], landmarks);
    restoreObjects(draft, firstToken[sentence], firstToken[sentence + 1], landmarks);
  }
  return draft.finished();
}
