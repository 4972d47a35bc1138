import { capsFit, GENITIVE_KINDS, type Listing, type TrieNode } from './gazetteer.ts';
import {
  CAPITALISED,
  JOIN_APOSTROPHE,
  JOIN_HYPHEN,
  JOIN_OTHER,
  JOIN_SLASH,
  LOWER,
  type Piece,
} from './pieces.ts';
import type { Cursor, TokenStream } from './token-stream.ts';

/** A run of pieces that may be a name, with all it may be. */
export interface Match {
  readonly firstToken: number;
  readonly firstPiece: number;
  /** The token after the last one, and the last piece taken of that one. */
  readonly endToken: number;
  readonly lastPiece: number;
  readonly listings: readonly Listing[];
  /** Joined by a hyphen to what follows ("VS-sancties"), to what stands before ("oud-president"). */
  readonly head: boolean;
  readonly tail: boolean;
  /** Parts of a solid compound after the first. */
  readonly rest?: Listing;
}

interface End {
  readonly token: number;
  readonly piece: number;
  readonly listings: readonly Listing[];
  readonly head: boolean;
}

const ELLIPTIC_KINDS: ReadonlySet<string> = new Set(['state', 'adjective', 'demonym', 'group']);

/** All places where a name may stand, longest first at each, from left to right without overlap. */
export function scan(stream: TokenStream): Match[] {
  const matches: Match[] = [];
  let doneToken = 0;
  let donePiece = -1;
  for (let token = 0; token < stream.count; token++) {
    const own = stream.pieces(token);
    if (!own.opens) continue;
    if (own.parts.length > 0) {
      if (token >= doneToken) matches.push(...solidCompound(stream, token));
      continue;
    }
    for (let piece = 0; piece < own.pieces.length; piece++) {
      if (token < doneToken || (token === doneToken && piece <= donePiece)) continue;
      const match = matchAt(stream, token, piece);
      if (match === undefined) continue;
      matches.push(match);
      doneToken = match.endToken - 1;
      donePiece = match.lastPiece;
    }
  }
  return matches;
}

function solidCompound(stream: TokenStream, token: number): Match[] {
  const { parts, pieces } = stream.pieces(token);
  return parts.map((entry, i) => ({
    firstToken: token,
    firstPiece: 0,
    endToken: token + 1,
    lastPiece: pieces.length - 1,
    listings: [
      { entry, strength: 'sure', anyCase: true, alone: false, inside: false, wide: false, caps: [] },
    ],
    head: parts.length > 1 && i === 0,
    tail: false,
  }));
}

function matchAt(stream: TokenStream, token: number, piece: number): Match | undefined {
  const own = stream.pieces(token);
  const before = stream.joinedBefore(token, piece);
  if (before !== undefined && before.join !== JOIN_HYPHEN && before.join !== JOIN_SLASH) return undefined;
  const node = own.nodes[piece];
  const genitive = own.genitives[piece];
  if (node === undefined && genitive === undefined) return undefined;
  const end = walk(stream, { token, piece, join: 0 }, node, genitive);
  const single = end === undefined || (end.token === token && end.piece === piece);
  const elliptic = node !== undefined && single ? ellipsis(stream, token, piece, node) : undefined;
  const found = elliptic ?? end;
  if (found === undefined) return undefined;
  const tail = before !== undefined;
  // "PDD-NOS", "Christen-Democraten": after an unknown part it is hardly that organisation.
  const unknown = before !== undefined && stream.pieces(before.token).nodes[before.piece] === undefined;
  const listings =
    tail || found.head
      ? found.listings.filter(
          ({ strength, entry }) => strength !== 'contextual' && !(unknown && entry.kind === 'organisation'),
        )
      : found.listings;
  if (listings.length === 0) return undefined;
  return {
    firstToken: token,
    firstPiece: piece,
    endToken: found.token + 1,
    lastPiece: found.piece,
    listings,
    head: found.head,
    tail,
  };
}

/** Follows the trie from a piece on; the longest way that ends in a name whose capitals fit. */
function walk(
  stream: TokenStream,
  from: Cursor,
  first: TrieNode | undefined,
  firstGenitive: TrieNode | undefined,
  capsBefore: readonly number[] = [],
): End | undefined {
  const gazetteer = stream.gazetteer(from.token);
  const caps = [...capsBefore];
  let best: End | undefined;
  let at: Cursor | undefined = from;
  let node = first;
  let genitive = firstGenitive;
  while (at !== undefined) {
    const piece: Piece = stream.pieces(at.token).pieces[at.piece];
    caps.push(piece.caps);
    const exact = node === undefined ? NO_LISTINGS : fitting(node.listings, caps);
    const listings: readonly Listing[] =
      exact.length > 0 || genitive === undefined
        ? exact
        : fitting(genitive.listings, caps).filter(
            ({ entry, caps: needed }) =>
              GENITIVE_KINDS.has(entry.kind) &&
              (needed[needed.length - 1] ?? LOWER) <= piece.caps &&
              piece.caps === CAPITALISED,
          );
    const next = stream.after(at.token, at.piece);
    if (listings.length > 0) {
      const head = headOf(stream, at, next);
      if (head !== undefined) best = { token: at.token, piece: at.piece, listings, head };
    }
    if (node === undefined || next === undefined || node.next.size === 0) break;
    const step = gazetteer.step(node, stream.pieces(next.token).pieces[next.piece].key);
    if (step.next === undefined && step.genitive === undefined) break;
    node = step.next;
    genitive = step.genitive;
    at = next;
  }
  return best;
}

/** The listings whose capitals fit: most often all of them or none. */
function fitting(listings: readonly Listing[], caps: readonly number[]): readonly Listing[] {
  let count = 0;
  for (const listing of listings) if (hasCapitals(listing, caps)) count++;
  if (count === listings.length) return listings;
  return count === 0 ? NO_LISTINGS : listings.filter((listing) => hasCapitals(listing, caps));
}

const NO_LISTINGS: readonly Listing[] = [];

function hasCapitals(listing: Listing, caps: readonly number[]): boolean {
  for (let i = 0; i < listing.caps.length; i++) if (!capsFit(listing, i, caps[i])) return false;
  return true;
}

/** Whether a name may end here, and whether it is then the first part of a compound; undefined when it may not end. */
function headOf(stream: TokenStream, at: Cursor, next: Cursor | undefined): boolean | undefined {
  if (next === undefined) return false;
  if (next.join === JOIN_HYPHEN || next.join === JOIN_SLASH) return true;
  if (next.token !== at.token) return false;
  const rest = stream.pieces(next.token).pieces;
  const possessive = next.join === JOIN_APOSTROPHE && rest[next.piece].key === 's';
  if (!possessive) return next.join === JOIN_OTHER || next.join === JOIN_APOSTROPHE ? undefined : false;
  return next.piece + 1 < rest.length;
}

/** "Noord-" in "Noord- en Zuid-Korea": what follows the other part is read as if it followed this one. */
function ellipsis(stream: TokenStream, token: number, piece: number, node: TrieNode): End | undefined {
  if (node.next.size === 0) return undefined;
  const own = stream.pieces(token).pieces;
  let other: Cursor | undefined;
  if (piece + 1 < own.length) {
    if (own[piece + 1].join !== JOIN_SLASH) return undefined;
    other = { token, piece: piece + 1, join: JOIN_SLASH };
  } else if (
    token + 2 < stream.count &&
    !stream.opensSentence(token + 1) &&
    !stream.opensSentence(token + 2)
  ) {
    // The hyphen of "Noord-" may be a token of its own.
    const hyphen = stream.pieces(token + 1).pieces.length === 0 && stream.text(token + 1) === '-' ? 1 : 0;
    if (token + 2 + hyphen >= stream.count || !stream.gazetteer(token).joins(stream.text(token + 1 + hyphen)))
      return undefined;
    other = { token: token + 2 + hyphen, piece: 0, join: 0 };
  }
  if (other === undefined || stream.pieces(other.token).nodes[other.piece] === undefined) return undefined;
  const next = stream.after(other.token, other.piece);
  if (next === undefined) return undefined;
  const { next: following, genitive } = stream
    .gazetteer(token)
    .step(node, stream.pieces(next.token).pieces[next.piece].key);
  if (following === undefined && genitive === undefined) return undefined;
  const end = walk(stream, next, following, genitive, [own[piece].caps]);
  const listings = end?.listings.filter(({ entry }) => ELLIPTIC_KINDS.has(entry.kind)) ?? [];
  return listings.length === 0 ? undefined : { token, piece, listings, head: false };
}
