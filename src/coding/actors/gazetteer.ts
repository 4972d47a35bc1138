import { readResource } from '../../resources.ts';
import type { ActorLanguage, Entry, ListedName } from './entries.ts';
import { standingAt, type Office, type Term } from './office.ts';
import { ALL_CAPITALS, CAPITALISED, LOWER, piecesOf, type Piece } from './pieces.ts';
import {
  blockedPhrases,
  groupNames,
  organisationNames,
  personNames,
  placeNames,
  roleNames,
  stateNames,
} from './tables.ts';
import { perWord, type Word } from '../../document/index.ts';

/** A name as the trie holds it: the way there is the name's pieces. */
export interface Listing extends Omit<ListedName, 'text'> {
  /** For each piece the least that its capitals must be; empty when any will do. */
  readonly caps: readonly number[];
}

export interface TrieNode {
  readonly next: ReadonlyMap<string, TrieNode>;
  readonly listings: readonly Listing[];
}

/** A node while the trie is made. Most lead nowhere on, or end no name: those share one empty map or list. */
interface GrowingNode {
  next: Map<string, GrowingNode>;
  listings: Listing[];
}

const NO_NEXT = new Map<string, GrowingNode>();
const NO_LISTINGS: Listing[] = [];

/** A token taken apart, with the trie's answer to each piece. */
export interface TokenPieces {
  readonly pieces: readonly Piece[];
  readonly nodes: readonly (TrieNode | undefined)[];
  /** The same for the piece without a genitive s: "Poetins". */
  readonly genitives: readonly (TrieNode | undefined)[];
  readonly opens: boolean;
  /** What a solid compound is made of, as entries: "Kremlinwoordvoerder", "legerwoordvoerder". */
  readonly parts: readonly Entry[];
}

const EMPTY: TokenPieces = { pieces: [], nodes: [], genitives: [], opens: false, parts: [] };

/** Longest acronym whose capitals are all required; longer names in capitals may also be written with one. */
const ACRONYM_LENGTH = 6;
/** Shortest parts of a solid compound; shorter ones are too often something else. */
const SHORTEST_FIRST_PART = 4;
const SHORTEST_LAST_PART = 5;

/** Kinds whose names take a genitive s in Dutch. */
export const GENITIVE_KINDS: ReadonlySet<string> = new Set([
  'state',
  'seat',
  'person',
  'organisation',
  'place',
]);

function capsNeeded(pieces: readonly Piece[], name: ListedName): number[] {
  if (name.anyCase) return [];
  return pieces.map(({ key, caps }) => {
    if (caps !== ALL_CAPITALS) return caps;
    return key.length <= ACRONYM_LENGTH ? ALL_CAPITALS : CAPITALISED;
  });
}

/** Whether a token's piece is written with the capitals that a name needs. */
export function capsFit(listing: Listing, at: number, caps: number): boolean {
  return caps >= (listing.caps[at] ?? LOWER);
}

/**
 * The actors that a language can name: a trie over the pieces of all names, with the facts behind them.
 * Looking a token up costs one look-up in a memo of token texts; only tokens that open a name go further.
 */
export class Gazetteer {
  readonly language: ActorLanguage;
  readonly #root: GrowingNode = { next: new Map(), listings: NO_LISTINGS };
  readonly #persons: Entry[] = [];
  readonly #states: ReadonlySet<string>;
  /** Words between the parts of an ellipsis: "Noord- en Zuid-Korea". */
  readonly #joining = new Set<string>();
  #common: ReadonlySet<string> | undefined;
  /** A word taken apart; the same word gives the same object. */
  readonly pieces: (word: Word) => TokenPieces = perWord(({ form }) => this.#takeApart(form));

  /** Reads the tables of a language. @throws BreuklijnError `bad-resource` or `bad-pack` for an unreadable table. */
  constructor(language: ActorLanguage) {
    this.language = language;
    const names = [
      ...blockedPhrases(language),
      ...stateNames(language),
      ...groupNames(language),
      ...organisationNames(language),
      ...personNames(),
      ...placeNames(),
      ...roleNames(language),
    ];
    for (const name of names) {
      if (name.entry.role === 'joining') this.#joining.add(name.text);
      else this.#add(name);
    }
    this.#states = new Set(names.flatMap(({ entry }) => (entry.kind === 'state' ? entry.ids : [])));
    const persons = new Map(
      names.flatMap(({ entry }) => (entry.kind === 'person' ? [[entry.id, entry] as const] : [])),
    );
    this.#persons.push(...persons.values());
  }

  #add(name: ListedName): void {
    const { entry, strength, anyCase, alone, inside, wide } = name;
    const pieces = piecesOf(name.text);
    let node = this.#root;
    for (const { key } of pieces) {
      let next = node.next.get(key);
      if (next === undefined) {
        next = { next: NO_NEXT, listings: NO_LISTINGS };
        if (node.next === NO_NEXT) node.next = new Map();
        node.next.set(key, next);
      }
      node = next;
    }
    if (node.listings === NO_LISTINGS) node.listings = [];
    node.listings.push({ entry, strength, anyCase, alone, inside, wide, caps: capsNeeded(pieces, name) });
  }

  /** Whether a claim id is that of a state. */
  isState(id: string): boolean {
    return this.#states.has(id);
  }

  /** Whether a token stands between the two parts of an ellipsis. */
  joins(text: string): boolean {
    return text === '/' || this.#joining.has(text);
  }

  /** Whether a word is among the frequent ones of the language, and so hardly a first name. */
  isCommonWord(word: string): boolean {
    this.#common ??= new Set(readResource('packs', 'languages', `frequent-${this.language}.txt`).split('\n'));
    return this.#common.has(word);
  }

  /** Persons who hold an office of a state or organisation at a date. */
  holders(actor: string, role: string, date: Term): { readonly entry: Entry; readonly office: Office }[] {
    return this.#persons.flatMap((entry) => {
      const { office, when } = standingAt(entry.offices ?? [], date);
      return when === 'held' && office.actor === actor && office.role === role ? [{ entry, office }] : [];
    });
  }

  /** The next node of the trie for a piece, and the one for it without a genitive s. */
  step(
    node: TrieNode,
    key: string,
  ): { readonly next: TrieNode | undefined; readonly genitive: TrieNode | undefined } {
    return { next: node.next.get(key), genitive: this.#genitive(node, key) };
  }

  #takeApart(text: string): TokenPieces {
    const pieces = piecesOf(text);
    if (pieces.length === 0) return EMPTY;
    const nodes = pieces.map(({ key }) => this.#root.next.get(key));
    const genitives = pieces.map(({ key }) => this.#genitive(this.#root, key));
    const found = nodes.some(Boolean) || genitives.some(Boolean);
    const parts = found || pieces.length > 1 || this.language !== 'nl' ? [] : this.#compoundParts(pieces[0]);
    return { pieces, nodes, genitives, opens: found || parts.length > 0, parts };
  }

  #genitive(node: TrieNode, key: string): TrieNode | undefined {
    if (this.language !== 'nl' || key.length < 3 || !key.endsWith('s')) return undefined;
    const next = node.next.get(key.slice(0, -1));
    return next?.listings.some(({ entry }) => GENITIVE_KINDS.has(entry.kind)) === true ? next : undefined;
  }

  /**
   * "Kremlinwoordvoerder": a name or a body, and a role; the longest role that leaves a known first part, else
   * the longest that a person has ("inlichtingenanalist"; "munteenheid" is no unit).
   */
  #compoundParts({ key, caps }: Piece): Entry[] {
    let alone: Entry[] = [];
    for (let cut = SHORTEST_FIRST_PART; cut <= key.length - SHORTEST_LAST_PART; cut++) {
      const role = this.#single(key.slice(cut), LOWER, (entry) => entry.kind === 'role');
      if (role === undefined) continue;
      const first = key.slice(0, cut);
      const fits = (entry: Entry): boolean => entry.kind !== 'modifier' && entry.kind !== 'blocked';
      const part =
        this.#single(first, caps, fits) ??
        (first.endsWith('s') ? this.#single(first.slice(0, -1), caps, fits) : undefined);
      if (part !== undefined) return [part, role];
      if (alone.length === 0 && role.class !== 'body') alone = [role];
    }
    return alone;
  }

  #single(key: string, caps: number, fits: (entry: Entry) => boolean): Entry | undefined {
    return this.#root.next
      .get(key)
      ?.listings.find(
        (listing) =>
          (listing.strength === 'sure' || listing.strength === 'surname') &&
          capsFit(listing, 0, caps) &&
          fits(listing.entry),
      )?.entry;
  }
}

const loaded = new Map<ActorLanguage, Gazetteer>();

/** The gazetteer of a language, read once. */
export function gazetteerOf(language: ActorLanguage): Gazetteer {
  let gazetteer = loaded.get(language);
  if (gazetteer === undefined) {
    gazetteer = new Gazetteer(language);
    loaded.set(language, gazetteer);
  }
  return gazetteer;
}
