import { conjuncts } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { Mention } from './mention.ts';
import type { Scope } from './phrase-mentions.ts';
import { headOf } from './standing.ts';

/**
 * Heads of a coordination: by the tree, and where names stand in a row ("Noch Israël, noch Hamas", "Parijs, Londen en
 * Berlijn") also those that the tree hangs elsewhere.
 */
export function coordinated(scope: Scope, head: number): number[] {
  const { tree, mentions } = scope;
  const heads = conjuncts(tree, head);
  const own = mentions.at(head);
  if (own === undefined || !mayStandInRow(own)) return heads;
  const row = rowOf(scope, own);
  // Two roles in a row are coordinated by the tree or not at all.
  if (!row.some((mention) => mention !== own && isName(mention))) return heads;
  for (const mention of row) {
    const other = headOf(tree, mention);
    if (heads.some((known) => known === other || mentions.at(known) === mention)) continue;
    heads.push(other);
  }
  return heads.sort((x, y) => x - y);
}

function isName({ kind, ids }: Mention): boolean {
  return (
    ids.length > 0 &&
    (kind === 'state' ||
      kind === 'seat' ||
      kind === 'organisation' ||
      kind === 'person' ||
      kind === 'demonym')
  );
}

/** Sectors of bodies that stand beside names as their equals: "het leger en de RSF". */
const BODY_SECTORS: ReadonlySet<string> = new Set(['GOV', 'MIL', 'REB', 'OPP']);

function mayStandInRow(mention: Mention): boolean {
  return (
    isName(mention) ||
    (mention.kind === 'role' && mention.sector !== undefined && BODY_SECTORS.has(mention.sector))
  );
}

/** Names in a row with a conjunction between two of them, `own` among them; "the Tigrayan rebels" counts as one. */
function rowOf(scope: Scope, own: Mention): Mention[] {
  const { tree, mentions } = scope;
  const all = mentions
    .within(tree.first, tree.end)
    .filter(
      (mention) =>
        mention === own || mention.kind !== 'adjective' || mentions.at(mention.endToken)?.kind !== 'role',
    );
  const at = all.indexOf(own);
  const row = [own];
  let conjunction = false;
  for (let i = at + 1; i < all.length; i++) {
    const link = linkBetween(tree, all[i - 1], all[i]);
    if (link === undefined || !mayStandInRow(all[i])) break;
    row.push(all[i]);
    conjunction ||= link;
  }
  for (let i = at - 1; i >= 0; i--) {
    const link = linkBetween(tree, all[i], all[i + 1]);
    if (link === undefined || !mayStandInRow(all[i])) break;
    row.unshift(all[i]);
    conjunction ||= link;
  }
  return conjunction ? row : [own];
}

/** Whether a conjunction stands between two names with nothing but commas and articles; undefined when more stands there. */
function linkBetween(tree: SentenceTree, left: Mention, right: Mention): boolean | undefined {
  let conjunction = false;
  let comma = false;
  for (let token = left.endToken; token < right.firstToken; token++) {
    const upos = tree.upos(token);
    // "Niet Parijs maar Ankara": one of them only.
    if (upos === 'CCONJ' && isContrast(tree, token)) return undefined;
    if (upos === 'CCONJ') conjunction = true;
    else if (tree.text(token) === ',') comma = true;
    else if (upos !== 'DET' && !isAdjectiveOf(tree, token, right)) return undefined;
  }
  if (!conjunction && !comma) return undefined;
  // "Rusland steunt Iran en China stuurt wapens": the second name opens a clause of its own.
  const [one, other] = [headOf(tree, left), headOf(tree, right)];
  if (
    conjunction &&
    tree.isRelation(other, 'nsubj') &&
    !tree.isRelation(one, 'nsubj') &&
    tree.head(other) !== tree.head(one) &&
    !tree.isRelation(one, 'root')
  )
    return undefined;
  return conjunction;
}

function isContrast(tree: SentenceTree, token: number): boolean {
  const lower = tree.lower(token);
  return lower === 'maar' || lower === 'but';
}

/** "the Tigrayan rebels": an adjective right in front of the role it belongs to. */
function isAdjectiveOf(tree: SentenceTree, token: number, { kind, firstToken }: Mention): boolean {
  return kind === 'role' && token === firstToken - 1 && tree.upos(token) === 'ADJ';
}
