import type { DocumentRecord, Story } from '../../src/dossier/index.ts';
import { Ledger } from '../../src/api/derive/ledger.ts';
import { Generator } from './dossier-generator.ts';

/** Articles that are made one by one; the rest are those again on other days. */
const BASE = 1000;
const DAY = 86_400_000;
const STATUSES: readonly Story['status'][] = ['single origin', 'corroborated', 'contested'];

/** A ledger of so many rows, each with one made-up telling: for the time that pages take, never for quality. */
export function madeLedger(rows: number): {
  readonly ledger: Ledger;
  readonly records: ReadonlyMap<string, DocumentRecord>;
} {
  const generator = new Generator();
  const entries = Array.from({ length: BASE }, () => generator.next());
  const records = new Map(entries.map(({ record }) => [record.article, record]));
  const told = entries.flatMap(({ record, claims }) => claims.map((claim) => ({ record, claim })));
  const stories = Array.from({ length: rows }, (_, i): Story => {
    const { record, claim } = told[i % told.length];
    const day = Date.parse(record.published ?? '2015-01-01') + (i % 997) * DAY;
    const published = new Date(day).toISOString().slice(0, 10);
    return {
      id: i.toString(16).padStart(24, '0'),
      type: claim.type,
      actors: claim.actors,
      recipients: claim.recipients,
      ...(claim.time === undefined ? {} : { time: claim.time }),
      tellings: [{ article: record.article, claim, published, lang: record.lang }],
      originOf: [record.article],
      stances: claim.attribution.map(({ speaker }) => ({
        speaker,
        stance: i % 5 === 0 ? 'denies' : 'asserts',
        withdraws: false,
        reported: false,
        telling: 0,
      })),
      changes: [],
      figures: [],
      status: STATUSES[i % STATUSES.length],
      origins: 1,
      credibility: 3,
    };
  });
  return { ledger: new Ledger(stories), records };
}
