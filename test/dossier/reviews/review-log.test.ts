import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/claim/index.ts';
import { type ReviewAction, anchorOf, openDossier } from '../../../src/dossier/index.ts';
import { appendReviews, readReviews } from '../../../src/dossier/reviews/log.ts';
import { claimOfAnchor } from '../../../src/dossier/reviews/re-anchor.ts';
import { type Review, effective } from '../../../src/dossier/reviews/review.ts';
import { Reviews } from '../../../src/dossier/reviews/reviews.ts';
import { all, claimOf, entryOf } from '../builders.ts';

const root = mkdtempSync(join(tmpdir(), 'reviews-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
let path = '';
beforeEach(async () => {
  path = join(root, `d${count++}`);
  (await openDossier(path, { create: true })).close();
});

const ME = { who: 'Anna', at: '2025-03-01T10:00:00Z' };
const TEXT = 'Rusland leverde olie aan Noord-Korea.\nSeoul weigerde overleg.';
const AID = claimOf(TEXT, 'Rusland leverde olie aan Noord-Korea.', {
  trigger: 'leverde',
  actors: [{ text: 'Rusland', id: 'RUS', country: 'RUS', name: 'Rusland' }],
  recipients: [{ text: 'Noord-Korea', id: 'PRK', country: 'PRK' }],
});
const REFUSAL = claimOf(TEXT, 'Seoul weigerde overleg.', {
  type: 'REJECT',
  trigger: 'weigerde',
  actors: [{ text: 'Seoul', id: 'KOR' }],
});
const ENTRY = entryOf(TEXT, [AID, REFUSAL], { outlet: 'De Proef', published: '2024-10-25' });

async function withArticle(actions: readonly ReviewAction[]): Promise<void> {
  const dossier = await openDossier(path, { write: true });
  await dossier.addDocuments([ENTRY]);
  if (actions.length > 0) await dossier.review(actions, ME);
  dossier.close();
}

async function claims(filter: object = {}): Promise<Claim[]> {
  const dossier = await openDossier(path);
  try {
    return (await all(dossier.claims(filter))).map(({ claim }) => claim);
  } finally {
    dossier.close();
  }
}

describe('the log', () => {
  test('numbers rise, and what was added is there', () => {
    expect(appendReviews(path, [{ action: 'rate', source: 'ANP', grade: 'B' }], ME).reviews[0].n).toBe(1);
    appendReviews(path, [{ action: 'undo', of: 1 }], { ...ME, why: 'te streng' });
    expect(readReviews(path).reviews).toEqual([
      { n: 1, ...ME, action: 'rate', source: 'ANP', grade: 'B' },
      { n: 2, ...ME, why: 'te streng', action: 'undo', of: 1 },
    ]);
  });

  test('any cut of the file leaves whole reviews only, and the next one follows them', () => {
    for (let i = 0; i < 4; i++) appendReviews(path, [{ action: 'note', text: `nummer ${i} é€😀` }], ME);
    const file = join(path, 'reviews', 'log.jsonl');
    const whole = readFileSync(file);
    for (let size = 0; size <= whole.length; size += 7) {
      writeFileSync(file, whole);
      truncateSync(file, size);
      const { reviews, problems } = readReviews(path);
      expect(problems).toEqual([]);
      const lines = whole.subarray(0, size).toString('latin1').split('\n').length - 1;
      expect(reviews).toHaveLength(lines);
      expect(appendReviews(path, [{ action: 'note', text: 'erna' }], ME).reviews[0].n).toBe(lines + 1);
      expect(readReviews(path).reviews).toHaveLength(lines + 1);
    }
  });

  test('a damaged line is named and the others hold', async () => {
    for (const text of ['een', 'twee', 'drie']) appendReviews(path, [{ action: 'note', text }], ME);
    const file = join(path, 'reviews', 'log.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('twee', 'tweë'));
    const { reviews, problems } = readReviews(path);
    expect(reviews.map((review) => 'text' in review && review.text)).toEqual(['een', 'drie']);
    expect(problems).toMatchObject([{ file: `${file}:2`, problem: 'is damaged' }]);
    appendFileSync(file, '{"n":9}\n');
    const dossier = await openDossier(path);
    expect(dossier.problems).toHaveLength(2);
    dossier.close();
  });

  test('a clock set back is said and the order of the log counts', () => {
    appendReviews(path, [{ action: 'rate', source: 'ANP', grade: 'A' }], ME);
    const { clockBefore } = appendReviews(path, [{ action: 'rate', source: 'ANP', grade: 'C' }], {
      ...ME,
      at: '2020-01-01T00:00:00Z',
    });
    expect(clockBefore).toBe(ME.at);
    expect(new Reviews(readReviews(path).reviews).grades.get('ANP')).toBe('C');
  });

  test('one may review while another process reads articles in', async () => {
    const writer = await openDossier(path, { write: true });
    appendReviews(path, [{ action: 'note', text: 'x' }], ME);
    writer.close();
    expect(readReviews(path).reviews).toHaveLength(1);
  });

  test('there is nothing to undo where there is no such review', () => {
    expect(() => appendReviews(path, [{ action: 'undo', of: 7 }], ME)).toThrow('there is no review 7');
  });
});

describe('undo', () => {
  const log = (...actions: readonly (number | 'x')[]): Review[] =>
    actions.map((of, i) => ({
      n: i + 1,
      ...ME,
      ...(of === 'x' ? { action: 'note' as const, text: String(i + 1) } : { action: 'undo' as const, of }),
    }));
  test.each([
    [
      ['x', 'x'],
      [1, 2],
    ],
    [['x', 'x', 1], [2]],
    [['x', 1, 2], [1]],
    [['x', 1, 2, 3], []],
    [['x', 1, 1], []],
    [['x', 1, 1, 2], []],
  ] as const)('%j leaves %j', (actions, expected) => {
    expect(effective(log(...actions)).map(({ n }) => n)).toEqual(expected);
  });

  test('undoing everything, last first, leaves nothing; undoing that again leaves all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (size) => {
        const notes = log(...Array.from({ length: size }, () => 'x' as const));
        const undone = [
          ...notes,
          ...log(...notes.map(({ n }) => n)).map((one, i) => ({ ...one, n: size + i + 1 })),
        ];
        expect(effective(undone)).toEqual([]);
        const again = undone
          .slice(size)
          .map(({ n }, i) => ({ n: 2 * size + i + 1, ...ME, action: 'undo' as const, of: n }));
        expect(effective([...undone, ...again])).toEqual(notes);
      }),
    );
  });
});

describe('applied', () => {
  test('rejected claims go, and come back when asked for or undone', async () => {
    await withArticle([{ action: 'reject', target: anchorOf(AID) }]);
    expect(await claims()).toEqual([REFUSAL]);
    expect(await claims({ review: 'rejected' })).toEqual([AID]);
    expect(await claims({ review: 'all' })).toHaveLength(2);
    expect(await claims({ review: 'unreviewed' })).toEqual([REFUSAL]);
    appendReviews(path, [{ action: 'undo', of: 1 }], ME);
    expect(await claims()).toHaveLength(2);
  });

  test('the latest judgement counts, and says who gave it', async () => {
    const target = anchorOf(AID);
    await withArticle([
      { action: 'reject', target },
      { action: 'accept', target },
    ]);
    const dossier = await openDossier(path);
    const [first] = await all(dossier.claims({ review: 'accepted' }));
    expect(first).toMatchObject({
      claim: AID,
      review: { judgement: 'accepted', corrected: [], reviews: [1, 2] },
    });
    dossier.close();
  });

  test('corrected fields show in the claim and in filters', async () => {
    await withArticle([
      { action: 'correct', target: anchorOf(AID), fields: { type: 'COOPERATE', certainty: 'possible' } },
      { action: 'correct', target: anchorOf(AID), fields: { type: 'MEASURE', mode: null } },
    ]);
    expect(await claims({ type: 'AID' })).toEqual([]);
    const [claim] = await claims({ type: 'MEASURE' });
    expect(claim).toEqual({ ...AID, type: 'MEASURE', kind: 'state', certainty: 'possible' });
    expect(await claims({ review: 'corrected' })).toHaveLength(1);
  });

  test('actors that are one, and one that is another', async () => {
    await withArticle([
      {
        action: 'merge-actors',
        actors: ['rusland', 'Moskou'],
        into: { id: 'RUS', name: 'Russische Federatie' },
      },
      { action: 'split-actor', actor: 'Seoul', into: { name: 'Seoul (stad)' }, targets: [anchorOf(REFUSAL)] },
    ]);
    expect(await claims({ actor: 'federatie' })).toMatchObject([
      { id: AID.id, actors: [{ text: 'Rusland', id: 'RUS', name: 'Russische Federatie' }] },
    ]);
    const [refusal] = await claims({ actor: 'stad' });
    expect(refusal.actors).toEqual([{ text: 'Seoul', name: 'Seoul (stad)' }]);
  });

  test('stories, grades and notes are there for who asks', async () => {
    const [one, two] = [anchorOf(AID), anchorOf(REFUSAL)];
    await withArticle([
      { action: 'merge-stories', targets: [one, two] },
      { action: 'split-story', targets: [one], from: [two] },
      { action: 'note', text: 'nabellen', target: one },
      { action: 'rate', source: 'De Proef', grade: 'B' },
    ]);
    const dossier = await openDossier(path);
    expect(dossier.reviews.stories.map(({ kind }) => kind)).toEqual(['together', 'apart']);
    expect(dossier.reviews.notes).toHaveLength(1);
    expect([...dossier.reviews.grades]).toEqual([['De Proef', 'B']]);
    expect(await all(dossier.claims())).toHaveLength(2);
    dossier.close();
  });
});

describe('a newer version reads the same text', () => {
  const newer = { outlet: 'De Proef', published: '2024-10-25', reader: '2' };

  test('corrections stay, though ids changed', async () => {
    await withArticle([
      { action: 'reject', target: anchorOf(REFUSAL) },
      { action: 'correct', target: anchorOf(AID), fields: { certainty: 'possible' } },
    ]);
    const renamed = claimOf(TEXT, AID.selector.exact, {
      trigger: 'leverde',
      actors: [{ text: 'Rusland', id: 'RUS', sector: 'GOV' }],
      recipients: [],
    });
    expect(renamed.id).not.toBe(AID.id);
    const dossier = await openDossier(path, { write: true });
    await dossier.addDocuments([entryOf(TEXT, [renamed, REFUSAL], newer)]);
    expect((await all(dossier.claims())).map(({ claim }) => claim)).toEqual([
      { ...renamed, certainty: 'possible' },
    ]);
    dossier.close();
  });

  test('a review whose claim is gone is lost from sight, not from the log', async () => {
    await withArticle([{ action: 'accept', target: anchorOf(AID) }]);
    const dossier = await openDossier(path, { write: true });
    await dossier.addDocuments([entryOf(TEXT, [REFUSAL], newer)]);
    expect((await all(dossier.claims())).map(({ review }) => review)).toEqual([undefined]);
    expect(dossier.reviews.lost(AID.document, [REFUSAL])).toMatchObject([{ n: 1, action: 'accept' }]);
    dossier.close();
  });

  const moved = (parts: Partial<Claim>): Claim => ({ ...AID, id: 'other', ...parts });
  test.each([
    ['another type of the same trigger', moved({ type: 'COOPERATE' }), true],
    ['the sentence cut shorter', moved({ selector: { start: 0, end: 20, exact: TEXT.slice(0, 20) } }), true],
    [
      'another event of the same sentence',
      moved({ type: 'AGREE', trigger: { text: 'olie', lemma: 'olie', span: { start: 16, end: 20 } } }),
      false,
    ],
    [
      'the same type in another sentence',
      moved({ selector: REFUSAL.selector, trigger: REFUSAL.trigger }),
      false,
    ],
  ])('%s: %s', (_, claim, expected) => {
    expect(claimOfAnchor(anchorOf(AID), [REFUSAL, claim])?.id).toBe(expected ? 'other' : undefined);
  });
});
