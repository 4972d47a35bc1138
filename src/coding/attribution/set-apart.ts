import type { SpeechEntry } from '../packs/word-tables.ts';
import { behindComplementizer, segmentOf } from './content.ts';
import { firstChunk, nounChunk, type NounChunk } from './noun-chunk.ts';
import { namingOf, type Speaker } from './speakers.ts';
import type { SpeechScene } from './speech-scene.ts';
import type { Spoken } from './spoken.ts';
import { hasPredicate, range } from './token-run.ts';

/** A naming in front of a colon has no more words than this. */
const LONGEST_NAMING = 6;
/** A document stands no further from the verb that lets it speak than so many tokens. */
const DOCUMENT_REACH = 10;
const PLAIN: SpeechEntry = { pos: 'verb', head: '', companions: [], stance: 'asserts' };

function spokenBy(
  { tree, words }: SpeechScene,
  speaker: Speaker,
  cue: readonly number[],
  content: ReadonlySet<number>,
): Spoken | undefined {
  if (namingOf(tree, speaker).speaker === undefined || content.size < 2) return undefined;
  return {
    cue,
    cueText: cue.map((token) => tree.text(token)).join(' '),
    ...namingOf(tree, speaker),
    stance: 'asserts',
    evidence: words.evidence(PLAIN, range(speaker.source.first, speaker.source.end)),
    content,
  };
}

/** "Tokio: opnieuw drie schepen gezien": a name and a colon in front of a sentence. Quotations behind it are read elsewhere. */
export function headlineSpeaker(scene: SpeechScene): Spoken | undefined {
  const { tree, quotes, resolver, speakers } = scene;
  let colon = tree.first + 1;
  while (colon < tree.end && colon - tree.first <= LONGEST_NAMING && tree.text(colon) !== ':') colon++;
  if (colon + 2 >= tree.end || tree.text(colon) !== ':' || quotes.isQuoted(colon + 1)) return undefined;
  if (hasPredicate(tree, tree.first, colon)) return undefined;
  const chunk = nounChunk(tree, tree.first, colon);
  // "BRUSSEL: …" says where it was written.
  const isDateline = chunk !== undefined && tree.text(chunk.head) === tree.text(chunk.head).toUpperCase();
  if (chunk === undefined || chunk.end !== colon || isDateline) return undefined;
  if (!resolver.namesParticipant(tree, chunk.head) && !resolver.isRole(chunk.head)) return undefined;
  const speaker = speakers.ofChunk(chunk);
  if (speaker === undefined || (speaker.participant.id === undefined && !resolver.isRole(chunk.head)))
    return undefined;
  return spokenBy(scene, speaker, [colon], new Set(range(colon + 1, tree.end)));
}

/** "blijkt uit een memo van de Commissie", "In een verklaring van het Kremlin staat dat": a document that speaks. */
export function documentSpeaker(scene: SpeechScene, verb: number): Spoken | undefined {
  const { tree, pack, words, speakers } = scene;
  if (!pack.grammar['document-verb'].has(tree.lemma(verb))) return undefined;
  const near = range(Math.max(tree.first, verb - DOCUMENT_REACH), Math.min(tree.end, verb + DOCUMENT_REACH));
  const chunkAt = (at: number): NounChunk | undefined => {
    if (!['in', 'uit'].includes(tree.lower(at))) return undefined;
    const chunk = nounChunk(tree, at + 1, tree.end);
    return chunk !== undefined && isDocument(scene, chunk.head) ? chunk : undefined;
  };
  const chunk = near.map(chunkAt).find((found) => found !== undefined);
  const speaker = chunk === undefined ? undefined : speakers.ofChunk(chunk);
  if (chunk === undefined || speaker === undefined) return undefined;
  let content = behindComplementizer(scene, verb);
  if (content.size === 0) {
    let comma = verb;
    while (comma > tree.first && tree.text(comma) !== ',' && tree.text(comma) !== ';') comma--;
    if (tree.text(comma) !== ',') return undefined;
    content = new Set(range(segmentOf(tree, verb).first, comma));
    if (!hasPredicate(tree, segmentOf(tree, verb).first, comma)) return undefined;
  }
  for (const at of range(chunk.first, Math.max(chunk.end, speaker.source.end))) content.delete(at);
  const spoken = spokenBy(scene, speaker, [verb], content);
  return spoken === undefined
    ? undefined
    : { ...spoken, evidence: [...new Set([...spoken.evidence, ...words.evidence(PLAIN, [chunk.head])])] };
}

function isDocument({ words, tree, pack }: SpeechScene, noun: number): boolean {
  if (tree.upos(noun) !== 'NOUN') return false;
  return words.at(noun) !== undefined || pack.grammar.document.has(tree.lemma(noun));
}

/** "als we Washington mogen geloven": who is to be believed. */
export function believed(scene: SpeechScene, token: number): Spoken | undefined {
  const { tree, pack, speakers } = scene;
  if (!pack.grammar.condition.has(tree.lower(token))) return undefined;
  const believing = range(token + 1, Math.min(tree.end, token + 12)).find((at) =>
    pack.grammar.believed.has(tree.lemma(at)),
  );
  if (believing === undefined || tree.text(believing - 1) === ',') return undefined;
  // "als je de tellers mag geloven", "if Washington is to be believed"
  const isPronoun = tree.upos(token + 1) === 'PRON';
  const chunk = firstChunk(tree, isPronoun ? token + 2 : token + 1, believing);
  const speaker = chunk === undefined ? undefined : speakers.ofChunk(chunk);
  if (speaker === undefined) return undefined;
  const { first, end } = segmentOf(tree, token);
  const content = new Set(range(first, end));
  for (const at of range(token, believing + 1)) content.delete(at);
  return spokenBy(scene, speaker, [token, believing], content);
}
