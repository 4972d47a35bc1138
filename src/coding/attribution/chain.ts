import type { Attribution, Certainty } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import { weaker } from '../clauses/modality.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';
import type { ParticipantResolver } from '../participants/resolver.ts';
import { findSpoken, pointerOf } from './find-spoken.ts';
import type { Quotes } from './quotes.ts';
import type { SpeechScene } from './speech-scene.ts';
import { SpeechWords } from './speech-words.ts';
import { namingOf, Speakers } from './speakers.ts';
import { byDepth, linkOf, type Spoken } from './spoken.ts';

/** An answer that only denies ("‘Onzin’, zei Lavrov") has no more words and marks than this. */
const LONGEST_DENIAL = 6;

/** A chain of speakers, outermost first, and what their words do to the certainty of what they report. */
export interface Chain {
  readonly links: readonly Attribution[];
  readonly certainty?: Certainty;
}

/** A quotation without a word of saying above it in the tree has the speaker that its sentence or the one before names. */
export function chainWithQuote(chain: Chain, speaker: Attribution | undefined, isQuoted: boolean): Chain {
  if (speaker === undefined || chain.links.length > 0 || !isQuoted) return chain;
  return { ...chain, links: [{ ...speaker, direct: true }] };
}

/** Reads who says a proposition, by which word, from one sentence's tree. */
export class AttributionReader {
  readonly #scene: SpeechScene;
  /** All attributions of the sentence, with the places of cue, speaker and content; outermost first. */
  readonly spoken: readonly Spoken[];

  constructor(tree: SentenceTree, pack: CodingPack, resolver: ParticipantResolver, quotes: Quotes) {
    this.#scene = {
      tree,
      pack,
      resolver,
      quotes,
      words: new SpeechWords(tree, pack),
      speakers: new Speakers(tree, pack, resolver),
    };
    this.spoken = findSpoken(this.#scene).sort(byDepth);
  }

  /** The chain above a predicate. */
  chainOf(clause: Clause): Chain {
    return this.chainAt(clause.head);
  }

  /** The chain above the predicate at a token. */
  chainAt(head: number): Chain {
    const direct = this.#scene.quotes.isQuoted(head);
    const links: Attribution[] = [];
    let certainty: Certainty | undefined;
    for (const spoken of this.spoken) {
      if (!spoken.content.has(head)) continue;
      certainty = weaker(certainty, spoken.certainty);
      const link = linkOf(spoken, direct);
      const last = links[links.length - 1];
      // The same speaker by two words ("zei … volgens hem") is one link.
      if (link === undefined || (last !== undefined && isSameSaying(last, link))) continue;
      links.push(link);
    }
    return { links, ...(certainty === undefined ? {} : { certainty }) };
  }

  /**
   * The speaker of a sentence that only says who said the previous one ("Dat meldde KCNA maandag."), undefined when it is
   * no such sentence.
   */
  pointsBack(): Attribution | undefined {
    const { tree, words, speakers } = this.#scene;
    const denial = this.#denialByWord();
    if (denial !== undefined) return denial;
    // "heeft zijn twijfels": the auxiliary may carry the phrase.
    const verb =
      [tree.root, ...tree.childrenOf(tree.root, 'aux', 'cop')].find(
        (token) => words.at(token) !== undefined,
      ) ?? tree.root;
    const entry = words.at(verb);
    if (entry === undefined) return undefined;
    const pointer = pointerOf(this.#scene, verb);
    if (pointer === undefined && !this.#withholdsBefore(entry, verb)) return undefined;
    // Parsers often take the pointer in front for the subject: whoever else stands there without a preposition speaks.
    const other = tree
      .childrenOf(verb, 'nsubj', 'obj', 'obl', 'iobj')
      .find(
        (child) =>
          child !== pointer &&
          !speakers.isPointer(child) &&
          tree.preposition(child) === '' &&
          !tree.isTime(child) &&
          tree.upos(child) !== 'ADV',
      );
    const speaker = speakers.at(verb, entry) ?? (other === undefined ? undefined : speakers.named(other));
    if (speaker === undefined) return undefined;
    const spoken: Spoken = {
      cue: words.cueTokens(verb),
      cueText: words.cueText(verb),
      ...namingOf(tree, speaker),
      stance: words.stance(entry, verb),
      evidence: words.evidence(entry, tree.subtree(verb)),
      content: new Set(),
    };
    return linkOf(spoken, false);
  }

  /** "‘Een canard’, aldus de woordvoerster": few words that deny what was said before. */
  #denialByWord(): Attribution | undefined {
    const { pack, tree } = this.#scene;
    const denies = (token: number): boolean =>
      pack.words
        .speech(tree.lower(token), 'adverb')
        .some((entry) => entry.stance === 'denies' && entry.companions.length === 0);
    const spoken = this.spoken.find(
      (one) =>
        one.speaker !== undefined && one.content.size <= LONGEST_DENIAL && [...one.content].some(denies),
    );
    return spoken === undefined ? undefined : linkOf({ ...spoken, stance: 'denies' }, false);
  }

  /** "Zelf spreekt Teheran van propaganda": denial or doubt by a phrase that takes no content in its own sentence. */
  #withholdsBefore(entry: SpeechEntry, verb: number): boolean {
    const { tree } = this.#scene;
    if ((entry.stance !== 'denies' && entry.stance !== 'doubts') || entry.companions.length === 0)
      return false;
    return (
      tree.childOf(verb, 'ccomp', 'csubj', 'advcl') === undefined &&
      this.spoken.every((one) => !one.cue.includes(verb))
    );
  }

  /** Who speaks outermost in the sentence, for a quotation that follows without a word of saying of its own. */
  lastSpeaker(): Attribution | undefined {
    const spoken = this.spoken.find((one) => one.speaker !== undefined);
    return spoken === undefined ? undefined : linkOf({ ...spoken, stance: 'asserts' }, true);
  }

  /** The speaker that the sentence names for words in quotation marks: "…", zegt X; X: "…". */
  quoteSpeaker(): Attribution | undefined {
    const { tree, quotes, words, speakers } = this.#scene;
    for (let token = tree.first; token < tree.end; token++) {
      if (quotes.isQuoted(token) || tree.upos(token) !== 'VERB') continue;
      const entry = words.at(token);
      const speaker = entry === undefined ? undefined : speakers.at(token, entry);
      if (entry === undefined || speaker === undefined) continue;
      const link = linkOf(
        {
          cue: [token],
          cueText: words.cueText(token),
          ...namingOf(tree, speaker),
          stance: entry.stance,
          evidence: [],
          content: new Set(),
        },
        true,
      );
      if (link !== undefined) return link;
    }
    return this.#colonSpeaker();
  }

  /** "Town: "We moeten …"": a name, a colon, a quotation. */
  #colonSpeaker(): Attribution | undefined {
    const { tree, quotes, speakers, resolver } = this.#scene;
    for (let token = tree.first + 1; token < Math.min(tree.end - 1, tree.first + 12); token++) {
      if (tree.text(token) !== ':') continue;
      const head = this.#topOf(tree.first, token);
      const quoted = quotes.count(token + 1, tree.end) > 0;
      const named = tree.upos(head) === 'PROPN' || resolver.namesParticipant(tree, head);
      if (!quoted || !named || tree.upos(head) === 'VERB') return undefined;
      const speaker = speakers.named(head);
      return speaker === undefined
        ? undefined
        : { speaker: speaker.participant, stance: 'asserts', cue: ':', direct: true };
    }
    return undefined;
  }

  /** The token of a run whose head lies outside it. */
  #topOf(first: number, end: number): number {
    const { tree } = this.#scene;
    for (let token = first; token < end; token++) {
      const head = tree.head(token);
      if ((head < first || head >= end) && !tree.isRelation(token, 'punct')) return token;
    }
    return first;
  }
}

/** The same words, or a pronoun for the same speaker. */
function isSameSaying(a: Attribution, b: Attribution): boolean {
  const sameWords = a.speaker.span?.start === b.speaker.span?.start && a.speaker.text === b.speaker.text;
  const sameParty = a.speaker.id !== undefined && a.speaker.id === b.speaker.id;
  if (!sameWords && !(sameParty && !isSource(a) && !isSource(b))) return false;
  return a.stance === b.stance || isPointing(a) || isPointing(b);
}

function isPointing({ speaker }: Attribution): boolean {
  return speaker.via === 'coreference' || speaker.via === 'implicit';
}

/** A paper, a document, a witness: reports what others of its country say. */
function isSource({ speaker, evidence }: Attribution): boolean {
  return speaker.sector === 'MED' || (evidence !== undefined && evidence.length > 0);
}
