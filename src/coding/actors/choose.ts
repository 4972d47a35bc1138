import type { Entry } from './entries.ts';
import type { Listing } from './gazetteer.ts';
import { standingAt, OPEN, type Term } from './office.ts';
import { JOIN_HYPHEN } from './pieces.ts';
import type { Match } from './scan.ts';
import type { TokenStream } from './token-stream.ts';

/** A match with the one reading that the document bears out. */
export interface Choice {
  readonly match: Match;
  readonly entry: Entry;
}

/** Kinds in the order in which they win where one word is several. */
const KIND_ORDER: readonly Entry['kind'][] = [
  'blocked',
  'state',
  'organisation',
  'seat',
  'place',
  'adjective',
  'demonym',
  'person',
  'group',
  'role',
  'modifier',
];

/** Offices that few enough hold for "premier Henry" to be clear without the state. */
const HIGHEST_OFFICES: ReadonlySet<string> = new Set(['president', 'prime-minister', 'chancellor']);

/** Small words inside a surname: "Kim de Vries". */
const PARTICLES: ReadonlySet<string> = new Set(['de', 'den', 'der', 'ten', 'ter', 'van', 'von']);

/**
 * Chooses between the readings of each match by what the rest of the document names: a surname after the full name or after
 * a fitting office, "het Noorden" in a text on Korea, Congo as the one or the other. What nothing bears out is dropped.
 */
export class Chooser {
  readonly #stream: TokenStream;
  readonly #matches: readonly Match[];
  readonly #date: Term | undefined;
  readonly #covered: Uint8Array;
  /** Claim ids named without doubt. */
  readonly #named = new Set<string>();
  /** Persons named in full, with the first match that does. */
  readonly #fullNames = new Map<string, number>();
  /** Surnames that somebody unknown in the document bears ("Kim Seung-hwan"), by the first piece. */
  readonly #taken = new Set<string>();

  /** Kinds of doubtful names for an actor: two kinds bear each other out ("Kim" and "het Noorden"). */
  readonly #hints = new Map<string, Set<string>>();

  constructor(stream: TokenStream, matches: readonly Match[], date: Term | undefined) {
    this.#stream = stream;
    this.#matches = matches;
    this.#date = date;
    this.#covered = new Uint8Array(stream.count);
    // A surname that no table lists covers nothing: "Chad Smith" is a name though some Smith is known.
    for (const match of matches)
      if (match.listings.some(({ strength }) => strength !== 'derived'))
        this.#covered.fill(1, match.firstToken, match.endToken);
    for (let i = 0; i < matches.length; i++) this.#survey(i);
    for (const [id, kinds] of this.#hints) if (kinds.size > 1) this.#named.add(id);
  }

  /** The readings that stand, in text order. */
  choose(): Choice[] {
    const choices: Choice[] = [];
    for (let i = 0; i < this.#matches.length; i++) {
      const entry = this.#choice(i);
      if (entry !== undefined) choices.push({ match: this.#matches[i], entry });
    }
    return choices;
  }

  #survey(index: number): void {
    const match = this.#matches[index];
    const doubtful = match.listings.some(({ strength }) => strength === 'contextual');
    for (const listing of match.listings) {
      const { entry, strength } = listing;
      if (strength === 'weak' || strength === 'derived') {
        if (this.#capitalBeside(match, 'after')) this.#taken.add(this.#surname(match));
        else if (strength === 'weak') this.#hint(listing);
        continue;
      }
      if (strength === 'contextual') this.#hint(listing);
      if (doubtful || strength === 'contextual' || !this.#stands(listing, match)) continue;
      if (entry.kind === 'person') {
        if (strength === 'sure' && !this.#fullNames.has(entry.id)) this.#fullNames.set(entry.id, index);
        const { actor } = standingAt(entry.offices ?? [], this.#date).office;
        if (actor !== '') this.#named.add(actor);
      } else if (entry.offices === undefined || this.#inTerm(entry)) {
        for (const id of entry.ids) this.#named.add(id);
      }
    }
  }

  #hint({ entry, strength }: Listing): void {
    const office = entry.kind === 'person' ? standingAt(entry.offices ?? [], this.#date) : undefined;
    // "Kim … het Noorden", "Moon … het Noorden": a name that needs certain actors near bears out doubtful names of those.
    const ids =
      office === undefined
        ? [...entry.ids, ...(entry.near ?? [])]
        : office.when === 'held'
          ? [office.office.actor]
          : [];
    for (const id of ids) this.#hints.set(id, (this.#hints.get(id) ?? new Set()).add(strength));
  }

  #choice(index: number): Entry | undefined {
    const match = this.#matches[index];
    if (match.listings.length === 1 && match.listings[0].strength === 'sure') {
      const [listing] = match.listings;
      return this.#stands(listing, match) ? listing.entry : undefined;
    }
    let best: Entry | undefined;
    let bestScore = 0;
    for (const listing of match.listings) {
      const score = this.#score(listing, index);
      if (score > bestScore) {
        best = listing.entry;
        bestScore = score;
      }
    }
    return best;
  }

  /** More is better, 0 is no. Thousands: how sure; hundreds: kind; below: which person. */
  #score(listing: Listing, index: number): number {
    const match = this.#matches[index];
    const { entry, strength } = listing;
    if (!this.#stands(listing, match)) return 0;
    const kind = (KIND_ORDER.length - KIND_ORDER.indexOf(entry.kind)) * 100;
    if (entry.kind === 'person') {
      const score = this.#personScore(listing, index);
      return score === 0 ? 0 : score + kind;
    }
    if (strength === 'contextual') {
      const near = entry.near ?? entry.ids;
      if (!near.some((id) => this.#named.has(id))) return 0;
      const rival = match.listings.some(
        (other) => other.strength === 'sure' && other.entry.ids.some((id) => this.#named.has(id)),
      );
      return (rival ? 2000 : 5000) + kind;
    }
    if (entry.offices !== undefined) return (this.#inTerm(entry) ? 4000 : 3000) + kind;
    return 4000 + kind;
  }

  #personScore({ entry, strength, wide }: Listing, index: number): number {
    const { office, when } = standingAt(entry.offices ?? [], this.#date);
    const full = this.#fullNames.get(entry.id);
    const byRole = this.#roleBefore(index);
    const roleFits = byRole !== undefined && (entry.offices ?? []).some(({ role }) => role === byRole.role);
    const detail =
      (full !== undefined ? 40 : 0) +
      (roleFits && office.role === byRole?.role ? 20 : 0) +
      (when === 'held' ? 10 : 0);
    if (strength === 'sure') return 6000 + detail;
    if (strength === 'surname') return 4000 + detail;
    const inContext =
      strength === 'weak' &&
      when === 'held' &&
      (this.#date !== undefined || office.term.until === OPEN) &&
      (this.#named.has(office.actor) || (wide && this.#named.size > 0)) &&
      !this.#taken.has(this.#surname(this.#matches[index]));
    const byOffice =
      roleFits &&
      when === 'held' &&
      (strength === 'weak' || HIGHEST_OFFICES.has(office.role) || this.#named.has(office.actor));
    if (full === undefined && !byOffice && !inContext) return 0;
    return (strength === 'weak' ? 3000 : 2000) + detail;
  }

  /** What a name asks of its neighbours. */
  #stands(listing: Listing, match: Match): boolean {
    const { strength, alone, inside, entry } = listing;
    if (inside && this.#stream.mayHaveCapital(match.firstToken)) return false;
    const surname = entry.kind === 'person' && strength !== 'sure';
    const town = entry.kind === 'seat' || entry.kind === 'place';
    if (!alone && !surname && !town) return true;
    // "Elia Kazan", "FC Barcelona": part of a longer name.
    if (this.#capitalBeside(match, 'before')) return false;
    return !((alone || surname) && this.#capitalBeside(match, 'after'));
  }

  /** Whether a word with a capital that is no known name stands beside, as part of the same name. */
  #capitalBeside(match: Match, side: 'before' | 'after'): boolean {
    const stream = this.#stream;
    if (side === 'after') {
      const last = match.endToken - 1;
      if (match.head || /['\u2019]s$/.test(stream.text(last))) return false;
      const next = stream.after(last, match.lastPiece);
      if (next === undefined || next.join === JOIN_HYPHEN) return false;
      const particle = PARTICLES.has(stream.text(next.token))
        ? stream.after(next.token, next.piece)
        : undefined;
      const name = (particle ?? next).token;
      return this.#strangeName(name) && !stream.mayHaveCapital(name);
    }
    const before = match.firstToken - 1;
    if (match.tail || before < 0 || stream.opensSentence(match.firstToken)) return false;
    // An initial belongs to the name: "Donald J. Trump".
    return (
      this.#strangeName(before) &&
      stream.pieces(before).pieces[0].key.length > 1 &&
      !(stream.mayHaveCapital(before) && stream.isCommonWord(before))
    );
  }

  #strangeName(token: number): boolean {
    return this.#covered[token] === 0 && this.#stream.isCapitalised(token);
  }

  #roleBefore(index: number): Entry | undefined {
    const before = this.#matches[index - 1];
    if (before === undefined || before.endToken !== this.#matches[index].firstToken) return undefined;
    return before.listings.find(({ entry }) => entry.kind === 'role')?.entry;
  }

  #surname({ firstToken, firstPiece }: Match): string {
    return this.#stream.pieces(firstToken).pieces[firstPiece].key;
  }

  #inTerm(entry: Entry): boolean {
    return standingAt(entry.offices ?? [], this.#date).when === 'held';
  }
}
