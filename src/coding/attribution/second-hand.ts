import type { SentenceTree } from '../clauses/sentence-tree.ts';
import { segmentOf } from './content.ts';
import { nounChunk } from './noun-chunk.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';
import { namingOf, type Speaker } from './speakers.ts';
import type { SpeechScene } from './speech-scene.ts';
import type { Spoken } from './spoken.ts';
import { range } from './token-run.ts';

/** Who is heard or quoted stands no further from the word than so many tokens. */
const REACH = 8;

/** The speaker named in the phrase behind one of the prepositions nearest to a token, behind it first. */
function namedBehind(
  { tree, speakers }: SpeechScene,
  token: number,
  prepositions: ReadonlySet<string>,
): (Speaker & { readonly at: number }) | undefined {
  const behind = range(token + 1, Math.min(tree.end, token + REACH));
  const before = range(Math.max(tree.first, token - REACH), token).reverse();
  for (const at of [...behind, ...before]) {
    if (/^[;:.]$/.test(tree.text(at))) continue;
    if (!prepositions.has(tree.lower(at))) continue;
    const chunk = nounChunk(tree, at + 1, tree.end);
    const speaker = chunk === undefined ? undefined : speakers.ofChunk(chunk);
    if (speaker !== undefined && namingOf(tree, speaker).speaker !== undefined) return { ...speaker, at };
  }
  return undefined;
}

/** What is told at second hand: what stands behind "that" or a colon, else all of the segment but the words of the source. */
function contentOf(
  { tree, pack, words }: SpeechScene,
  token: number,
  source: Speaker & { at: number },
): Set<number> {
  const { first, end } = segmentOf(tree, token);
  const start = Math.max(token, source.source.end - 1) + 1;
  for (let at = Math.min(token, source.at); at < end; at++) {
    if (at > token && tree.text(at) === ':') return new Set(range(at + 1, tree.end));
    const says = pack.grammar.complementizer.has(tree.lower(at)) && tree.upos(at) !== 'PRON';
    if (says && at > source.at) return new Set(range(at + 1, end));
  }
  const content = new Set(range(first, end).filter((at) => words.phraseAt(at, 'prep') === undefined));
  for (const at of range(Math.min(token, source.at), start)) content.delete(at);
  return content;
}

/**
 * "zegt van een collega te hebben gehoord dat …", "haalt het dagblad Sidwaya aan", "beroept zich op een tolk": who speaks by a word
 * that is none of saying, and whom he has it from.
 */
export function secondHand(scene: SpeechScene, token: number): Spoken[] {
  const { tree, pack, speakers, words } = scene;
  const { grammar } = pack;
  const upos = tree.upos(token);
  if (upos !== 'VERB' && upos !== 'NOUN') return [];
  const lemma = tree.lemma(token);
  const heard = grammar['heard-from'].has(lemma);
  const refers = grammar['refers-to'].has(lemma);
  const quotes = grammar.quoting.has(lemma) || grammar.quoting.has(particleLemma(tree, token));
  if (!heard && !refers && !quotes) return [];
  const source = quotes
    ? quotedOf(scene, token)
    : namedBehind(scene, token, heard ? grammar['heard-by'] : grammar['refers-by']);
  if (source === undefined) return [];
  const head = upos === 'VERB' ? speakers.subjectHead(token) : undefined;
  const own = head === undefined || words.at(token) !== undefined ? undefined : speakers.named(head);
  const content = contentOf(scene, token, source);
  for (const at of range(own?.source.first ?? 0, own?.source.end ?? 0)) content.delete(at);
  if (content.size < 3) return [];
  const spokenBy = (speaker: Speaker): Spoken => ({
    cue: [token],
    cueText: tree.text(token),
    ...namingOf(tree, speaker),
    stance: 'asserts',
    evidence: words.evidence(HEARD, range(speaker.source.first, speaker.source.end)),
    content,
  });
  return own === undefined ? [spokenBy(source)] : [spokenBy(own), spokenBy(source)];
}

/** What is had from somebody is asserted by him. */
const HEARD: SpeechEntry = { pos: 'verb', head: '', companions: [], stance: 'asserts' };

function particleLemma(tree: SentenceTree, token: number): string {
  const particle = tree.childOf(token, 'compound:prt');
  return particle === undefined ? '' : tree.lower(particle) + tree.lemma(token);
}

/** "citeert een officier", "haalt het dagblad Sidwaya aan": the object of a verb that quotes. */
function quotedOf({ tree, speakers }: SpeechScene, token: number): (Speaker & { at: number }) | undefined {
  const object = tree
    .childrenOf(token, 'obj')
    .find((child) => child > token && !speakers.isPointer(child) && !tree.isTime(child));
  const speaker = object === undefined ? undefined : speakers.named(object);
  return object === undefined || speaker === undefined || namingOf(tree, speaker).speaker === undefined
    ? undefined
    : { ...speaker, at: object };
}
