import type { Participant } from '../../claim/index.ts';
import { isPassive, subjectOf } from '../clauses/find-arguments.ts';
import { conjuncts, phraseTokens } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { SpeechEntry } from '../packs/word-tables.ts';
import type { ParticipantResolver } from '../participants/resolver.ts';
import type { TokenRange } from './spoken.ts';

/** Who speaks, and the words that name him. */
export interface Speaker {
  readonly participant: Participant;
  readonly source: TokenRange;
}

/** Clauses and marks that are no part of the naming of a speaker. */
const OUTSIDE = ['acl', 'parataxis', 'advcl', 'ccomp', 'cc', 'conj', 'punct'];

/** Parts of speech that can head the naming of a speaker. */
const NAMING: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'X', 'NUM', 'SYM']);

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

  constructor(tree: SentenceTree, pack: CodingPack, resolver: ParticipantResolver) {
    this.#tree = tree;
    this.#pack = pack;
    this.#resolver = resolver;
  }

  /** The speaker of a verb or noun of saying; undefined when nobody is named. */
  at(token: number, entry: SpeechEntry): Speaker | undefined {
    if (entry.pos === 'noun') return this.#owner(token);
    const from = this.#evidencePhrase(token, entry);
    const head = from ?? this.subjectHead(token);
    return head === undefined ? undefined : this.named(head);
  }

  /** "blijkt uit een rapport", "learned from officials": the phrase whose preposition the entry asks for. */
  #evidencePhrase(verb: number, entry: SpeechEntry): number | undefined {
    return this.#tree
      .childrenOf(verb, 'obl', 'nmod', 'obj')
      .find((child) => entry.companions.includes(this.#tree.preposition(child)) && entry.evidence !== undefined);
  }

  /** The token that heads the subject of a verb of saying: the agent of a passive, a subject that the tree lost. */
  subjectHead(verb: number): number | undefined {
    const agent = this.#tree
      .childrenOf(verb, 'obl', 'nmod')
      .find((child) => this.#pack.grammar.agent.has(this.#tree.preposition(child)) || this.#tree.relation(child) === 'obl:agent');
    if (agent !== undefined) return agent;
    const passive = isPassive(this.#tree, verb, this.#pack.grammar);
    const subjects = this.#tree.childrenOf(verb, 'nsubj').filter((child) => !this.#tree.isTime(child));
    if (passive) return undefined;
    const [own] = subjects.filter((child) => !this.isPointer(child));
    const governed = own === undefined && subjects.length > 0 ? undefined : subjectOf(this.#tree, verb, this.#pack.grammar);
    const head = own === undefined ? (this.#lostSubject(verb) ?? governed) : (governed ?? own);
    return head === undefined || this.isPointer(head) || this.#isExpletive(head) ? undefined : head;
  }

  isPointer(token: number): boolean {
    return this.#pack.grammar.pointer.has(this.#tree.lower(token)) && this.#tree.upos(token) !== 'PROPN';
  }

  #isExpletive(token: number): boolean {
    return this.#tree.isRelation(token, 'expl');
  }

  /** A bare phrase beside the verb that the tree calls object, oblique or part of another name: "schreef KCNA maandag". */
  #lostSubject(verb: number): number | undefined {
    const isName = (token: number): boolean =>
      NAMING.has(this.#tree.upos(token)) && this.#tree.preposition(token) === '' && !this.#tree.isTime(token);
    const behind = this.headStarting(this.skipAuxiliaries(verb + 1));
    const finite = this.#tree.feature(verb, 'VerbForm') === 'Fin' || this.#tree.childOf(verb, 'aux') !== undefined;
    if (behind !== undefined && finite && isName(behind) && this.#tree.isWithin(behind, verb)) return behind;
    return this.#tree
      .childrenOf(verb, 'obj', 'iobj', 'obl', 'dep', 'dislocated')
      .find((child) => isName(child) && this.#resolver.namesParticipant(this.#tree, child) && this.#tree.childOf(verb, 'ccomp') !== undefined);
  }

  skipAuxiliaries(token: number): number {
    let at = token;
    while (at < this.#tree.end && this.#tree.isRelation(at, 'aux')) at++;
    return at;
  }

  /** Head of the phrase that starts at a token: the outermost of the words from there that hang together. */
  headStarting(token: number): number | undefined {
    if (token >= this.#tree.end) return undefined;
    let head = token;
    while (!NAMING.has(this.#tree.upos(head))) {
      const next = this.#tree.head(head);
      if (next <= head || next - token > 8) return undefined;
      head = next;
    }
    // A name's first word may hang on its last, and an adjective's noun on the name behind it.
    while (this.#tree.head(head) > head && this.#isInsideName(head)) head = this.#tree.head(head);
    return head;
  }

  #isInsideName(token: number): boolean {
    return ['flat', 'compound', 'nmod', 'amod', 'det', 'nummod', 'appos'].some((relation) => this.#tree.isRelation(token, relation));
  }

  /** The speaker in the phrase right behind a preposition of saying, whatever the tree makes of it. */
  behind(tokens: readonly number[]): (Speaker & { readonly head: number }) | undefined {
    const head = this.headStarting(tokens[tokens.length - 1] + 1);
    if (head === undefined) return undefined;
    const speaker = this.named(head);
    return speaker === undefined ? undefined : { ...speaker, head };
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
    return { participant: this.#affiliated(this.#ofSentence(participant, head), head), source: this.#sourceOf(head) };
  }

  /** "hij", "zijn staf", "het staatspersbureau": who was named before in the sentence, or belongs to him. */
  #ofSentence(participant: Participant, head: number): Participant {
    const tree = this.#tree;
    if (participant.id !== undefined && participant.via !== 'coreference') return participant;
    const person = this.#pack.coreference.person;
    const isPronoun = tree.upos(head) === 'PRON';
    const owned = tree.children(head).some((child) => person.has(tree.lower(child)) && tree.upos(child) !== 'NOUN');
    const stateMedia = this.#pack.words.speech(tree.lemma(head), 'noun').some((entry) => entry.evidence === 'state-media');
    if (!(isPronoun && person.has(tree.lower(head))) && !owned && !stateMedia) return participant;
    const antecedents = this.#namedBefore(head);
    // A person is meant by a pronoun; a state by what belongs to it.
    const found = antecedents.find((one) => one.kind === 'person') ?? antecedents[0];
    if (found?.id === undefined) return participant;
    const { text, span } = participant;
    const { id, country, name, sector } = found;
    return {
      text,
      ...(span === undefined ? {} : { span }),
      id,
      kind: isPronoun ? (found.kind ?? 'person') : (participant.kind ?? 'group'),
      via: 'coreference',
      ...(country === undefined ? {} : { country }),
      ...(isPronoun && name !== undefined ? { name } : {}),
      ...(sector === undefined ? {} : { sector }),
    };
  }

  /** Subjects with an id that stand before a token, then all others. */
  #namedBefore(head: number): Participant[] {
    const tree = this.#tree;
    const heads: number[] = [];
    for (let token = tree.first; token < head; token++) {
      if (tree.isWithin(token, head) || !NAMING.has(tree.upos(token)) || tree.upos(token) === 'PRON') continue;
      if (this.#resolver.namesParticipant(tree, token)) heads.push(token);
    }
    return heads
      .sort((a, b) => Number(tree.isRelation(b, 'nsubj')) - Number(tree.isRelation(a, 'nsubj')) || a - b)
      .flatMap((token) => this.#resolver.resolve(tree, { head: token, place: 'subj', preposition: '', shared: false }))
      .filter((one) => one.id !== undefined);
  }

  /** "Choi Eun-mi, analist bij het instituut in Seoul": who has no country of his own takes that of what he belongs to. */
  #affiliated(participant: Participant, head: number): Participant {
    if (participant.id !== undefined || participant.via === 'coreference') return participant;
    const below = this.#tree.subtree(head, (child) =>
      ['acl', 'parataxis', 'advcl', 'ccomp', 'conj'].some((relation) => this.#tree.isRelation(child, relation)),
    );
    for (const token of below) {
      if (token === head || !this.#resolver.namesParticipant(this.#tree, token)) continue;
      const country = this.#resolver
        .resolve(this.#tree, { head: token, place: 'subj', preposition: '', shared: false })
        .map((found) => found.country ?? found.id)
        .find((id) => id !== undefined);
      if (country !== undefined) return { ...participant, id: country, country };
    }
    return participant;
  }

  /** All words of the naming, with appositions and coordinated speakers, from the first to the last. */
  #sourceOf(head: number): TokenRange {
    const { first, end } = phraseTokens(this.#tree, head);
    const tokens = conjuncts(this.#tree, head).flatMap((part) =>
      this.#tree.subtree(
        part,
        (child) =>
          (OUTSIDE.some((relation) => this.#tree.isRelation(child, relation)) && !(this.#tree.isRelation(child, 'punct') && child > part)) ||
          (this.#tree.isRelation(child, 'case') && this.#tree.head(child) === head),
      ),
    );
    let last = Math.max(end - 1, ...tokens);
    while (last > head && this.#tree.upos(last) === 'PUNCT') last--;
    return { first: Math.min(first, ...tokens), end: last + 1 };
  }
}
