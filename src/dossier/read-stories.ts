import type { Dossier } from './dossier.ts';
import { type Story, buildLedger, findReplies, findWithdrawals, withSpeakers } from './ledger/index.ts';
import { type Origin, type OriginDocument, findOrigins } from './origins/index.ts';
import { type Telling, findStories } from './stories/index.ts';

/** The articles of a dossier with what origins are found from. */
export async function originDocuments(dossier: Dossier): Promise<OriginDocument[]> {
  const documents: OriginDocument[] = [];
  for await (const record of dossier.documents()) {
    documents.push({ ...record, text: (await dossier.text(record.article)) ?? '' });
  }
  return documents;
}

/** Groups of articles of a dossier that have one origin. */
export async function readOrigins(dossier: Dossier): Promise<Origin[]> {
  return findOrigins(await originDocuments(dossier));
}

/** The stories of a dossier with their ledger of agreement, in order of their first telling. */
export async function readStories(dossier: Dossier): Promise<Story[]> {
  const documents = await originDocuments(dossier);
  const tellings = await readTellings(dossier, documents);
  return buildLedger(
    findStories(tellings),
    findOrigins(documents),
    documents.flatMap(findWithdrawals),
    documents.flatMap(findReplies),
  );
}

/** The claims of a dossier with what is known of their articles. */
export async function readTellings(
  dossier: Dossier,
  documents: readonly Pick<OriginDocument, 'article' | 'lang' | 'published'>[],
): Promise<Telling[]> {
  const records = new Map(documents.map((document) => [document.article, document]));
  const tellings: Telling[] = [];
  for await (const { article, claim } of dossier.claims()) {
    const record = records.get(article);
    tellings.push({
      article,
      claim,
      lang: record?.lang ?? 'und',
      ...(record?.published === undefined ? {} : { published: record.published }),
    });
  }
  return withSpeakers(tellings);
}
