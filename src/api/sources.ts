import type { Source } from '../brief/index.ts';
import type { Dossier } from '../dossier/index.ts';
import { sourceOf } from './wording.ts';

/** Sources kept of one opened dossier: looking fifty up takes longer than finding the claims of a page. */
const MOST_KEPT = 50_000;
const keptOf = new WeakMap<Dossier, Map<string, Source>>();

/** Where some articles stand; those that the dossier does not have are left out. */
export async function sourcesOf(
  dossier: Dossier,
  articles: readonly string[],
): Promise<ReadonlyMap<string, Source>> {
  let kept = keptOf.get(dossier);
  if (kept === undefined || kept.size > MOST_KEPT) {
    kept = new Map();
    keptOf.set(dossier, kept);
  }
  const missing = articles.filter((article) => !kept.has(article));
  if (missing.length > 0)
    for (const record of await dossier.records(missing)) kept.set(record.article, sourceOf(record));
  return kept;
}
