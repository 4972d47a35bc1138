import type { Participant, ParticipantKind } from '../../claim/index.ts';
import type { Argument } from '../clauses/clause.ts';
import { conjuncts, phraseTokens, spanOfTokens } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { Discourse } from './discourse.ts';
import { participantKindOf, type Mention, type MentionIndex } from './mention.ts';

/** Numbers that stand before "landen" or "leiders"; more than this many countries at once are not guessed. */
const COUNTS: ReadonlyMap<string, number> = new Map([
  ['2', 2],
  ['twee', 2],
  ['two', 2],
  ['3', 3],
  ['drie', 3],
  ['three', 3],
  ['4', 4],
  ['vier', 4],
  ['four', 4],
]);

/** Sectors of a state's own organs and people: without a country they are those of the country spoken of. */
const STATE_SECTORS: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY', 'CVL', 'OPP']);

interface Phrase {
  readonly head: number;
  readonly first: number;
  readonly end: number;
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

/**
 * Turns phrases of a sentence into participants: by name, by apposition ("de Russische president", "het leger van Soedan"),
 * or by what was named before. What cannot be resolved keeps its text and is not guessed.
 */
export class ParticipantResolver {
  readonly #mentions: MentionIndex;
  readonly #discourse: Discourse;
  readonly #pack: CodingPack;

  constructor(mentions: MentionIndex, discourse: Discourse, pack: CodingPack) {
    this.#mentions = mentions;
    this.#discourse = discourse;
    this.#pack = pack;
  }

  /** Participants at an argument, one for each coordinated part and each state of an ellipsis. */
  resolve(tree: SentenceTree, argument: Argument): Participant[] {
    const heads = conjuncts(tree, argument.head);
    return heads.flatMap((head) =>
      this.#resolveHead(tree, head, argument.shared && argument.place === 'subj'),
    );
  }

  /** Whether the phrase at an argument names somebody political, without resolving what points back. */
  namesParticipant(tree: SentenceTree, head: number): boolean {
    const { first, end } = phraseTokens(tree, head);
    return this.#mentions.within(first, end).some((mention) => mention.ids.length > 0);
  }

  #resolveHead(tree: SentenceTree, head: number, implicit: boolean): Participant[] {
    const { first, end } = phraseTokens(tree, head);
    const span = spanOfTokens(tree, first, end);
    const phrase: Phrase = { head, first, end, span, text: tree.document.text.slice(span.start, span.end) };
    const found =
      this.#named(tree, phrase) ??
      this.#pointingBack(tree, phrase) ??
      this.#ofCountrySpokenOf(tree, phrase) ??
      this.#unresolved(tree, phrase);
    return implicit ? found.map((participant) => ({ ...participant, via: 'implicit' as const })) : found;
  }

  #named(tree: SentenceTree, phrase: Phrase): Participant[] | undefined {
    const inside = this.#mentions.within(phrase.first, phrase.end);
    const own = this.#mentions.at(phrase.head);
    const role = own?.kind === 'role' ? own : inside.find((mention) => mention.kind === 'role');
    // A name at the head or in apposition to it: the person or body itself, whatever adjectives stand around.
    const named =
      own !== undefined && own.kind !== 'role' && own.ids.length > 0
        ? own
        : this.#apposed(tree, phrase.head).find(
            (mention) => mention.kind === 'person' || mention.kind === 'organisation',
          );
    if (named !== undefined) return this.#fromMention(phrase, named, role, 'name');
    // "de Soedanese troepen", "het leger van Soedan", "Seouls minister": the country stands beside the role; "de delegaties
    // van Washington en Beijing": so do several.
    const country = inside.find((mention) => mention.ids.length > 0 && mention !== own);
    if (country !== undefined) {
      const countries = this.#coordinatedWith(tree, country);
      return countries.flatMap((mention) => this.#fromMention(phrase, mention, role, 'apposition'));
    }
    if (own !== undefined && own.kind === 'group') return this.#fromMention(phrase, own, role, 'name');
    return undefined;
  }

  /** A mention and those coordinated with it, when the tree coordinates their words. */
  #coordinatedWith(tree: SentenceTree, mention: Mention): Mention[] {
    const heads = range(mention.firstToken, mention.endToken).filter((token) => {
      const head = tree.head(token);
      return head < mention.firstToken || head >= mention.endToken;
    });
    const others = heads
      .flatMap((head) => conjuncts(tree, head))
      .flatMap((token) => this.#mentions.at(token) ?? [])
      .filter((other) => other !== mention && other.ids.length > 0);
    return [mention, ...new Set(others)];
  }

  /** Mentions in the name that hangs on a role: "president Poetin", "Claus Soong, analist". */
  #apposed(tree: SentenceTree, head: number): Mention[] {
    return tree
      .childrenOf(head, 'appos', 'flat', 'compound', 'nmod')
      .filter((child) => tree.preposition(child) === '' && tree.relation(child) !== 'nmod:poss')
      .flatMap((child) => {
        const mention = this.#mentions.at(child);
        return mention === undefined ? [] : [mention];
      });
  }

  #fromMention(
    phrase: Phrase,
    mention: Mention,
    role: Mention | undefined,
    via: 'name' | 'apposition',
  ): Participant[] {
    const ids: readonly (string | undefined)[] = mention.ids.length > 0 ? mention.ids : [undefined];
    const sector = via === 'apposition' ? (role?.sector ?? mention.sector) : (mention.sector ?? role?.sector);
    const kind: ParticipantKind =
      via === 'apposition' && role !== undefined
        ? role.sector === 'MIL'
          ? 'group'
          : 'person'
        : participantKindOf(mention);
    const roleName = mention.role ?? role?.role ?? role?.name;
    return ids.map((id) => {
      const country =
        mention.country ??
        (id !== undefined && mention.kind !== 'organisation' && /^[A-Z]{3}$/.test(id) ? id : undefined);
      return {
        text: phrase.text,
        span: phrase.span,
        kind,
        via,
        ...(id === undefined ? {} : { id }),
        ...(country === undefined ? {} : { country }),
        ...(sector === undefined ? {} : { sector }),
        ...(mention.name === undefined || via === 'apposition' ? {} : { name: mention.name }),
        ...(roleName === undefined ? {} : { role: roleName }),
        ...(mention.wikidata === undefined || via === 'apposition' ? {} : { wikidata: mention.wikidata }),
      };
    });
  }

  #pointingBack(tree: SentenceTree, phrase: Phrase): Participant[] | undefined {
    const words = this.#pack.coreference;
    const lower = tree.lower(phrase.head);
    const lemma = tree.lemma(phrase.head);
    const back = (found: readonly Participant[]): Participant[] =>
      found.map((participant) => ({
        ...participant,
        text: phrase.text,
        span: phrase.span,
        via: 'coreference' as const,
      }));

    const count = this.#countBefore(tree, phrase);
    if (count !== undefined && (words.states.has(lemma) || words.both.has(lower))) {
      const states = this.#discourse.lastStates(tree.sentence, count);
      return states === undefined ? undefined : back(states.map((state) => stateOf(state)));
    }
    if (tree.upos(phrase.head) === 'PRON') {
      if (words.person.has(lower) && !(words.party.has(lower) && this.#isPlural(tree, phrase.head))) {
        const person = this.#discourse.nearest(tree.sentence, (participant) => participant.kind === 'person');
        if (person !== undefined) return back([person]);
      }
      if (words.party.has(lower) && this.#isPlural(tree, phrase.head)) {
        const several = this.#discourse.lastSeveral(tree.sentence);
        if (several !== undefined) return back(several);
      }
      return undefined;
    }
    const definite = tree
      .childrenOf(phrase.head, 'det')
      .some((det) => tree.feature(det, 'Definite') === 'Def' || tree.feature(det, 'PronType') === 'Dem');
    if (!definite || tree.feature(phrase.head, 'Number') === 'Plur') return undefined;
    if (words.state.has(lemma)) {
      const state = this.#discourse.nearest(
        tree.sentence,
        (participant) => participant.country !== undefined,
      );
      if (state !== undefined)
        return back([
          { ...stateOf(state), ...(lemma === 'land' || lemma === 'country' ? {} : { sector: 'GOV' }) },
        ]);
    }
    const role = this.#mentions.at(phrase.head);
    if (role?.kind === 'role' && role.sector !== undefined) {
      const wanted = role.role;
      const holder = this.#discourse.nearest(
        tree.sentence,
        (participant) => participant.kind === 'person' && participant.role !== undefined && participant.role === wanted,
      );
      if (holder !== undefined) return back([holder]);
    }
    return undefined;
  }

  /** "het leger", "de politie", "soldaten": those of the country that the text is about. */
  #ofCountrySpokenOf(tree: SentenceTree, phrase: Phrase): Participant[] | undefined {
    const role = this.#mentions.at(phrase.head);
    if (role?.kind !== 'role' || role.sector === undefined || !STATE_SECTORS.has(role.sector)) return undefined;
    const inSentence = this.#mentions.within(tree.first, tree.end).filter((mention) => mention.country !== undefined);
    const countries = new Set(inSentence.map((mention) => mention.country));
    const spokenOf =
      countries.size === 1
        ? [...countries][0]
        : countries.size === 0
          ? this.#discourse.nearest(tree.sentence, (participant) => participant.country !== undefined)?.country
          : undefined;
    if (spokenOf === undefined) return undefined;
    return [
      {
        text: phrase.text,
        span: phrase.span,
        kind: 'group',
        via: 'coreference',
        id: spokenOf,
        country: spokenOf,
        sector: role.sector,
        ...(role.role === undefined ? {} : { role: role.role }),
      },
    ];
  }

  /** Whether the verb of a pronoun is plural: Dutch "zij" is "she" and "they". */
  #isPlural(tree: SentenceTree, pronoun: number): boolean {
    const verb = tree.head(pronoun);
    if (verb < 0) return false;
    return [verb, ...tree.childrenOf(verb, 'aux', 'cop')].some((token) => tree.feature(token, 'Number') === 'Plur');
  }

  #countBefore(tree: SentenceTree, phrase: Phrase): number | undefined {
    if (this.#pack.coreference.both.has(tree.lower(phrase.head))) return 2;
    for (const child of tree.childrenOf(phrase.head, 'nummod', 'det', 'amod')) {
      const word = tree.lower(child);
      if (this.#pack.coreference.both.has(word)) return 2;
      const count = COUNTS.get(word);
      if (count !== undefined) return count;
    }
    return undefined;
  }

  #unresolved(tree: SentenceTree, phrase: Phrase): Participant[] {
    const role = this.#mentions.within(phrase.first, phrase.end).find((mention) => mention.kind === 'role');
    const named = tree.upos(phrase.head) === 'PROPN' || this.#hasProperName(tree, phrase);
    const kind: ParticipantKind =
      named && (role !== undefined || phrase.end - phrase.first > 1)
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

  #hasProperName(tree: SentenceTree, phrase: Phrase): boolean {
    return tree.childrenOf(phrase.head, 'appos', 'flat').some((child) => tree.upos(child) === 'PROPN');
  }
}

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, index) => first + index);
}

/** The state behind a participant, without the person or body it was named by. */
function stateOf(participant: Participant): Participant {
  const { id, country, text } = participant;
  const state = country ?? id;
  return {
    text,
    kind: 'state',
    ...(state === undefined ? {} : { id: state }),
    ...(country === undefined ? {} : { country }),
  };
}
