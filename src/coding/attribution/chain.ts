import type { Attribution, Certainty, Participant, Stance } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import { subjectOf } from '../clauses/find-arguments.ts';
import { modalityOf } from '../clauses/modality.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';
import type { ParticipantResolver } from '../participants/resolver.ts';
import type { Quotes } from './quotes.ts';

/** A chain of speakers, outermost first, and what their words do to the certainty of what they report. */
export interface Chain {
  readonly links: readonly Attribution[];
  readonly certainty?: Certainty;
}

/** One speaker as `Attribution.speaker`: several are joined, `id` of the first and `ids` of all. */
export function speakerOf(participants: readonly Participant[]): Participant | undefined {
  if (participants.length === 0) return undefined;
  const ids = [
    ...new Set(participants.flatMap((participant) => (participant.id === undefined ? [] : [participant.id]))),
  ];
  return ids.length > 1 ? { ...participants[0], ids } : participants[0];
}

/** A quotation without a word of saying above it in the tree has the speaker that its sentence or the one before names. */
export function chainWithQuote(chain: Chain, speaker: Attribution | undefined, isQuoted: boolean): Chain {
  if (speaker === undefined || chain.links.length > 0 || !isQuoted) return chain;
  return { ...chain, links: [{ ...speaker, direct: true }] };
}

/** Reads who says a proposition, by which word, from one sentence's tree. */
export class AttributionReader {
  readonly #tree: SentenceTree;
  readonly #pack: CodingPack;
  readonly #resolver: ParticipantResolver;
  readonly #quotes: Quotes;

  constructor(tree: SentenceTree, pack: CodingPack, resolver: ParticipantResolver, quotes: Quotes) {
    this.#tree = tree;
    this.#pack = pack;
    this.#resolver = resolver;
    this.#quotes = quotes;
  }

  /** The chain above a predicate, from the words of saying that govern it. */
  chainOf(clause: Clause): Chain {
    const innerFirst: Attribution[] = [];
    let certainty: Certainty | undefined;
    const add = (entry: SpeechEntry, cue: number, speakers: readonly Participant[], stance: Stance): void => {
      certainty ??= entry.certainty;
      const speaker = speakerOf(speakers);
      if (speaker === undefined) return;
      const evidence = this.#evidence(cue, entry);
      innerFirst.push({
        speaker,
        stance,
        cue: this.#cueText(cue),
        ...(evidence.length === 0 ? {} : { evidence }),
        direct: this.#quotes.isQuoted(clause.head),
      });
    };
    const seen = new Set<number>();
    for (let at = clause.head; at >= 0; at = this.#tree.head(at)) {
      for (const child of this.#tree.children(at)) {
        if (this.#tree.isWithin(clause.head, child)) continue;
        const adverbial = this.#adverbialSpeaker(child);
        if (adverbial !== undefined && !seen.has(child)) {
          seen.add(child);
          add(adverbial.entry, adverbial.cue, adverbial.speakers, adverbial.entry.stance);
        }
        const inserted = this.#insertedSpeech(child);
        if (inserted !== undefined && !seen.has(child)) {
          seen.add(child);
          add(inserted, child, this.#subjects(child), this.#stance(inserted, child));
        }
      }
      const governor = this.#tree.head(at);
      if (governor < 0 || seen.has(governor)) continue;
      if (this.#isContent(at)) {
        const entry = this.#speechAt(governor);
        if (entry !== undefined) {
          seen.add(governor);
          add(entry, governor, this.#speakersAt(governor), this.#stance(entry, governor));
        }
      }
    }
    return { links: innerFirst.reverse(), ...(certainty === undefined ? {} : { certainty }) };
  }

  /**
   * The speaker of a sentence that only says who said the previous one ("Dat meldde KCNA maandag."), undefined when it is
   * no such sentence.
   */
  pointsBack(): Attribution | undefined {
    const root = this.#tree.root;
    const entry = this.#speechAt(root);
    if (entry === undefined || this.#tree.childOf(root, 'ccomp') !== undefined) return undefined;
    const parts = this.#tree
      .childrenOf(root, 'obj', 'nsubj', 'obl', 'advmod', 'iobj')
      .filter((child) => !this.#tree.isTime(child));
    const isPointer = (token: number): boolean => this.#pack.grammar.pointer.has(this.#tree.lower(token));
    if (!parts.some(isPointer)) return undefined;
    // Parsers often take the pointer in front for the subject: whoever else stands there without a preposition speaks.
    const head = parts.find(
      (child) => !isPointer(child) && this.#tree.preposition(child) === '' && this.#tree.upos(child) !== 'ADV',
    );
    const speaker =
      head === undefined
        ? undefined
        : speakerOf(this.#resolver.resolve(this.#tree, { head, place: 'subj', preposition: '', shared: false }));
    if (speaker === undefined) return undefined;
    const evidence = this.#evidence(root, entry);
    return {
      speaker,
      stance: this.#stance(entry, root),
      cue: this.#cueText(root),
      ...(evidence.length === 0 ? {} : { evidence }),
      direct: false,
    };
  }

  /** The speaker that the sentence names for words in quotation marks: "…", zegt X; X: "…". */
  quoteSpeaker(): Attribution | undefined {
    for (let token = this.#tree.first; token < this.#tree.end; token++) {
      if (this.#quotes.isQuoted(token)) continue;
      const entry = this.#speechAt(token);
      if (entry === undefined || this.#tree.upos(token) !== 'VERB') continue;
      const speaker = speakerOf(this.#subjects(token));
      if (speaker !== undefined)
        return { speaker, stance: entry.stance, cue: this.#cueText(token), direct: true };
    }
    return this.#colonSpeaker();
  }

  /** "Town: "We moeten …"": a name, a colon, a quotation. */
  #colonSpeaker(): Attribution | undefined {
    const { first, end } = this.#tree;
    for (let token = first + 1; token < Math.min(end - 1, first + 12); token++) {
      if (this.#tree.text(token) !== ':') continue;
      const head = this.#topOf(first, token);
      const quoted = this.#quotes.count(token + 1, end) > 0;
      const named = this.#tree.upos(head) === 'PROPN' || this.#resolver.namesParticipant(this.#tree, head);
      if (!quoted || !named || this.#tree.upos(head) === 'VERB') return undefined;
      const speaker = speakerOf(
        this.#resolver.resolve(this.#tree, { head, place: 'subj', preposition: '', shared: false }),
      );
      return speaker === undefined ? undefined : { speaker, stance: 'asserts', cue: ':', direct: true };
    }
    return undefined;
  }

  /** The token of a run whose head lies outside it. */
  #topOf(first: number, end: number): number {
    for (let token = first; token < end; token++) {
      const head = this.#tree.head(token);
      if (head < first || head >= end) if (!this.#tree.isRelation(token, 'punct')) return token;
    }
    return first;
  }

  /** Whether a token is what its governor says, demands or believes. */
  #isContent(token: number): boolean {
    const relation = this.#tree.relation(token);
    return (
      relation.startsWith('ccomp') ||
      relation.startsWith('xcomp') ||
      relation.startsWith('csubj') ||
      relation === 'acl' ||
      relation === 'obj' ||
      relation === 'parataxis' ||
      relation.startsWith('advcl')
    );
  }

  #speechAt(token: number): SpeechEntry | undefined {
    const pos = this.#tree.upos(token) === 'NOUN' ? 'noun' : 'verb';
    const particle = this.#tree.childOf(token, 'compound:prt');
    const lemma = this.#tree.lemma(token);
    const joined =
      particle === undefined || lemma.startsWith(this.#tree.lower(particle))
        ? lemma
        : this.#tree.lower(particle) + lemma;
    const near = new Set(
      this.#tree.subtree(token).flatMap((below) => [this.#tree.lemma(below), this.#tree.lower(below)]),
    );
    return this.#pack.words
      .speech(joined, pos)
      .find((entry) => entry.companions.every((companion) => near.has(companion)));
  }

  /** A speaking clause set beside what is said: "…, zegt Town". It has a subject and no content of its own. */
  #insertedSpeech(token: number): SpeechEntry | undefined {
    if (!this.#tree.isRelation(token, 'parataxis')) return undefined;
    if (this.#tree.childOf(token, 'ccomp') !== undefined) return undefined;
    const entry = this.#speechAt(token);
    return entry !== undefined && this.#tree.childOf(token, 'nsubj') !== undefined ? entry : undefined;
  }

  /** "volgens Zuid-Korea", "according to the Pentagon", "aldus Breuker"; without a speaker "naar verluidt". */
  #adverbialSpeaker(token: number): { entry: SpeechEntry; cue: number; speakers: Participant[] } | undefined {
    const below = new Set(
      this.#tree.subtree(token).flatMap((child) => [this.#tree.lower(child), this.#tree.lemma(child)]),
    );
    for (const marker of this.#tree.childrenOf(token, 'case', 'mark')) {
      const entry = this.#pack.words
        .speech(this.#prepositionAt(marker), 'prep')
        .find((candidate) => candidate.companions.every((companion) => below.has(companion)));
      if (entry === undefined) continue;
      // "naar het oordeel van X": the speaker hangs below the noun of the phrase.
      const head = entry.companions.length === 0 ? token : this.#tree.childOf(token, 'nmod', 'nmod:poss');
      const speakers =
        head === undefined
          ? []
          : this.#resolver.resolve(this.#tree, { head, place: 'oblique', preposition: '', shared: false });
      return { entry, cue: marker, speakers };
    }
    const markers = this.#tree.childrenOf(token, 'case').map((child) => this.#tree.lower(child));
    for (const word of [this.#tree.lower(token), this.#tree.lemma(token), ...markers]) {
      const adverb = this.#pack.words
        .speech(word, 'adverb')
        .find((entry) => entry.companions.every((companion) => below.has(companion)));
      if (adverb !== undefined && !this.#tree.isRelation(token, 'conj')) {
        // "naar eigen zeggen": the subject speaks for himself.
        const own = adverb.companions.includes('eigen') || adverb.companions.includes('own');
        return { entry: adverb, cue: token, speakers: own ? this.#subjects(this.#tree.head(token)) : [] };
      }
    }
    return undefined;
  }

  #prepositionAt(marker: number): string {
    return [marker, ...this.#tree.childrenOf(marker, 'fixed')]
      .map((part) => this.#tree.lower(part))
      .join(' ');
  }

  #subjects(verb: number): Participant[] {
    const passiveAgent = this.#tree
      .childrenOf(verb, 'obl')
      .find(
        (child) =>
          this.#pack.grammar.agent.has(this.#tree.preposition(child)) ||
          this.#tree.relation(child) === 'obl:agent',
      );
    const head = passiveAgent ?? subjectOf(this.#tree, verb, this.#pack.grammar);
    if (head === undefined || this.#pack.grammar.pointer.has(this.#tree.lower(head))) return [];
    return this.#resolver.resolve(this.#tree, { head, place: 'subj', preposition: '', shared: false });
  }

  #speakersAt(governor: number): Participant[] {
    if (this.#tree.upos(governor) !== 'NOUN') return this.#subjects(governor);
    const owner = this.#tree.childOf(governor, 'nmod:poss', 'nmod', 'amod');
    return owner === undefined || !this.#resolver.namesParticipant(this.#tree, owner)
      ? []
      : this.#resolver.resolve(this.#tree, { head: owner, place: 'poss', preposition: '', shared: false });
  }

  /** "kan niet bevestigen", "ontkent niet": a negated word of saying withholds what it says. */
  #stance(entry: SpeechEntry, verb: number): Stance {
    if (modalityOf(this.#tree, verb, this.#pack).polarity === 'positive') return entry.stance;
    return entry.stance === 'denies' ? 'asserts' : 'doubts';
  }

  #cueText(token: number): string {
    const particle = this.#tree.childOf(token, 'compound:prt');
    const word = this.#prepositionCue(token);
    return particle === undefined ? word : `${word} … ${this.#tree.text(particle)}`;
  }

  #prepositionCue(token: number): string {
    return [token, ...this.#tree.childrenOf(token, 'fixed')].map((part) => this.#tree.text(part)).join(' ');
  }

  #evidence(cue: number, entry: SpeechEntry): string[] {
    const found = new Set(entry.evidence === undefined ? [] : [entry.evidence]);
    const governor = this.#tree.upos(cue) === 'ADP' ? this.#tree.head(cue) : cue;
    for (const token of this.#tree.subtree(governor, (child) => this.#tree.isRelation(child, 'ccomp'))) {
      for (const noun of this.#pack.words.speech(this.#tree.lemma(token), 'noun'))
        if (noun.evidence !== undefined) found.add(noun.evidence);
    }
    return [...found];
  }
}
