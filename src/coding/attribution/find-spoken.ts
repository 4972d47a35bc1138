import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';
import { adverbial } from './adverbial.ts';
import { around, before, behindColon, behindComplementizer, segmentOf } from './content.ts';
import { nounChunk } from './noun-chunk.ts';
import { believed, documentSpeaker, headlineSpeaker } from './set-apart.ts';
import { saysNo, speakingClause } from './speaking-clause.ts';
import { secondHand } from './second-hand.ts';
import { namingOf, type Speaker } from './speakers.ts';
import type { SpeechScene } from './speech-scene.ts';
import type { Spoken } from './spoken.ts';
import { range } from './token-run.ts';

function spokenAt(
  { words, tree }: SpeechScene,
  token: number,
  entry: SpeechEntry,
  speaker: Speaker | undefined,
  content: ReadonlySet<number>,
): Spoken {
  const phrase = speaker === undefined ? [] : range(speaker.source.first, speaker.source.end);
  const near = tree
    .children(token)
    .filter((child) => tree.isRelation(child, 'obl') || tree.isRelation(child, 'nmod'));
  const certainty = words.certainty(entry, token);
  return {
    cue: words.cueTokens(token),
    cueText: words.cueText(token),
    ...namingOf(tree, speaker),
    stance: words.stance(entry, token),
    ...(certainty === undefined ? {} : { certainty }),
    evidence: words.evidence(entry, [token, ...near, ...phrase]),
    content,
  };
}

/** A verb or noun of saying with the clause that it says, demands, believes. */
function governing(scene: SpeechScene, token: number, entry: SpeechEntry): Spoken | undefined {
  const { tree, pack } = scene;
  // What is threatened or demanded may be a noun with a preposition; what is merely said is a clause or an object.
  const demands = pack.concepts.entries(tree.lemma(token), 'verb').length > 0;
  const parts = tree.children(token).filter((child) => isContent(scene, child, token, entry, demands));
  const speaker = scene.speakers.at(token, entry);
  // "China, dat wapens levert, riep op tot kalmte": what stands between the speaker and the word of saying tells of him.
  const said = parts.filter((part) => !isBetween(tree, part, speaker, token));
  const isView = entry.pos === 'verb' && scene.pack.grammar.regarding.has(tree.lemma(token));
  // "branded it an act of aggression, sent the ambassador packing": what somebody did besides is no view of his.
  const content = new Set(
    said.flatMap((part) =>
      tree.subtree(part, (child) => isView && tree.isRelation(child, 'conj') && tree.upos(child) === 'VERB'),
    ),
  );
  if (entry.pos === 'verb' && !parts.some((part) => isClausal(tree, part) && hasFiniteVerb(tree, part)))
    for (const at of behindComplementizer(scene, token)) content.add(at);
  if (speaker !== undefined) {
    for (let at = speaker.source.first; at < speaker.source.end; at++) content.delete(at);
  }
  if (!demands && entry.pos === 'verb') for (const at of behindColon(scene, token)) content.add(at);
  cutContrast(scene, token, content);
  content.delete(token);
  return content.size === 0 ? undefined : spokenAt(scene, token, entry, speaker, content);
}

function isBetween(tree: SentenceTree, part: number, speaker: Speaker | undefined, verb: number): boolean {
  if (speaker === undefined || part > verb || tree.text(speaker.source.end) !== ',') return false;
  const own = tree.subtree(part);
  return own[0] >= speaker.source.end && own[own.length - 1] < verb;
}

/** "meldde de lancering" is said, "erkende Palestina" done: nothing else hangs on a verb that only reports. */
function saysObject({ tree, pack }: SpeechScene, verb: number): boolean {
  return (
    tree.childOf(verb, 'ccomp', 'xcomp') === undefined && pack.grammar['object-said'].has(tree.lemma(verb))
  );
}

/** What a "but" or a semicolon sets against what is said is not said itself. */
function cutContrast({ tree, pack }: SpeechScene, verb: number, content: Set<number>): void {
  const { first, end } = segmentOf(tree, verb);
  for (const at of content) if (at < first || at >= end) content.delete(at);
  for (const at of [...content].sort((a, b) => a - b)) {
    const isCut =
      at > verb &&
      /^[,–—]$/.test(tree.text(at)) &&
      pack.grammar.contrast.has(tree.lower(at + 1)) &&
      !pack.grammar.complementizer.has(tree.lower(at + 2));
    if (!isCut) continue;
    for (const rest of content) if (rest >= at) content.delete(rest);
    return;
  }
}

function hasFiniteVerb(tree: SentenceTree, clause: number): boolean {
  return tree
    .subtree(clause)
    .some((token) => tree.feature(token, 'VerbForm') === 'Fin' || /^(?:MD|VB[DPZ])$/.test(tree.xpos(token)));
}

function isClausal(tree: SentenceTree, token: number): boolean {
  return tree.relation(token).startsWith('ccomp') && tree.childOf(token, 'mark') !== undefined;
}

/** Whether a dependent is what its governor says. */
function isContent(
  scene: SpeechScene,
  child: number,
  governor: number,
  entry: SpeechEntry,
  demands: boolean,
): boolean {
  const { tree, pack } = scene;
  const relation = tree.relation(child);
  if (tree.isTime(child)) return false;
  if (relation.startsWith('ccomp') || relation.startsWith('csubj')) return true;
  if (entry.pos === 'noun')
    return relation.startsWith('acl') || (relation === 'appos' && tree.upos(child) === 'VERB');
  // "noemde Rusland een bedreiging", "beschouwt het Zuiden als vijand": what it is called is said, not whom.
  if (entry.pos === 'verb' && pack.grammar.regarding.has(tree.lemma(governor))) {
    const isAs = tree
      .childrenOf(child, 'mark', 'case')
      .some((mark) => pack.grammar.comparison.has(tree.lower(mark)));
    if (isAs || relation.startsWith('xcomp')) return true;
    if (relation === 'obj' && tree.childOf(governor, 'iobj') !== undefined) return true;
  }
  if (relation.startsWith('xcomp')) return tree.upos(child) === 'VERB';
  // "Kim zei: het Zuiden is de vijand": what stands behind its governor; before it stands what the sentence says itself.
  if (relation === 'parataxis') return child > governor && tree.childOf(child, 'mark') === undefined;
  if (relation === 'obj') return demands || entry.stance === 'denies' || saysObject(scene, governor);
  // "twijfels over de juistheid van de claims"
  if (relation.startsWith('obl') && entry.stance === 'doubts' && child > governor)
    return pack.grammar.about.has(tree.preposition(child));
  if (relation.startsWith('obl'))
    return (
      demands && child > governor && tree.preposition(child) !== '' && tree.relation(child) !== 'obl:agent'
    );
  if (relation.startsWith('advcl'))
    return tree.childrenOf(child, 'mark').some((mark) => pack.grammar.complementizer.has(tree.lower(mark)));
  return false;
}

/** "…, zegt Town", "…, the South's military said": a speaking clause set beside or into what is said. */
function inserted(scene: SpeechScene, token: number, entry: SpeechEntry): Spoken | undefined {
  if (entry.pos !== 'verb') return undefined;
  const own = speakingClause(scene, token, entry);
  const speaker = own === undefined ? undefined : scene.speakers.ofChunk(own.subject);
  if (own === undefined || speaker === undefined) return undefined;
  const content = around(scene, own);
  // "…, zoals Loekasjenko volhoudt" says what was done, not that somebody denies it.
  if (scene.pack.grammar['as-said'].has(scene.tree.lower(own.first)))
    for (const at of content) if (scene.words.at(at)?.pos === 'verb') content.delete(at);
  // "said, vowing revenge": the second word of saying is not what the first one says.
  for (const child of scene.tree.childrenOf(token, 'advcl'))
    if (
      child >= own.end &&
      scene.tree.upos(child) === 'VERB' &&
      scene.tree.childOf(child, 'mark', 'nsubj') === undefined
    )
      content.delete(child);
  if (content.size === 0) return undefined;
  const spoken = spokenAt(scene, token, entry, speaker, content);
  if (saysNo(scene, own.first)) {
    // "Nee, antwoordde Lavrov op de vraag of …": what was asked is denied.
    const asked = range(own.first, own.end).find((at) =>
      scene.pack.grammar.complementizer.has(scene.tree.lower(at)),
    );
    const denied = new Set(asked === undefined ? content : [...content, ...range(asked, own.end)]);
    return { ...spoken, stance: 'denies', content: denied };
  }
  // A negation that the tree hangs on the word of saying belongs to what is said, unless it stands in the clause.
  const negated = scene.tree
    .childrenOf(token, 'advmod')
    .some((child) => child >= own.first && child < own.end);
  return negated ? spoken : { ...spoken, stance: entry.stance };
}

/** "…, maar Moskou ontkent dat", "…; Beijing called the accusation fabricated": the pointer takes up what stands before. */
function takenUp(scene: SpeechScene, token: number, entry: SpeechEntry): Spoken | undefined {
  if (entry.pos !== 'verb' || pointerOf(scene, token) === undefined) return undefined;
  // "let it be known that …": the pointer belongs to the phrase.
  if (entry.companions.length > 0 && behindComplementizer(scene, token).size > 0) return undefined;
  const content = before(scene, token);
  if (content.size === 0) return undefined;
  const speaker = scene.speakers.at(token, entry);
  return speaker === undefined ? undefined : spokenAt(scene, token, entry, speaker, content);
}

/** The object that takes up what was said: "dat", "it", "die bewering". */
export function pointerOf({ tree, speakers, words }: SpeechScene, verb: number): number | undefined {
  if (tree.childOf(verb, 'ccomp') !== undefined) return undefined;
  // "noemt de beschuldiging verzonnen": what is called something may hang on what it is called.
  const called = tree.childrenOf(verb, 'xcomp').flatMap((child) => tree.childrenOf(child, 'obj', 'nsubj'));
  const own = tree.childrenOf(verb, 'obj', 'nsubj', 'obl', 'advmod', 'iobj', 'xcomp');
  const stance = words.at(verb)?.stance;
  const isWithheld = stance === 'denies' || stance === 'doubts';
  return [...own, ...called].find((child) => {
    if (speakers.isPointer(child)) return true;
    // "bestrijdt die gegevens": whatever it is called, a demonstrative says that it was told before.
    const isShown = tree
      .childrenOf(child, 'det')
      .some((det) => tree.feature(det, 'PronType') === 'Dem' || tree.xpos(det).startsWith('VNW|aanw'));
    if (isWithheld && isShown && tree.upos(child) === 'NOUN' && tree.isRelation(child, 'obj')) return true;
    const noun = tree.upos(child) === 'NOUN' && words.at(child);
    const definite = tree
      .childrenOf(child, 'det')
      .some(
        (det) =>
          tree.feature(det, 'Definite') === 'Def' ||
          tree.feature(det, 'PronType') === 'Dem' ||
          tree.xpos(det).startsWith('VNW|aanw'),
      );
    return (
      noun !== undefined &&
      noun !== false &&
      definite &&
      tree.isRelation(child, 'obj') &&
      tree.childOf(child, 'acl', 'ccomp') === undefined
    );
  });
}

/** "een aantijging die Kyiv van de hand wijst", "…, which Moscow denies": a relative clause withholds what it hangs on. */
function inRelative(scene: SpeechScene, token: number, entry: SpeechEntry): Spoken | undefined {
  const { tree, words } = scene;
  if (entry.stance === 'asserts' || !tree.isRelation(token, 'acl')) return undefined;
  const noun = tree.head(token);
  const first = Math.min(...tree.subtree(token));
  const isSpeech = noun >= 0 && tree.upos(noun) === 'NOUN' && words.at(noun) !== undefined;
  if (noun < 0 || !(isSpeech || entry.stance === 'denies') || first - tree.first < 4) return undefined;
  const read = scene.speakers.at(token, entry);
  // "een aantijging die het ministerie van de hand wijst": trees take the relative pronoun for the subject.
  const isNoun = read !== undefined && read.source.first <= noun && noun < read.source.end;
  const chunk = isNoun ? nounChunk(tree, first + 1, tree.end) : undefined;
  const speaker = isNoun ? (chunk === undefined ? undefined : scene.speakers.ofChunk(chunk)) : read;
  if (speaker === undefined) return undefined;
  // The noun that names what was said is no part of it: "…, een verwijt dat X een karikatuur noemde".
  let end = first;
  if (isSpeech)
    for (let at = noun; at > tree.first; at--)
      if (tree.text(at - 1) === ',') {
        end = at;
        break;
      }
  const content = new Set(range(tree.first, end).filter((at) => at !== noun));
  return content.size < 3 ? undefined : spokenAt(scene, token, entry, speaker, content);
}

/** "…, weet de minister": a verb that says only where it is set beside what is said. */
function saidBeside(scene: SpeechScene, token: number): Spoken | undefined {
  const { tree, pack } = scene;
  if (tree.upos(token) !== 'VERB' || !pack.grammar['said-beside'].has(tree.lemma(token))) return undefined;
  return inserted(scene, token, { pos: 'verb', head: tree.lemma(token), companions: [], stance: 'asserts' });
}

/** All attributions that the sentence makes by its words; quotations without a word of saying stand elsewhere. */
export function findSpoken(scene: SpeechScene): Spoken[] {
  const { tree, words } = scene;
  const found: Spoken[] = [];
  const headline = headlineSpeaker(scene);
  if (headline !== undefined) found.push(headline);
  for (let token = tree.first; token < tree.end; token++) {
    const entry = words.at(token);
    const byForm = entry?.pos === 'verb' ? undefined : words.byForm(token);
    const set = byForm === undefined ? undefined : inserted(scene, token, byForm);
    const opens =
      byForm !== undefined &&
      set === undefined &&
      scene.pack.grammar.complementizer.has(tree.lower(token + 1));
    const formed = set ?? (opens ? governing(scene, token, byForm) : undefined);
    if (formed !== undefined) {
      found.push(formed);
      continue;
    }
    const spoken =
      entry === undefined
        ? (documentSpeaker(scene, token) ??
          saidBeside(scene, token) ??
          believed(scene, token) ??
          adverbial(scene, token))
        : (documentSpeaker(scene, token) ??
          inserted(scene, token, entry) ??
          inRelative(scene, token, entry) ??
          takenUp(scene, token, entry) ??
          governing(scene, token, entry) ??
          adverbial(scene, token));
    if (spoken !== undefined) found.push(spoken);
    found.push(...secondHand(scene, token));
  }
  return found;
}
