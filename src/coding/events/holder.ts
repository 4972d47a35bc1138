import type { Argument, Clause } from '../clauses/clause.ts';
import { subjectOf, verbArguments } from '../clauses/find-arguments.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { Mention, MentionIndex } from '../participants/mention.ts';
import { headOf, prepositionBefore } from '../participants/standing.ts';

/** What a finder of holders looks at. */
export interface HolderScene {
  readonly tree: SentenceTree;
  readonly pack: CodingPack;
  readonly mentions: MentionIndex;
  readonly clause: Clause;
}

/** Words that may stand between a name and what is set beside it: "Finland, sinds vorig jaar lid van de NAVO". */
const BESIDE: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NUM', 'ADV', 'PRON', 'NOUN', 'ADP']);
/** Such words are no more than this. */
const BESIDE_REACH = 6;
/** Relations by which a predicate noun or adjective hangs on its verb. */
const PREDICATED: ReadonlySet<string> = new Set(['xcomp', 'obj', 'ccomp', 'advcl', 'obl', 'nsubj']);

function bare(head: number): Argument {
  return { head, place: 'subj', preposition: '', shared: false };
}

/** The verb that says a noun or adjective of somebody, by lemma class; undefined when its governor is no such verb. */
function governorOf({ tree, pack, clause }: HolderScene, kind: 'linking' | 'regarding'): number | undefined {
  let at = clause.head;
  // "niet langer als staat maar als vijand": the second one shares the verb of the first.
  while (tree.isRelation(at, 'conj') && tree.upos(tree.head(at)) !== 'VERB' && tree.head(at) >= 0)
    at = tree.head(at);
  const governor = tree.head(at);
  if (governor < 0 || !pack.grammar[kind].has(tree.lemma(governor))) return undefined;
  return PREDICATED.has(tree.baseRelation(at)) || tree.isRelation(at, 'conj') ? governor : undefined;
}

/** "Zuid-Korea, een bondgenoot van de VS": the name that a noun is set beside, by the tree or by the comma. */
function apposedTo({ tree, mentions, clause }: HolderScene): number | undefined {
  const head = tree.head(clause.head);
  if (tree.isRelation(clause.head, 'appos') && head >= 0 && (mentions.at(head)?.ids.length ?? 0) > 0)
    return head;
  for (let at = clause.head - 1; at > Math.max(tree.first, clause.head - BESIDE_REACH); at--) {
    if (tree.text(at) === ',') {
      const mention = mentions.at(at - 1);
      return mention === undefined || mention.ids.length === 0 || mention.kind === 'adjective'
        ? undefined
        : headOf(tree, mention);
    }
    if (!BESIDE.has(tree.upos(at)) || mentions.at(at)?.ids.length === 1) return undefined;
  }
  return undefined;
}

/** The nearest name in front of a predicate with a linking verb in between or right in front of the name. */
function namedInFront({ tree, pack, mentions, clause }: HolderScene): number | undefined {
  let linked = false;
  for (let at = clause.head - 1; at >= tree.first; at--) {
    if (/^[;:()“”"]$/.test(tree.text(at))) return undefined;
    const isFinite = tree.feature(at, 'VerbForm') === 'Fin';
    if (isFinite && !pack.grammar.linking.has(tree.lemma(at))) return undefined;
    if (isFinite) linked = true;
    const mention = mentions.at(at);
    if (mention === undefined || mention.ids.length === 0 || mention.kind === 'adjective') continue;
    const inFront = mention.firstToken > tree.first ? tree.lemma(mention.firstToken - 1) : '';
    const isLinked = linked || pack.grammar.linking.has(inFront);
    if (isLinked && prepositionBefore(tree, mention.firstToken) === '') return firstOf(tree, mention);
    at = mention.firstToken;
  }
  return undefined;
}

/** The head of a mention, of those it is coordinated with the first. */
function firstOf(tree: SentenceTree, mention: Mention): number {
  let at = headOf(tree, mention);
  while (tree.isRelation(at, 'conj') && tree.upos(tree.head(at)) === 'PROPN') at = tree.head(at);
  return at;
}

/**
 * Who is seen and who sees in "X ziet Y als N", by position: the nearest names without a preposition in front of "als", where a
 * regarding verb stands in the same sentence. For trees that lost them.
 */
function regardedInFront({ tree, pack, mentions, clause }: HolderScene): readonly number[] {
  let as = clause.head - 1;
  while (as > clause.head - BESIDE_REACH && as > tree.first && !pack.grammar.comparison.has(tree.lower(as)))
    as--;
  if (!pack.grammar.comparison.has(tree.lower(as))) return [];
  let regarded = false;
  for (let at = tree.first; at < tree.end; at++)
    if (pack.grammar.regarding.has(tree.lemma(at)) && tree.upos(at) === 'VERB') regarded = true;
  if (!regarded) return [];
  return mentions
    .within(tree.first, as)
    .filter(
      (mention) =>
        mention.ids.length > 0 &&
        mention.kind !== 'adjective' &&
        prepositionBefore(tree, mention.firstToken) === '',
    )
    .map((mention) => firstOf(tree, mention))
    .reverse();
}

/**
 * Of whom a state is said: the subject of "is een bondgenoot", "blijft afhankelijk", "vormt een buffer", the object of
 * "beschouwt X als", the name that the noun is set beside. Empty when it is said of nobody.
 */
export function holderArguments(scene: HolderScene): readonly Argument[] {
  const { tree, pack, clause } = scene;
  if (tree.childOf(clause.head, 'cop') !== undefined) {
    const subject = subjectOf(tree, clause.head, pack.grammar);
    if (subject !== undefined && subject !== clause.head) return [bare(subject)];
  }
  const regarding = governorOf(scene, 'regarding');
  if (regarding !== undefined) {
    const seen = verbArguments(tree, regarding, pack.grammar).filter(
      ({ place, head }) => (place === 'obj' || place === 'iobj') && head !== clause.head,
    );
    if (seen.length > 0) return seen;
  }
  const [seenInFront] = regardedInFront(scene);
  if (seenInFront !== undefined) return [bare(seenInFront)];
  const linking = governorOf(scene, 'linking');
  if (linking !== undefined) {
    const subject = subjectOf(tree, linking, pack.grammar);
    if (subject !== undefined && subject !== clause.head) return [bare(subject)];
  }
  const beside = clause.pos === 'noun' ? apposedTo(scene) : undefined;
  const found = beside ?? namedInFront(scene);
  return found === undefined ? [] : [bare(found)];
}

/** In whose eyes it is so: "Beijing beschouwt Noord-Korea als buffer". */
export function viewerArguments(scene: HolderScene): readonly Argument[] {
  const regarding = governorOf(scene, 'regarding');
  const subject =
    regarding === undefined
      ? regardedInFront(scene)[1]
      : subjectOf(scene.tree, regarding, scene.pack.grammar);
  return subject === undefined ? [] : [bare(subject)];
}
