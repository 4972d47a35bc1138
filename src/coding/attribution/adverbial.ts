import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';
import { clauseOf, segmentOf } from './content.ts';
import { namingOf, type Speaker } from './speakers.ts';
import type { SpeechScene } from './speech-scene.ts';
import type { Spoken } from './spoken.ts';
import { hasPredicate, range } from './token-run.ts';

/** "volgens Zuid-Korea", "aldus Breuker", "according to the Pentagon"; without a speaker "naar verluidt". */
export function adverbial(scene: SpeechScene, token: number): Spoken | undefined {
  const { tree, words, speakers } = scene;
  if (!words.opens(token)) return undefined;
  const adverb = words.phraseAt(token, 'adverb');
  if (adverb !== undefined) {
    const { entry, tokens } = adverb;
    const verb = clauseOf(tree, tokens[tokens.length - 1]);
    // "naar eigen zeggen": the subject speaks for himself.
    const own = entry.companions.includes('eigen') || entry.companions.includes('own');
    const subject = own ? speakers.subjectHead(verb) : undefined;
    const speaker = subject === undefined ? undefined : speakers.named(subject);
    // "de zogeheten corridor": an attribute is said of its noun alone.
    const attribute = tokens.length === 1 && tree.isRelation(token, 'amod') ? tree.head(token) : undefined;
    const content =
      attribute === undefined ? withinSegment(tree, verb, token) : new Set(tree.subtree(attribute));
    for (const part of tokens) content.delete(part);
    return phraseSpoken(scene, tokens, entry, speaker, content);
  }
  const prep = words.phraseAt(token, 'prep');
  if (prep === undefined) return undefined;
  const speaker = speakers.behind(prep.tokens);
  if (speaker === undefined) return undefined;
  const taken = new Set([
    ...prep.tokens,
    ...tree.subtree(speaker.head).filter((at) => at >= token && at < speaker.source.end),
  ]);
  const content =
    closing(scene, token, speaker.source.end) ?? withinSegment(tree, clauseOf(tree, speaker.head), token);
  // "…, een aantijging die …" says something of what was said.
  for (const noun of [...content].filter((at) => isAfterthought(scene, at)))
    for (const part of tree.subtree(noun)) content.delete(part);
  for (const part of taken) content.delete(part);
  return phraseSpoken(scene, prep.tokens, prep.entry, speaker, content);
}

/** The tokens below a predicate that stand between the same semicolons as the cue. */
function withinSegment(tree: SentenceTree, predicate: number, cue: number): Set<number> {
  const { first, end: last } = segmentOf(tree, cue);
  // "België betaalt volgens Kagame de prijs: alle diplomaten vertrokken": what stands behind a colon is told by nobody else.
  let end = last;
  for (let at = cue + 1; at < last; at++)
    if (tree.text(at) === ':' && hasPredicate(tree, first, at)) {
      end = at;
      break;
    }
  return new Set(tree.subtree(predicate).filter((at) => at >= first && at < end));
}

/** A noun of saying set behind a sentence: "…, een verwijt dat Tel Aviv afwijst". */
function isAfterthought({ tree, words }: SpeechScene, token: number): boolean {
  const set =
    tree.isRelation(token, 'parataxis') || tree.isRelation(token, 'appos') || tree.isRelation(token, 'conj');
  return (
    set &&
    tree.upos(token) === 'NOUN' &&
    words.at(token) !== undefined &&
    tree.childOf(token, 'acl') !== undefined
  );
}

function phraseSpoken(
  { tree, words }: SpeechScene,
  tokens: readonly number[],
  entry: SpeechEntry,
  speaker: Speaker | undefined,
  content: ReadonlySet<number>,
): Spoken {
  return {
    cue: tokens,
    cueText: tokens.map((token) => tree.text(token)).join(' '),
    ...namingOf(tree, speaker),
    stance: entry.stance,
    ...(entry.certainty === undefined ? {} : { certainty: entry.certainty }),
    evidence: words.evidence(
      entry,
      speaker === undefined ? [] : range(speaker.source.first, speaker.source.end),
    ),
    content,
  };
}

/** "…, aldus Breuker.": set off at the end of a sentence or segment, a phrase of saying covers all that stands before it. */
function closing({ tree }: SpeechScene, token: number, end: number): Set<number> | undefined {
  const isSetOff = token > tree.first && /^[,–—)”’"']$/.test(tree.text(token - 1));
  const closes = end >= tree.end || /^[.,;:?!)]$/.test(tree.text(end));
  if (!isSetOff || !closes) return undefined;
  let first = token;
  while (first > tree.first && tree.text(first - 1) !== ';') first--;
  const content = new Set(range(first, token));
  return content.size > 2 ? content : undefined;
}
