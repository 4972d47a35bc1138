import { namesOf } from './credits.ts';
import { inOrder, isBefore, linkOf } from './link.ts';
import {
  ORIGIN_KINDS,
  type Origin,
  type OriginDocument,
  type OriginKind,
  type OriginLink,
} from './origin.ts';
import { type Profile, profileOf } from './profile.ts';

/** Copies appear within this many days of each other. */
const WINDOW_DAYS = 21;
/** A key that more articles of a window share says nothing. */
const COMMON_KEY = 60;

/** Groups of two and more articles that go back to one report; the same for any order of the documents. */
export function findOrigins(documents: readonly OriginDocument[]): Origin[] {
  const names = namesOf(documents);
  const profiles = documents.map((document) => profileOf(document, names));
  const links: OriginLink[] = [];
  for (const [a, b] of candidatePairs(profiles)) {
    const link = linkOf(a, b);
    if (link !== undefined) links.push(link);
  }
  return groupLinks(profiles, withoutLesserQuotes(links));
}

/** An article that reports another outlet reports one article of it: the one it has most in common with. */
function withoutLesserQuotes(links: readonly OriginLink[]): OriginLink[] {
  const best = new Map<string, OriginLink>();
  for (const link of links) {
    if (link.kind !== 'quote') continue;
    const known = best.get(link.to);
    if (
      known === undefined ||
      link.share > known.share ||
      (link.share === known.share && link.from < known.from)
    ) {
      best.set(link.to, link);
    }
  }
  return links.filter((link) => link.kind !== 'quote' || best.get(link.to) === link);
}

/** Pairs that share a blocking key and appeared within the window; one without a date goes with all. */
export function candidatePairs(profiles: readonly Profile[]): [Profile, Profile][] {
  const ordered = [...profiles].sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0));
  const byBlock = new Map<number, Profile[]>();
  const reporters = new Map<string, Profile[]>();
  const publishers = new Map<string, Profile[]>();
  const pairs = new Map<Profile, Set<Profile>>();
  const meet = (later: Profile, earlier: Profile): void => {
    if (later.day !== undefined && earlier.day !== undefined && later.day - earlier.day > WINDOW_DAYS) return;
    const known = pairs.get(later) ?? new Set();
    pairs.set(later, known.add(earlier));
  };
  for (const profile of ordered) {
    for (const block of profile.blocks) {
      const there = byBlock.get(block) ?? [];
      byBlock.set(block, there);
      const near = recent(there, profile);
      if (near.length <= COMMON_KEY) for (const earlier of near) meet(profile, earlier);
      there.push(profile);
    }
    // Who reports whom: an article may be read before the one it reports.
    const { credits } = profile;
    const sources = [...credits.agencies, ...(credits.outlet === undefined ? [] : [credits.outlet])];
    for (const name of credits.reported) {
      for (const earlier of recent(publishers.get(name) ?? [], profile)) meet(profile, earlier);
      for (const earlier of recent(reporters.get(name) ?? [], profile)) meet(profile, earlier);
      push(reporters, name, profile);
    }
    for (const name of sources) {
      for (const earlier of recent(reporters.get(name) ?? [], profile)) meet(profile, earlier);
      push(publishers, name, profile);
    }
  }
  return ordered.flatMap((later) =>
    [...(pairs.get(later) ?? [])].map((earlier): [Profile, Profile] => [earlier, later]),
  );
}

function push(map: Map<string, Profile[]>, key: string, profile: Profile): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [profile]);
  else list.push(profile);
}

/** Those of a list in order of appearance that are within the window before a profile. */
function recent(list: readonly Profile[], { day }: Profile): readonly Profile[] {
  if (day === undefined) return list;
  let from = list.length;
  while (from > 0 && day - (list[from - 1].day ?? day) <= WINDOW_DAYS) from--;
  return from === 0 ? list : list.slice(from);
}

/** Union of the links. */
function groupLinks(profiles: readonly Profile[], links: readonly OriginLink[]): Origin[] {
  const byArticle = new Map(profiles.map((profile) => [profile.article, profile]));
  const parent = new Map<string, string>();
  const rootOf = (article: string): string => {
    let root = article;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    return root;
  };
  for (const { from, to } of links) {
    const a = rootOf(from);
    const b = rootOf(to);
    if (a !== b) parent.set(a < b ? b : a, a < b ? a : b);
  }
  const groups = new Map<string, Profile[]>();
  for (const article of new Set(links.flatMap(({ from, to }) => [from, to]))) {
    const profile = byArticle.get(article);
    if (profile !== undefined) push(groups, rootOf(article), profile);
  }
  return [...groups.values()]
    .map((members) => originOf(members, links))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function originOf(members: readonly Profile[], allLinks: readonly OriginLink[]): Origin {
  const ordered = [...members].sort((a, b) => (inOrder(a, b)[0] === a ? -1 : 1));
  const articles = ordered.map(({ article }) => article);
  const inside = new Set(articles);
  const links = allLinks
    .filter(({ from }) => inside.has(from))
    .toSorted((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1));
  const agency = commonest(ordered.flatMap(({ credits }) => credits.agencies));
  const reported = commonest(ordered.flatMap(({ credits }) => credits.reported));
  const kinds = new Set(links.map(({ kind }) => kind));
  const source = agency ?? reported ?? ordered[0].credits.outlet;
  return {
    id: articles[0],
    articles,
    kind: groupKind(kinds, agency !== undefined),
    ...(source === undefined ? {} : { source }),
    links,
  };
}

/** Of a group with several kinds of links the loosest; a copied agency report is `wire`. */
function groupKind(kinds: ReadonlySet<OriginKind>, agency: boolean): OriginKind {
  if (agency) return 'wire';
  return ORIGIN_KINDS.findLast((kind) => kinds.has(kind)) ?? 'verbatim';
}

/** What occurs most often, and more than once or alone; the first by name among equals. */
function commonest(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}
