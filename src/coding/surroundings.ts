import type { ClaimTime, Place, Quantity } from '../claim/index.ts';
import type { Document } from '../document/index.ts';
import { findMentions, type ActorMention } from './actors/find-mentions.ts';
import type { Clause, Tense } from './clauses/clause.ts';
import type { SentenceTree } from './clauses/sentence-tree.ts';
import { maybeCodingPack } from './packs/coding-pack.ts';
import { carrierOf } from './events/fill-roles.ts';
import { findPlaces, type PlaceExpression, type PlaceRelation } from './places/places.ts';
import { MentionIndex, type Mention } from './participants/mention.ts';
import { findQuantities, type QuantityExpression } from './quantities/quantities.ts';
import { isBeside, placingTense, timeOfClause } from './time/clause-times.ts';
import type { TimeRelation } from './time/lexicon.ts';
import { publishedTime } from './time/published-time.ts';
import { findTimes, resolve, type ResolvedTime, type TimeExpression } from './time/times.ts';

/** Time, place and numbers of one clause. */
export interface Around {
  readonly time?: ClaimTime;
  /** How the event lies to the expression that gives the time: on it, before it, since it. */
  readonly relation?: TimeRelation;
  readonly place?: Place;
  readonly quantities: readonly Quantity[];
}

/** Relations of a place that an event happens at. */
const AT_PLACE: ReadonlySet<PlaceRelation> = new Set<PlaceRelation>(['at', 'on', 'near']);

/** Relations that open a clause of its own, whose times and numbers are not the outer clause's. */
const OWN_CLAUSE = ['ccomp', 'advcl', 'acl', 'parataxis', 'csubj'];

/**
 * What stands around the clauses of a document: who is named, when, how many. Found once for the whole text, handed out
 * clause by clause.
 */
export class Surroundings {
  readonly mentions: MentionIndex;
  /** Tokens that are part of an expression of time. */
  readonly timeTokens: ReadonlySet<number>;
  readonly #times: ReadonlyMap<number, readonly TimeExpression[]>;
  readonly #quantities: ReadonlyMap<number, readonly QuantityExpression[]>;
  readonly #places: ReadonlyMap<number, readonly PlaceExpression[]>;
  readonly #published: string | undefined;
  readonly #publishedTimes = new Map<Tense, ClaimTime>();
  readonly #around = new WeakMap<Clause, Around>();
  readonly #own = new WeakMap<Clause, ReadonlySet<number>>();

  /** @param published EDTF date of the article, from which relative times are reckoned */
  constructor(document: Document, published?: string) {
    const mentions = findMentions(document, published);
    this.mentions = new MentionIndex(mentions.map(asCoded));
    this.#places = bySentence(findPlaces(document, mentions));
    const times = findTimes(document, published === undefined ? {} : { published });
    this.#times = bySentence(times);
    this.timeTokens = new Set(times.flatMap((time) => range(time.firstToken, time.endToken)));
    this.#quantities = bySentence(findQuantities(document));
    this.#published = published;
  }

  /** Time, place and numbers of a clause; found at the first call. */
  around(tree: SentenceTree, clause: Clause): Around {
    let around = this.#around.get(clause);
    if (around === undefined) {
      around = this.#find(tree, clause);
      this.#around.set(clause, around);
    }
    return around;
  }

  /** Whether a figure stands in the clause. @param unit that it must count in */
  hasQuantity(tree: SentenceTree, clause: Clause, unit?: string): boolean {
    const quantities = this.#quantities.get(tree.sentence);
    if (quantities === undefined) return false;
    const own = this.#ownTokens(tree, clause);
    return quantities.some(
      (quantity) => isOwnQuantity(quantity, own) && (unit === undefined || quantity.unit === unit),
    );
  }

  #find(tree: SentenceTree, clause: Clause): Around {
    const own = this.#ownTokens(tree, clause);
    const found = timeOfClause(tree, clause, this.#times.get(tree.sentence) ?? [], own, (verb) =>
      isSaying(tree, verb),
    );
    const time = this.#timeOf(tree, clause, found, own);
    const place = this.#placeOf(tree, own);
    return {
      quantities: this.#quantitiesOf(tree, clause, own),
      ...(time === undefined ? {} : { time }),
      ...(found === undefined ? {} : { relation: found.relation }),
      ...(place === undefined ? {} : { place }),
    };
  }

  #ownTokens(tree: SentenceTree, clause: Clause): ReadonlySet<number> {
    let own = this.#own.get(clause);
    if (own === undefined) {
      own = ownTokens(tree, clause);
      this.#own.set(clause, own);
    }
    return own;
  }

  #timeOf(
    tree: SentenceTree,
    clause: Clause,
    found: TimeExpression | undefined,
    own: ReadonlySet<number>,
  ): ClaimTime | undefined {
    if (found === undefined) return this.#publishedTime(clause.tense);
    const placed = resolve(found, {
      tense: placingTense(tree, clause),
      ...(this.#published === undefined ? {} : { published: this.#published }),
    });
    const resolved = found.anchored === 'previous' ? (this.#beforeOther(tree, found, own) ?? found) : placed;
    return {
      ...(resolved.edtf === undefined ? {} : { edtf: resolved.edtf }),
      ...(resolved.start === undefined ? {} : { start: resolved.start }),
      ...(resolved.end === undefined ? {} : { end: resolved.end }),
      precision: resolved.precision,
      text: found.text,
      basis: 'text',
    };
  }

  /** "Een dag nadat betogers …, trad Oli dinsdag af": what came first lies so long before the day of the other clause. */
  #beforeOther(
    tree: SentenceTree,
    found: TimeExpression,
    own: ReadonlySet<number>,
  ): ResolvedTime | undefined {
    if (found.meaning.op !== 'later' || found.meaning.explicit !== 1) return undefined;
    const other = this.#times
      .get(tree.sentence)
      ?.find((time) => time !== found && time.kind === 'date' && !time.attributive && time.end !== undefined);
    if (other === undefined || own.has(other.endToken - 1)) return undefined;
    const meaning = { ...found.meaning, after: -(found.meaning.after ?? 1) };
    return resolve({ ...found, meaning }, { previous: other });
  }

  #publishedTime(tense: Tense): ClaimTime | undefined {
    let time = this.#publishedTimes.get(tense);
    if (time === undefined) {
      time = publishedTime(this.#published, tense);
      if (time !== undefined) this.#publishedTimes.set(tense, time);
    }
    return time;
  }

  /** Where it happens: a place the clause says it happens at before one it only names or goes to. */
  #placeOf(tree: SentenceTree, own: ReadonlySet<number>): Place | undefined {
    const inside = (this.#places.get(tree.sentence) ?? []).filter((place) => own.has(place.endToken - 1));
    const found =
      inside.find((place) => AT_PLACE.has(place.relation)) ??
      inside.find((place) => place.relation === 'named');
    if (found === undefined) return undefined;
    const { name, country, lat, lon, precision } = found;
    return {
      name,
      ...(country === undefined ? {} : { country }),
      ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
      ...(precision === undefined ? {} : { precision }),
    };
  }

  #quantitiesOf(tree: SentenceTree, clause: Clause, own: ReadonlySet<number>): Quantity[] {
    const { start, end } = tree.document.layer('tokens');
    const all = this.#quantities.get(tree.sentence) ?? [];
    const inside = all.filter((quantity) => isOwnQuantity(quantity, own));
    // Where the tree breaks, a number that the trigger touches is its own ("tens of thousands thronged").
    const beside = all.filter(
      (quantity) => !quantity.definite && isBeside(tree, clause, quantity.firstToken, quantity.endToken),
    );
    // "riep zijn drie gezanten naar huis": a number that is known still counts what the verb is done to.
    const known =
      inside.length > 0 || beside.length > 0 || clause.pos === 'noun'
        ? []
        : all.filter((quantity) => quantity.definite && isOfObject(tree, clause, quantity.firstToken));
    return (inside.length > 0 || clause.pos === 'noun' ? inside : [...beside, ...known]).map((quantity) => {
      const span = { start: start[quantity.firstToken], end: end[quantity.endToken - 1] };
      return {
        value: quantity.value,
        ...(quantity.max === undefined ? {} : { max: quantity.max }),
        ...(quantity.unit === undefined ? {} : { unit: quantity.unit }),
        ...(quantity.of === undefined ? {} : { of: quantity.of }),
        ...(quantity.approximate ? { approximate: true } : {}),
        text: tree.document.text.slice(span.start, span.end),
        span,
      };
    });
  }
}

/** Whether a verb is a word of saying in the language of its text. */
function isSaying(tree: SentenceTree, verb: number): boolean {
  const { main } = tree.document.layer('languages');
  const entries = maybeCodingPack(main)?.words.speech(tree.lemma(verb), 'verb') ?? [];
  return entries.some(({ companions }) => companions.length === 0);
}

/**
 * A mention as coding asks for it, every field written out: all of coding reads mentions, and engines read objects of one shape
 * several times as fast as objects of dozens. A "Noord-Korea-expert" knows the country and is not of it.
 */
function asCoded(mention: ActorMention): Mention {
  const isOfField = mention.compound === 'head' && mention.sector === 'EDU';
  return {
    firstToken: mention.firstToken,
    endToken: mention.endToken,
    kind: isOfField ? 'role' : mention.kind,
    ids: isOfField ? [] : mention.ids,
    country: isOfField ? undefined : mention.country,
    sector: mention.sector,
    name: mention.name,
    role: mention.role,
    wikidata: mention.wikidata,
    former: mention.former,
  } as Mention;
}

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, index) => first + index);
}

function bySentence<T extends { readonly sentence: number }>(found: readonly T[]): Map<number, T[]> {
  const sentences = new Map<number, T[]>();
  for (const entry of found) {
    const list = sentences.get(entry.sentence);
    if (list === undefined) sentences.set(entry.sentence, [entry]);
    else list.push(entry);
  }
  return sentences;
}

function isOwnQuantity(quantity: QuantityExpression, own: ReadonlySet<number>): boolean {
  return own.has(quantity.firstToken) && !quantity.definite;
}

/** Whether a token stands with the noun that a verb is done to. */
function isOfObject(tree: SentenceTree, { arguments: places }: Clause, token: number): boolean {
  return places.some(
    ({ place, shared, head }) =>
      place === 'obj' &&
      !shared &&
      (tree.head(token) === head || token === head) &&
      tree.upos(head) !== 'PRON',
  );
}

/** Tokens of the clause without the clauses inside it; an event noun has those of the verb that carries it. */
function ownTokens(tree: SentenceTree, clause: Clause): ReadonlySet<number> {
  const head = carrierOf({ tree, clause }) ?? clause.head;
  const nested = (child: number): boolean =>
    OWN_CLAUSE.some((relation) => tree.isRelation(child, relation)) ||
    (tree.isRelation(child, 'conj') && tree.upos(child) === 'VERB');
  const tokens = new Set(tree.subtree(head, nested));
  for (const argument of clause.arguments) {
    // "de 28.000 gestationeerde militairen": an attribute has the number of its noun.
    const isOwnNoun =
      argument.head === tree.head(clause.head) && tree.feature(clause.head, 'VerbForm') === 'Part';
    if (argument.shared && argument.place !== 'oblique' && !isOwnNoun) continue;
    for (const token of tree.subtree(argument.head, nested)) tokens.add(token);
  }
  // An infinitive stands in the time frame of the verb that governs it ("wil maandag praten").
  for (let at = head; tree.relation(at).startsWith('xcomp') && tree.head(at) >= 0; at = tree.head(at)) {
    for (const token of tree.subtree(tree.head(at), (child) => nested(child) || child === at))
      tokens.add(token);
  }
  return tokens;
}
