import type { Participant, TextSpan } from '../../claim/index.ts';
import { isPassive, subjectOf } from '../clauses/find-arguments.ts';
import { conjuncts, phraseTokens, spanOfTokens } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';
import type { ParticipantResolver } from '../participants/resolver.ts';
import { Belonging } from './belonging.ts';
import type { KnownSpeakers } from './known-speakers.ts';
import { firstChunk, isNaming, nounChunk, type NounChunk } from './noun-chunk.ts';
import type { TokenRange } from './spoken.ts';

/** Who speaks, and the words that name him. */
export interface Speaker {
  readonly participant: Participant;
  readonly source: TokenRange;
}

/** Clauses and marks that are no part of the naming of a speaker. */
const OUTSIDE = ['acl', 'parataxis', 'advcl', 'ccomp', 'cc', 'conj', 'punct'];

/** A verb may stand so many words behind the start of a sentence that its subject opens. */
const FURTHEST_SUBJECT = 24;
/** Source and speaker of an attribution; a pronoun that nobody could be found for names nobody. */
export function namingOf(
  tree: SentenceTree,
  speaker: Speaker | undefined,
): { readonly source?: TokenRange; readonly speaker?: Participant } {
  if (speaker === undefined) return {};
  const { source, participant } = speaker;
  const isNobody =
    participant.id === undefined && source.end - source.first === 1 && tree.upos(source.first) === 'PRON';
  return isNobody ? { source } : { source, speaker: participant };
}

/** One speaker as `Attribution.speaker`: several are joined, `id` of the first and `ids` of all. */
export function speakerOf(participants: readonly Participant[]): Participant | undefined {
  if (participants.length === 0) return undefined;
  const ids = [...new Set(participants.flatMap((participant) => participant.id ?? []))];
  const first = participants.find((participant) => participant.id !== undefined) ?? participants[0];
  return ids.length > 1 ? { ...first, ids } : first;
}

/** Finds who speaks at a word of saying. */
export class Speakers {
  readonly #tree: SentenceTree;
  readonly #pack: CodingPack;
  readonly #resolver: ParticipantResolver;
  readonly #belonging: Belonging;
  readonly #known: KnownSpeakers;

  constructor(tree: SentenceTree, pack: CodingPack, resolver: ParticipantResolver, known: KnownSpeakers) {
    this.#known = known;
    this.#tree = tree;
    this.#pack = pack;
    this.#resolver = resolver;
    this.#belonging = new Belonging(tree, pack, resolver);
  }

  /** The speaker of a verb or noun of saying; undefined when nobody is named. */
  at(token: number, entry: SpeechEntry): Speaker | undefined {
    if (entry.pos === 'noun') return this.#owner(token);
    const from = this.sourcePhrase(token, entry);
    if (from !== undefined) return this.ofChunk(from);
    const place = this.heardAt(token);
    if (place !== undefined) return this.ofChunk(place);
    const head = this.subjectHead(token);
    if (head !== undefined) return this.named(head);
    const chunk = isPassive(this.#tree, token, this.#pack.grammar) ? undefined : this.#lostSubject(token);
    return chunk === undefined ? undefined : this.ofChunk(chunk);
  }

  /** "blijkt uit een rapport": the phrase behind the preposition that the entry asks for. */
  sourcePhrase(verb: number, entry: SpeechEntry): NounChunk | undefined {
    if (entry.evidence === undefined) return undefined;
    for (let at = verb + 1; at < Math.min(this.#tree.end, verb + 4); at++) {
      if (entry.companions.includes(this.#tree.lower(at)))
        return nounChunk(this.#tree, at + 1, this.#tree.end);
    }
    return undefined;
  }

  /** "klinkt het in Warschau", "In Warschau heet het dat": where something is heard that nobody is named for. */
  heardAt(verb: number): NounChunk | undefined {
    const { grammar } = this.#pack;
    const tree = this.#tree;
    if (!grammar['impersonal-saying'].has(tree.lemma(verb)) || tree.lower(verb + 1) !== 'het')
      return undefined;
    for (let at = tree.first; at < Math.min(tree.end, verb + 6); at++) {
      if ((at > tree.first && at < verb) || !grammar['heard-at'].has(tree.lower(at))) continue;
      const chunk = nounChunk(tree, at + 1, tree.end);
      if (chunk !== undefined && !tree.isTime(chunk.head)) return chunk;
    }
    return undefined;
  }

  /** The token that heads the subject of a verb of saying, by the tree; the agent of a passive. */
  subjectHead(verb: number): number | undefined {
    const tree = this.#tree;
    // "liet doorschemeren": the subject is that of the verb that the parser takes for its main one.
    if (tree.isRelation(verb, 'compound:prt') && tree.lemma(tree.head(verb)) === 'laten')
      return this.subjectHead(tree.head(verb));
    const passive = isPassive(tree, verb, this.#pack.grammar);
    const agent = tree
      .childrenOf(verb, 'obl', 'nmod')
      .find(
        (child) =>
          this.#pack.grammar.agent.has(tree.preposition(child)) || tree.relation(child) === 'obl:agent',
      );
    if (agent !== undefined || passive) return agent;
    const subjects = tree
      .childrenOf(verb, 'nsubj')
      .filter(
        (child) =>
          !tree.isTime(child) && !this.isPointer(child) && !this.#isBehindComplementizer(child, verb),
      );
    const own = subjects.find((child) => tree.upos(child) !== 'PRON') ?? subjects[0];
    if (own === undefined)
      return tree.childOf(verb, 'nsubj') === undefined ? this.#governing(verb) : undefined;
    if (tree.isRelation(own, 'expl')) return undefined;
    if (own > verb) return this.#inFront(verb, own) ?? own;
    // A relative pronoun stands for its noun.
    return tree.upos(own) === 'PRON' ? (subjectOf(tree, verb, this.#pack.grammar) ?? own) : own;
  }

  /**
   * "kondigde aan … en dreigde Georgetown": right behind a conjunction the subject is that of the verb before; "BMW-topman Oliver Zipse
   * noemde de stemming …": who is named right in front of a verb speaks, whatever the tree makes of what follows.
   */
  #inFront(verb: number, own: number): number | undefined {
    const tree = this.#tree;
    if (this.#pack.lang !== 'nl') return undefined;
    if (
      tree.isRelation(verb, 'conj') &&
      tree.isRelation(verb - 1, 'cc') &&
      tree.upos(tree.head(verb)) === 'VERB'
    )
      return tree.childrenOf(tree.head(verb), 'nsubj').find((child) => child < verb);
    if (this.#resolver.namesParticipant(tree, own) || this.#resolver.isRole(own)) return undefined;
    const named = tree
      .childrenOf(verb, 'iobj', 'obj')
      .find((child) => child < verb && tree.preposition(child) === '');
    if (named === undefined || Math.max(...tree.subtree(named)) !== verb - 1) return undefined;
    const isSomebody =
      this.#resolver.namesParticipant(tree, named) ||
      this.#resolver.isRole(named) ||
      tree.childrenOf(named, 'appos').some((child) => tree.upos(child) === 'PROPN');
    return isSomebody ? named : undefined;
  }

  /** The subject that a verb shares with the one it is coordinated with or governed by. */
  #governing(verb: number): number | undefined {
    if (this.#lostSubject(verb) !== undefined) return undefined;
    const head = subjectOf(this.#tree, verb, this.#pack.grammar);
    return head === undefined || this.isPointer(head) || !isNaming(this.#tree, head) ? undefined : head;
  }

  #isBehindComplementizer(token: number, verb: number): boolean {
    for (let at = verb + 1; at < token; at++)
      if (this.#pack.grammar.complementizer.has(this.#tree.lower(at))) return true;
    return false;
  }

  /**
   * A subject that the tree has lost: right behind a finite verb that stands first or second ("schreef KCNA maandag"), or at the
   * start of the sentence when the verb is its first.
   */
  #lostSubject(verb: number): NounChunk | undefined {
    const tree = this.#tree;
    // "Deskundigen waarschuwen": a nominal adjective is none to the tagger.
    if (verb === tree.first + 1 && this.#resolver.isRole(tree.first))
      return { first: tree.first, end: verb, head: tree.first };
    const isFinite =
      this.#pack.lang === 'en' ||
      tree.feature(verb, 'VerbForm') === 'Fin' ||
      tree.childOf(verb, 'aux') !== undefined;
    if (!isFinite) return undefined;
    if (this.#pack.lang === 'nl') {
      const behind = firstChunk(tree, verb + 1, tree.end);
      if (
        behind !== undefined &&
        tree.childOf(verb, 'nsubj') === undefined &&
        this.#resolver.namesParticipant(tree, behind.head) &&
        !tree.isTime(behind.head)
      )
        return behind;
    }
    for (let at = tree.first; at < verb; at++)
      if (tree.upos(at) === 'VERB' && tree.childOf(at, 'nsubj') !== undefined) return undefined;
    const start = firstChunk(tree, tree.first, verb);
    return start !== undefined && !this.isPointer(start.head) && tree.first + FURTHEST_SUBJECT > verb
      ? start
      : undefined;
  }

  isPointer(token: number): boolean {
    return this.#pack.grammar.pointer.has(this.#tree.lower(token)) && this.#tree.upos(token) !== 'PROPN';
  }

  /** The speaker in the phrase right behind a preposition of saying, whatever the tree makes of it. */
  behind(tokens: readonly number[]): (Speaker & { readonly head: number }) | undefined {
    const chunk = nounChunk(this.#tree, tokens[tokens.length - 1] + 1, this.#tree.end);
    const speaker = chunk === undefined ? undefined : (this.#whoSpoke(chunk) ?? this.ofChunk(chunk));
    if (chunk === undefined || speaker === undefined) return undefined;
    // "volgens Netanyahu een gevaar": an article right behind the name opens something else.
    const isCut = speaker.source.end > chunk.end && this.#tree.upos(chunk.end) === 'DET';
    return { ...speaker, source: isCut ? chunk : speaker.source, head: chunk.head };
  }

  /** "volgens haar": whoever spoke last, where her words go on. */
  #whoSpoke({ first, end, head }: NounChunk): Speaker | undefined {
    const last = this.#known.lastPerson;
    const isPronoun = end === first + 1 && this.#pack.coreference.person.has(this.#tree.lower(head));
    if (last?.id === undefined || !isPronoun || this.#tree.upos(head) === 'NOUN') return undefined;
    const participant: Participant = {
      ...last,
      text: this.#textOf({ first, end }),
      span: this.#spanOf({ first, end }),
      via: 'coreference',
    };
    return { participant, source: { first, end } };
  }

  /** The speaker that a run of words names: as the tree has it, else as the words have it. */
  ofChunk(chunk: NounChunk): Speaker | undefined {
    const tree = this.#tree;
    let head = chunk.head;
    while (tree.head(head) >= chunk.first && tree.head(head) < head) head = tree.head(head);
    const speaker = this.named(head);
    if (speaker === undefined) return undefined;
    const isWhole = speaker.source.first <= chunk.first && speaker.source.end >= chunk.end;
    if (isWhole && speaker.source.first === chunk.first) return speaker;
    const source =
      speaker.source.first === chunk.first
        ? speaker.source
        : { first: chunk.first, end: Math.max(chunk.end, speaker.source.end) };
    if (speaker.participant.id !== undefined) return { ...speaker, source };
    for (let at = chunk.first; at < chunk.end; at++) {
      const part = this.named(at)?.participant;
      if (part?.id !== undefined && this.#resolver.namesParticipant(tree, at))
        return { participant: { ...part, text: this.#textOf(chunk), span: this.#spanOf(chunk) }, source };
    }
    return {
      participant: { ...speaker.participant, text: this.#textOf(chunk), span: this.#spanOf(chunk) },
      source,
    };
  }

  #spanOf({ first, end }: TokenRange): TextSpan {
    return spanOfTokens(this.#tree, first, end);
  }

  #textOf(range: TokenRange): string {
    const span = this.#spanOf(range);
    return this.#tree.document.text.slice(span.start, span.end);
  }

  /** Whose word it is: "de bewering van Moskou", "Seoul's claim", "its statement". */
  #owner(noun: number): Speaker | undefined {
    const owners = this.#tree.childrenOf(noun, 'nmod:poss', 'nmod', 'amod', 'compound');
    const owner =
      owners.find((child) => this.#resolver.namesParticipant(this.#tree, child)) ??
      owners.find((child) => this.#tree.upos(child) === 'PRON' || this.#tree.upos(child) === 'PROPN');
    return owner === undefined ? undefined : this.named(owner);
  }

  /** The speaker that a phrase names. */
  named(head: number): Speaker | undefined {
    const found = this.#resolver.resolve(this.#tree, { head, place: 'subj', preposition: '', shared: false });
    const participant = speakerOf(found);
    if (participant === undefined) return undefined;
    const source = this.#sourceOf(head);
    return { participant: this.#known.recall(this.#belonging.of(participant, head, source)), source };
  }

  /** All words of the naming, with appositions and coordinated speakers, from the first to the last. */
  #sourceOf(head: number): TokenRange {
    const { first, end } = phraseTokens(this.#tree, head);
    const tokens = conjuncts(this.#tree, head).flatMap((part) =>
      this.#tree.subtree(
        part,
        (child) =>
          (OUTSIDE.some((relation) => this.#tree.isRelation(child, relation)) &&
            !(this.#tree.isRelation(child, 'punct') && child > part)) ||
          (this.#tree.isRelation(child, 'case') && this.#tree.head(child) === head),
      ),
    );
    let last = Math.max(end - 1, ...tokens);
    while (last > head && this.#tree.upos(last) === 'PUNCT') last--;
    return { first: Math.min(first, ...tokens), end: last + 1 };
  }
}
