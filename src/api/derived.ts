import { type DocumentRecord, type Story, readStories } from '../dossier/index.ts';
import type { Services } from './services.ts';

/** The articles by id. */
export async function recordsOf({ source }: Services): Promise<ReadonlyMap<string, DocumentRecord>> {
  return source.derived('records', async (dossier) => {
    const records = new Map<string, DocumentRecord>();
    for await (const record of dossier.documents()) records.set(record.article, record);
    return records;
  });
}

/** The stories, last reported first. */
export async function storiesOf({ source }: Services): Promise<readonly Story[]> {
  return source.derived('stories', async (dossier) => {
    const stories = await readStories(dossier);
    const last = new Map(stories.map((story) => [story, lastReport(story)]));
    return stories.sort((a, b) => {
      const [x, y] = [last.get(a) ?? '', last.get(b) ?? ''];
      return x === y ? (a.id < b.id ? -1 : 1) : x < y ? 1 : -1;
    });
  });
}

function lastReport({ tellings }: Story): string {
  return tellings.reduce((last, { published = '' }) => (published > last ? published : last), '');
}
