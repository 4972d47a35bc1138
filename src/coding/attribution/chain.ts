import type { Attribution, Certainty } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import { weaker } from '../clauses/modality.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';
import type { ParticipantResolver } from '../participants/resolver.ts';
import { findSpoken, pointerOf } from './find-spoken.ts';
import { KnownSpeakers } from './known-speakers.ts';
import type { Quotes } from './quotes.ts';
import type { SpeechScene } from './speech-scene.ts';
import { SpeechWords } from './speech-words.ts';
import { namingOf, Speakers, type Speaker } from './speakers.ts';
import { byDepth, isWithholding, linkOf, type Spoken } from './spoken.ts';

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
  #spoken: readonly Spoken[] | undefined;

  constructor(
    tree: SentenceTree,
    pack: CodingPack,
    resolver: ParticipantResolver,
    quotes: Quotes,
    known: KnownSpeakers = new KnownSpeakers(),
  ) {
    this.#scene = {
      tree,
      pack,
      resolver,
      quotes,
      words: new SpeechWords(tree, pack),
      speakers: new Speakers(tree, pack, resolver, known),
    };
  }

  /**
   * All attributions of the sentence, with the places of cue, speaker and content; outermost first. Found at the first call:
   * of a sentence that is only looked ahead to, nobody asks for them.
   */
  get spoken(): readonly Spoken[] {
    this.#spoken ??= findSpoken(this.#scene).sort(byDepth);
    return this.#spoken;
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
    return certainty === undefined ? { links } : { links, certainty };
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
    const outer =
      [tree.root, ...tree.childrenOf(tree.root, 'aux', 'cop')].find(
        (token) => words.at(token) !== undefined,
      ) ?? tree.root;
    // "merkte op dat hij deze rapporten niet kan verifiëren": what is said points back, and who says it withholds it.
    const verb = this.#withholdingBelow(outer) ?? outer;
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
    const own = verb === outer ? undefined : speakers.at(outer, words.at(outer) ?? entry);
    const speaker =
      own ??
      this.#beside(verb, entry) ??
      speakers.at(verb, entry) ??
      (other === undefined ? undefined : speakers.named(other));
    if (speaker === undefined) return undefined;
    const stance = words.stance(entry, verb);
    const spoken: Spoken = {
      cue: words.cueTokens(verb),
      cueText: words.cueText(verb),
      ...namingOf(tree, speaker),
      stance,
      // "kan deze rapporten niet verifiëren": the reports are what is doubted, not what the doubt rests on.
      evidence: isWithholding(stance) ? [] : words.evidence(entry, tree.subtree(verb)),
      content: new Set(),
    };
    return linkOf(spoken, false);
  }

  /** "Volgens Teheran klopt daar niets van", "Dat klopt niet, zegt Kyiv": who says so stands beside a phrase that denies. */
  #beside(verb: number, entry: SpeechEntry): Speaker | undefined {
    if (entry.stance !== 'denies' || entry.companions.length === 0) return undefined;
    const one = this.spoken.find(
      ({ speaker, source, content, stance }) =>
        speaker !== undefined && source !== undefined && stance === 'asserts' && content.has(verb),
    );
    return one?.speaker === undefined || one.source === undefined
      ? undefined
      : { participant: one.speaker, source: one.source };
  }

  /** A word below a word of saying that denies or doubts what a pointer takes up, said by the same speaker. */
  #withholdingBelow(outer: number): number | undefined {
    const { tree, words, speakers, pack } = this.#scene;
    if (words.at(outer) === undefined) return undefined;
    return tree.childrenOf(outer, 'ccomp', 'xcomp').find((child) => {
      const entry = words.at(child);
      const subject = tree.childOf(child, 'nsubj');
      const isOwn =
        subject === undefined ||
        (tree.upos(subject) === 'PRON' && pack.coreference.person.has(tree.lower(subject))) ||
        speakers.isPointer(subject);
      return (
        entry !== undefined &&
        isOwn &&
        words.stance(entry, child) !== 'asserts' &&
        pointerOf(this.#scene, child) !== undefined
      );
    });
  }

  /** "‘Een canard’, aldus de woordvoerster": few words that deny what was said before. */
  #denialByWord(): Attribution | undefined {
    const { pack, tree } = this.#scene;
    const denies = (token: number): boolean =>
      !tree.isRelation(token, 'det') &&
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

  /** Whose view a verb tells: "Macron bestempelde …", "Zelensky uitte zijn zorgen over …". */
  viewOf(verb: number): Attribution | undefined {
    const { tree, words, speakers } = this.#scene;
    const head = speakers.subjectHead(verb);
    const speaker = head === undefined ? undefined : speakers.named(head);
    if (speaker === undefined) return undefined;
    const naming = namingOf(tree, speaker);
    return naming.speaker === undefined
      ? undefined
      : { speaker: naming.speaker, stance: 'asserts', cue: words.cueText(verb), direct: false };
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
