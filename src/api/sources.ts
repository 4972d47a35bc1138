import type { Source } from '../brief/index.ts';
import type { Dossier } from '../dossier/index.ts';
import { sourceOf } from './wording.ts';

/** Where some articles stand; those that the dossier does not have are left out. */
export async function sourcesOf(
  dossier: Dossier,
  articles: readonly string[],
): Promise<ReadonlyMap<string, Source>> {
  const sources = new Map<string, Source>();
  for (const record of await dossier.records(articles)) sources.set(record.article, sourceOf(record));
  return sources;
}
