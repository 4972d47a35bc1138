import { type ConditionSource, type HangingOn, findConditions } from './conditions/index.ts';
import type { Dossier } from './dossier.ts';
import { readTellings } from './read-stories.ts';

/** What is promised, threatened, demanded or offered on a condition in a dossier, and what may have met it. */
export async function readConditions(dossier: Dossier): Promise<HangingOn[]> {
  const sources: ConditionSource[] = [];
  for await (const record of dossier.documents()) {
    const sentences = (await dossier.sentences(record.article)).map(({ start, end }) => ({ start, end }));
    sources.push({ ...record, text: (await dossier.text(record.article)) ?? '', sentences });
  }
  return findConditions(sources, await readTellings(dossier, sources));
}
