import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';
import { firstChunk, nounChunk, type NounChunk } from './noun-chunk.ts';
import type { SpeechScene } from './speech-scene.ts';
import type { TokenRange } from './spoken.ts';
import { hasPredicate, range } from './token-run.ts';

/** Marks that may stand before a speaking clause set into a sentence. */
const SETS_OFF = /^[,”’"'»–—]$/;
/** Words of which at least so many are said in a speaking clause's sentence without a verb ("Tot 2028 geen gesprekken meer, zei …"). */
const SHORTEST_VERBLESS = 3;

/** A speaking clause that is set off from what it says, and the words of its subject. */
export interface SpeakingClause extends TokenRange {
  readonly subject: NounChunk;
}

/**
 * The speaking clause that a verb heads when it is set off by a comma or closing quotation mark from what it says: "…, zegt
 * Town", "…, the IOM reckons, …". Read off the order of the words, since trees are least sure there; undefined when the verb
 * heads no such clause.
 */
export function speakingClause(
  scene: SpeechScene,
  verb: number,
  entry: SpeechEntry,
): SpeakingClause | undefined {
  const { tree, quotes } = scene;
  if (quotes.isQuoted(verb) || tree.text(verb + 1) === ':' || saysBehind(scene, verb, entry))
    return undefined;
  // Parsers take "announced" and "bevestigde" there for participles: only an auxiliary or agent makes them passive.
  const isPassive = tree
    .children(verb)
    .some((child) => tree.relation(child) === 'aux:pass' || tree.relation(child) === 'nsubj:pass');
  if (isPassive || scene.pack.grammar.agent.has(tree.lower(verb + 1))) return undefined;
  const first = segmentStart(tree, verb);
  if (first <= tree.first + 1 || !SETS_OFF.test(tree.text(first - 1))) return undefined;
  if (first < verb && tree.isRelation(first, 'cc')) return undefined;
  // "Finland, sinds vorig jaar lid van de NAVO, riep … op": what the comma closes is set beside the verb's own subject.
  const whole = scene.pack.lang === 'en' ? wholeSubject(scene, verb) : undefined;
  const isApposed = tree
    .childrenOf(verb, 'nsubj')
    .flatMap((child) => (child < first ? tree.childrenOf(child, 'appos', 'acl') : []))
    .filter((child) => tree.isRelation(child, 'appos') || opensRelative(tree, child))
    .some((apposed) => tree.isWithin(first - 2, apposed));
  if (isApposed && whole === undefined) return undefined;
  const found = whole ?? subjectOfClause(scene, first, verb, entry);
  if (found === undefined) return undefined;
  const { start, subject } = found;
  const isInverted = subject.first > verb;
  const saysSomething =
    hasPredicate(tree, tree.first, start) ||
    quotes.count(tree.first, start) > 0 ||
    (isInverted && start - 1 - tree.first >= SHORTEST_VERBLESS) ||
    saysNo(scene, start);
  if (!saysSomething) return undefined;
  return { first: start, end: endOf(scene, verb, subject), subject };
}

/** Whether what a verb says stands behind it in a clause of its own. */
function saysBehind({ tree, pack }: SpeechScene, verb: number, entry: SpeechEntry): boolean {
  if (pack.grammar.complementizer.has(tree.lower(verb + 1)) && tree.upos(verb + 1) !== 'PRON') return true;
  return tree.childrenOf(verb, 'ccomp', 'xcomp').some(
    (child) =>
      child > verb &&
      // "liet zich ontvallen": a part of the phrase is not what is said.
      !entry.companions.includes(tree.lemma(child)) &&
      tree.upos(child) === 'VERB' &&
      (tree.isRelation(child, 'xcomp') ||
        tree.childrenOf(child, 'mark').some((mark) => pack.grammar.complementizer.has(tree.lower(mark)))),
  );
}

/** First token behind the last mark before a token. */
function segmentStart(tree: SentenceTree, token: number): number {
  let first = token;
  while (first > tree.first && !SETS_OFF.test(tree.text(first - 1)) && !/^[;:(]$/.test(tree.text(first - 1)))
    first--;
  return first;
}

function subjectOfClause(
  scene: SpeechScene,
  first: number,
  verb: number,
  entry: SpeechEntry,
): { readonly start: number; readonly subject: NounChunk } | undefined {
  const { tree, pack, speakers } = scene;
  const opened = first < verb && pack.grammar['as-said'].has(tree.lower(first));
  const between = range(opened ? first + 1 : first, verb).filter(
    (token) => !tree.isRelation(token, 'aux') && tree.upos(token) !== 'ADV' && !tree.isTime(token),
  );
  if (between.length === 0) {
    const source = speakers.sourcePhrase(verb, entry);
    if (source !== undefined) return { start: first, subject: source };
    const place = speakers.heardAt(verb);
    if (place !== undefined) return { start: first, subject: place };
    // Who is told something stands behind the verb as well: "the minister, Ruben Brekelmans, told parliament".
    const takesObject = pack.lang === 'en' && pack.grammar['object-control'].has(tree.lemma(verb));
    const behind = takesObject ? undefined : ownPart(tree, verb, firstChunk(tree, verb + 1, tree.end));
    if (
      behind !== undefined &&
      !speakers.isPointer(behind.head) &&
      !tree.isRelation(behind.head, 'expl') &&
      !tree.isTime(behind.head)
    )
      return { start: first, subject: behind };
    // "the mediator, Olusegun Obasanjo, announced": an apposition closes the subject.
    return pack.lang === 'en' && first === verb ? closedByApposition(tree, verb) : undefined;
  }
  // Dutch turns subject and verb round there, unless "zoals" opens the clause: "…, konden diensten niet bevestigen".
  const isTurned = tree.isRelation(first, 'aux') && tree.head(first) === verb;
  if (pack.lang === 'nl' && !opened && !isTurned) return undefined;
  if (/^W/.test(tree.xpos(between[0])) || between.some((token) => tree.isRelation(token, 'mark')))
    return undefined;
  if (between.some((token) => tree.upos(token) === 'VERB' && !tree.isRelation(token, 'amod')))
    return undefined;
  const subject = nounChunk(tree, between[0], verb);
  return subject === undefined || speakers.isPointer(subject.head) ? undefined : { start: first, subject };
}

/** Whether a clause opens with a relative pronoun: "China, dat wapens levert, riep …". */
function opensRelative(tree: SentenceTree, clause: number): boolean {
  const opening = tree.subtree(clause).find((token) => tree.upos(token) !== 'PUNCT');
  return opening !== undefined && tree.upos(opening) === 'PRON';
}

/** "hield minister Bilotaitė Minsk voor": a name behind the subject that is no part of it is somebody else. */
function ownPart(tree: SentenceTree, verb: number, chunk: NounChunk | undefined): NounChunk | undefined {
  if (chunk === undefined) return undefined;
  const own = tree.childrenOf(verb, 'nsubj').find((child) => child >= chunk.first && child < chunk.end);
  if (own === undefined || tree.isWithin(chunk.head, own) || tree.head(chunk.head) !== verb) return chunk;
  const last = Math.max(...tree.subtree(own).filter((token) => token < chunk.head));
  return { first: chunk.first, end: last + 1, head: own };
}

/**
 * A subject of several parts or with an apposition that ends right before the verb: "…, the US, the EU and Britain charged",
 * "…, the minister, Ruben Brekelmans, told".
 */
function wholeSubject(
  { tree, speakers }: SpeechScene,
  verb: number,
): { start: number; subject: NounChunk } | undefined {
  const own = tree
    .childrenOf(verb, 'nsubj')
    .find((child) => child < verb && tree.childOf(child, 'conj', 'appos') !== undefined);
  const source = own === undefined ? undefined : speakers.named(own)?.source;
  if (own === undefined || source === undefined || source.first <= tree.first + 1) return undefined;
  const closed = range(source.first, verb).filter(
    (token) => tree.isWithin(token, own) || tree.text(token) === ',',
  );
  if (closed.length !== verb - source.first || !SETS_OFF.test(tree.text(source.first - 1))) return undefined;
  if (tree.childOf(own, 'conj') === undefined && !hasPredicate(tree, tree.first, source.first))
    return undefined;
  return { start: source.first, subject: { ...source, head: own } };
}

function closedByApposition(
  tree: SentenceTree,
  verb: number,
): { start: number; subject: NounChunk } | undefined {
  const apposed = segmentStart(tree, verb - 1);
  if (apposed <= tree.first + 1 || hasPredicate(tree, apposed, verb)) return undefined;
  const start = segmentStart(tree, apposed - 1);
  const subject = nounChunk(tree, start, verb);
  if (subject === undefined || start <= tree.first + 1) return undefined;
  return { start, subject: { ...subject, end: verb - 1 } };
}

/** Whether what stands before a speaking clause is a denial: "Nee, antwoordde Lavrov". */
export function saysNo({ tree, pack }: SpeechScene, first: number): boolean {
  if (first - tree.first > 5) return false;
  return pack.words.speech(tree.lower(tree.first), 'adverb').some(
    (entry) =>
      entry.stance === 'denies' &&
      // "No one was hurt, the owner said" counts nobody and answers nothing.
      (entry.companions.length > 0 || !tree.isRelation(tree.first, 'det')) &&
      entry.companions.every((word) => range(tree.first, first).some((at) => tree.lower(at) === word)),
  );
}

function endOf({ tree, quotes, speakers }: SpeechScene, verb: number, subject: NounChunk): number {
  let end = Math.max(verb + 1, subject.end, speakers.ofChunk(subject)?.source.end ?? 0);
  while (end < tree.end && !/^[,;:–—]$/.test(tree.text(end)) && !quotes.isQuoted(end)) end++;
  return end;
}
