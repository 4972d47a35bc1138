import { basename, resolve } from 'node:path';
import { type BriefLanguage, buildBrief, renderHtml, renderMarkdown } from '../../brief/index.ts';
import type { DocumentRecord, StoredClaim } from '../../dossier/index.ts';
import type { WordedBrief } from '../answers.ts';
import { wordedBrief } from '../wording.ts';
import type { Workings } from './workings.ts';

export interface BriefQuery {
  readonly since?: string;
  readonly by: 'day' | 'pair';
  readonly format: 'json' | 'md' | 'html';
  readonly lang: BriefLanguage;
}

/** A dossier of more articles than this is not briefed from its beginning, unless somebody names the day. */
const MOST_ARTICLES = 400;

/** The day from which the last articles are briefed; undefined when the dossier is small enough for all of it. */
function recent(records: Iterable<DocumentRecord>): string | undefined {
  const dates = Array.from(records, ({ published }) => published?.slice(0, 10) ?? '').sort();
  return dates.length <= MOST_ARTICLES ? undefined : dates[dates.length - MOST_ARTICLES] || undefined;
}

/** The brief as data, or as the text of a file. */
export async function briefOf(
  workings: Workings,
  { since: asked, by, format, lang }: BriefQuery,
): Promise<WordedBrief | string> {
  const records = await workings.records();
  const since = asked ?? recent(records.values());
  const from = since === undefined ? {} : { since };
  const claims: StoredClaim[] = [];
  for await (const stored of workings.dossier.claims(from)) claims.push(stored);
  const built = buildBrief({
    name: basename(resolve(workings.dossier.path)),
    documents: [...records.values()],
    claims,
    stories: await workings.stories(),
    conditions: await workings.conditions(),
    by,
    ...from,
  });
  if (format === 'json') {
    const told = new Map<string, string>();
    for (const { id, tellings } of await workings.stories())
      if (tellings.length > 1) for (const { claim } of tellings) told.set(claim.id, id);
    return wordedBrief(built, lang, told);
  }
  return format === 'md' ? renderMarkdown(built, lang) : renderHtml(built, lang);
}
