import type { Participant } from '../../claim/index.ts';
import { phraseTokens } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import { readTable } from '../../resources.ts';
import { wordsOf } from '../packs/concepts.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { ParticipantResolver } from '../participants/resolver.ts';
import type { TokenRange } from './spoken.ts';

/** Where somebody belongs stands within so many words of his name. */
const AFFILIATION_REACH = 14;

/** Parts of speech that can head the naming of a speaker. */
const NAMING: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'X', 'NUM', 'SYM']);

/** Finds the country of a speaker whose own words do not say it: from the sentence, or from where he works. */
export class Belonging {
  readonly #tree: SentenceTree;
  readonly #pack: CodingPack;
  readonly #resolver: ParticipantResolver;

  constructor(tree: SentenceTree, pack: CodingPack, resolver: ParticipantResolver) {
    this.#tree = tree;
    this.#pack = pack;
    this.#resolver = resolver;
  }

  /** The participant with what the words around him add. */
  of(participant: Participant, head: number, source: TokenRange): Participant {
    const known = this.#isGuess(participant, source)
      ? withoutCountry(participant)
      : this.#ofSentence(participant, head);
    return this.#affiliated(known, source);
  }

  /** "hij", "zijn staf", "het staatspersbureau": who was named before in the sentence, or belongs to him. */
  #ofSentence(participant: Participant, head: number): Participant {
    const tree = this.#tree;
    if (participant.id !== undefined && participant.via !== 'coreference') return participant;
    const person = this.#pack.coreference.person;
    const isPronoun = tree.upos(head) === 'PRON';
    const owned = tree
      .children(head)
      .some((child) => person.has(tree.lower(child)) && tree.upos(child) !== 'NOUN');
    const stateMedia = this.#pack.words
      .speech(tree.lemma(head), 'noun')
      .some((entry) => entry.evidence === 'state-media');
    if (!(isPronoun && person.has(tree.lower(head))) && !owned && !stateMedia) return participant;
    const antecedents = this.#namedBefore(head);
    // A person is meant by a pronoun; a state by what belongs to it.
    const found =
      antecedents.find((one) => one.kind === 'person') ?? (isPronoun ? undefined : antecedents[0]);
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
    const { first } = phraseTokens(tree, head);
    for (let token = tree.first; token < first; token++) {
      if (!NAMING.has(tree.upos(token)) || tree.upos(token) === 'PRON') continue;
      if (this.#resolver.namesParticipant(tree, token)) heads.push(token);
    }
    return heads
      .sort((a, b) => Number(tree.isRelation(b, 'nsubj')) - Number(tree.isRelation(a, 'nsubj')) || a - b)
      .flatMap((token) =>
        this.#resolver.resolve(tree, { head: token, place: 'subj', preposition: '', shared: false }),
      )
      .filter((one) => one.id !== undefined);
  }

  /** A role with a name of its own ("oud-generaal Filip Verstraelen") is not the role-holder of the country spoken of. */
  #isGuess(participant: Participant, source: TokenRange): boolean {
    if (participant.via !== 'coreference' || this.#tree.upos(source.first) === 'PRON') return false;
    const surname = participant.name?.split(' ').at(-1);
    if (surname !== undefined && participant.text.includes(surname)) return false;
    for (let at = source.first; at < source.end; at++) if (this.#tree.upos(at) === 'PROPN') return true;
    return false;
  }

  /**
   * "Choi Eun-mi, analist bij het instituut in Seoul": who has no country of his own takes that of what he belongs to, in his
   * naming, in the phrase behind it or in one apposition.
   */
  #affiliated(participant: Participant, source: TokenRange): Participant {
    if (
      participant.id !== undefined ||
      participant.via === 'coreference' ||
      this.#tree.upos(source.first) === 'PRON'
    )
      return participant;
    const tree = this.#tree;
    let commas = 0;
    for (let at = source.first; at < Math.min(tree.end, source.end + AFFILIATION_REACH); at++) {
      const text = tree.text(at);
      if (/^[;:.“”‘’"]$/.test(text)) break;
      if (at >= source.end && at === source.end && text !== ',' && tree.upos(at) !== 'ADP') break;
      if (text === ',' && ++commas > 1) break;
      if (tree.upos(at) === 'VERB' && !(commas === 1 && tree.upos(at - 1) === 'PRON') && at >= source.end) {
        // "who lectures in Haifa" is part of the naming, any other verb is not.
        if (commas === 0 || !/^W/.test(tree.xpos(at - 1))) break;
      }
      const town = townCountry(tree.text(at));
      if (town !== undefined && this.#pack.coreference.locative.has(tree.lower(at - 1)))
        return { ...participant, id: town, country: town };
      if (town !== undefined && tree.isRelation(at, 'amod') && at >= source.end)
        return { ...participant, id: town, country: town };
      if (!this.#resolver.namesParticipant(tree, at) || tree.isTime(at)) continue;
      const country = this.#resolver
        .resolve(tree, { head: at, place: 'subj', preposition: '', shared: false })
        .map((found) => found.country ?? found.id)
        .find((id) => id !== undefined);
      if (country !== undefined) return { ...participant, id: country, country };
    }
    return participant;
  }
}

let towns: ReadonlyMap<string, string> | undefined;

/** The country of a town that scholars work in, by its name or adjective (`packs/actors/university-towns.tsv`). */
function townCountry(word: string): string | undefined {
  if (!/^\p{Lu}/u.test(word)) return undefined;
  towns ??= new Map(
    readTable('packs', 'actors', 'university-towns.tsv').flatMap(({ country, words }) =>
      wordsOf(words).map((name) => [name, country] as const),
    ),
  );
  return towns.get(word);
}

function withoutCountry(participant: Participant): Participant {
  const { id: _id, country: _country, ...rest } = participant;
  return { ...rest, via: 'name' };
}
