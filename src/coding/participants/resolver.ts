import type { Participant, ParticipantKind } from '../../claim/index.ts';
import type { Argument } from '../clauses/clause.ts';
import { phraseTokens } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import { coordinated } from './coordination.ts';
import { described } from './described.ts';
import type { Discourse } from './discourse.ts';
import type { MentionIndex } from './mention.ts';
import { named } from './named.ts';
import { bodyOfOwner, ofOwner } from './of-owner.ts';
import { ofCountrySpokenOf, ofOwnBody } from './own-country.ts';
import { phraseAt, type Phrase, type Scope } from './phrase-mentions.ts';
import { pointingBack } from './pointing-back.ts';

/** How often what points back may point at what itself points back. */
const MOST_STEPS = 20;

/**
 * Turns phrases of a sentence into participants: by name, by apposition ("de Russische president", "het leger van Soedan"),
 * or by what was named before. What cannot be resolved keeps its text and is not guessed.
 */
export class ParticipantResolver {
  readonly #mentions: MentionIndex;
  readonly #discourse: Discourse;
  readonly #pack: CodingPack;
  /** Who is at a head by the words of its own sentence alone; undefined where the text before must tell. */
  readonly #byWords = new Map<number, readonly Participant[] | undefined>();
  /** Who is at a head for as long as the text names nobody else. */
  readonly #known = new Map<number, readonly Participant[]>();
  /** The same without what is coordinated with it. */
  readonly #resolved = new Map<number, readonly Participant[]>();
  #tree: SentenceTree | undefined;
  #version = 0;

  constructor(mentions: MentionIndex, discourse: Discourse, pack: CodingPack) {
    this.#mentions = mentions;
    this.#discourse = discourse;
    this.#pack = pack;
  }

  /** Participants at an argument, one for each coordinated part and each state of an ellipsis. */
  resolve(tree: SentenceTree, argument: Argument): Participant[] {
    const implicit = argument.shared && argument.place === 'subj';
    // Who is the same is told by id and words: every caller has participants of its own.
    return this.#at(tree, argument.head).map((participant) =>
      implicit ? { ...participant, via: 'implicit' as const } : { ...participant },
    );
  }

  /** Who is at a head, remembered until the text names somebody else: every role and speaker asks. */
  #at(tree: SentenceTree, head: number): readonly Participant[] {
    const { version } = this.#discourse;
    if (this.#tree !== tree) {
      this.#tree = tree;
      this.#byWords.clear();
      this.#known.clear();
      this.#resolved.clear();
    } else if (this.#version !== version) {
      this.#known.clear();
      this.#resolved.clear();
    }
    this.#version = version;
    let found = this.#known.get(head);
    if (found === undefined) {
      const scope = this.#scope(tree);
      found = coordinated(scope, head).flatMap((each) => this.#resolveHead(scope, each));
      this.#known.set(head, found);
    }
    return found;
  }

  /** Whether the phrase at an argument names somebody political, without resolving what points back. */
  namesParticipant(tree: SentenceTree, head: number): boolean {
    const { first, end } = phraseTokens(tree, head);
    return this.#mentions.within(first, end).some((mention) => mention.ids.length > 0);
  }

  /** Whether a token is a word for who acts ("deskundigen"), whatever its tag. */
  isRole(token: number): boolean {
    return this.#mentions.at(token)?.kind === 'role';
  }

  #scope(tree: SentenceTree): Scope {
    return { tree, mentions: this.#mentions, discourse: this.#discourse, pack: this.#pack };
  }

  /** @param steps how often it was pointed back to get here */
  #resolveHead(scope: Scope, head: number, steps = 0): readonly Participant[] {
    let byWords = this.#byWords.get(head);
    if (byWords !== undefined) return byWords;
    const phrase = phraseAt(scope.tree, head);
    const owner = bodyOfOwner(scope, phrase);
    if (!this.#byWords.has(head)) {
      byWords = owner === undefined ? (named(scope, phrase) ?? described(scope, phrase)) : undefined;
      this.#byWords.set(head, byWords);
      if (byWords !== undefined) return byWords;
    }
    // "The army … the army …" a thousand words long: nobody looks back that often, and each would go through all before it.
    if (steps > MOST_STEPS) return unresolved(scope, phrase);
    // What points back reads only phrases in front of it, so that two that point at each other end.
    const read = (at: number): Participant[] =>
      coordinated(scope, at)
        .filter((each) => each < head)
        .flatMap((each) => this.#resolveHead(scope, each, steps + 1));
    const known = this.#resolved.get(head);
    if (known !== undefined) return known;
    const found =
      (owner === undefined
        ? undefined
        : ofOwner(scope, phrase, this.#resolveHead(scope, owner, steps + 1))) ??
      (owner === undefined ? undefined : (named(scope, phrase) ?? described(scope, phrase))) ??
      pointingBack(scope, phrase, read) ??
      ofCountrySpokenOf(scope, phrase, read) ??
      ofOwnBody(scope, phrase, read) ??
      unresolved(scope, phrase);
    this.#resolved.set(head, found);
    return found;
  }
}

function unresolved({ tree, mentions }: Scope, phrase: Phrase): Participant[] {
  const own = mentions.at(phrase.head);
  const parts = tree
    .childrenOf(phrase.head, 'appos', 'flat', 'compound')
    .flatMap((child) => mentions.at(child) ?? []);
  const role = [...(own === undefined ? [] : [own]), ...parts].find((mention) => mention.kind === 'role');
  const hasName =
    tree.upos(phrase.head) === 'PROPN' ||
    tree.childrenOf(phrase.head, 'appos', 'flat').some((child) => tree.upos(child) === 'PROPN');
  const kind: ParticipantKind =
    hasName && (role !== undefined || phrase.end - phrase.first > 1)
      ? 'person'
      : role === undefined
        ? 'unknown'
        : 'group';
  return [
    {
      text: phrase.text,
      span: phrase.span,
      kind,
      via: 'name',
      ...(role?.sector === undefined ? {} : { sector: role.sector }),
    },
  ];
}
