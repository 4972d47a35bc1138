import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Dossier, type OpenOptions, articleId, openDossier } from '../../src/dossier/index.ts';
import { all, claimOf, entryOf } from './builders.ts';

const root = mkdtempSync(join(tmpdir(), 'dossier-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
let path = '';
beforeEach(() => {
  path = join(root, `d${count++}`);
});

async function using<T>(options: OpenOptions, run: (dossier: Dossier) => Promise<T>): Promise<T> {
  const dossier = await openDossier(path, options);
  try {
    return await run(dossier);
  } finally {
    dossier.close();
  }
}

const TEXT = 'Rusland leverde olie aan Noord-Korea.\nSeoul weigerde overleg.';
const ENTRY = entryOf(
  TEXT,
  [
    claimOf(TEXT, 'Rusland leverde olie aan Noord-Korea.', {
      trigger: 'leverde',
      actors: [{ text: 'Rusland', id: 'RUS', country: 'RUS' }],
      recipients: [{ text: 'Noord-Korea', id: 'PRK', country: 'PRK' }],
      attribution: [{ speaker: { text: 'Zelensky', id: 'UKR' }, stance: 'asserts', cue: 'volgens' }],
    }),
    claimOf(TEXT, 'Seoul weigerde overleg.', {
      type: 'REJECT',
      trigger: 'weigerde',
      actors: [{ text: 'Seoul', id: 'KOR' }],
      confidence: 0.5,
    }),
  ],
  { published: '2024-10-25', outlet: 'De Proef' },
);

function segmentFiles(): string[] {
  return readdirSync(join(path, 'segments')).toSorted();
}

describe('round trip', () => {
  test('claims, text and record come back byte for byte', async () => {
    await using({ create: true }, (dossier) => dossier.addDocuments([ENTRY]));
    await using({}, async (dossier) => {
      const stored = await all(dossier.claims());
      expect(stored.map(({ claim }) => JSON.stringify(claim))).toEqual(
        ENTRY.claims.map((claim) => JSON.stringify(claim)),
      );
      expect(await all(dossier.documents())).toEqual([ENTRY.record]);
      expect(await dossier.text(ENTRY.record.article)).toBe(TEXT);
      expect(await dossier.text('nothing')).toBeUndefined();
      expect(await dossier.counts()).toMatchObject({ documents: 1, sentences: 2, claims: 2, segments: 1 });
      expect(await dossier.verify()).toEqual([]);
    });
  });

  test('any text, with quotes, NUL, lone surrogates and line ends', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('\uD800', '\uDFFF', "'", '"', '\\', '\0', '\n', '\u2028', '😀', 'é', '%'))
        .map((parts) => parts.join('')),
    );
    await using({ create: true }, async (dossier) => {
      await fc.assert(
        fc.asyncProperty(anyText, anyText, async (text, word) => {
          const entry = entryOf(
            text,
            [claimOf(text, text, { actors: [{ text: word }], condition: { text: word } })],
            { title: word, input: word },
          );
          await dossier.addDocuments([entry]);
          const { article } = entry.record;
          expect(await dossier.text(article)).toBe(text);
          const [stored] = await all(dossier.claims({ article }));
          expect(JSON.stringify(stored.claim)).toBe(JSON.stringify(entry.claims[0]));
          const records = await all(dossier.documents());
          expect(records.find((record) => record.article === article)).toEqual(entry.record);
        }),
        { numRuns: 40 },
      );
    });
  });

  test('more rows than one chunk of the database', async () => {
    const text = 'Zin.\n'.repeat(5000).trimEnd();
    const one = claimOf(text, 'Zin.');
    const claims = Array.from({ length: 5000 }, (_, i) => ({ ...one, id: `c${String(i).padStart(5, '0')}` }));
    await using({ create: true }, async (dossier) => {
      await dossier.addDocuments([entryOf(text, claims)]);
      const stored = await all(dossier.claims());
      expect(stored.map(({ claim }) => claim.id)).toEqual(claims.map(({ id }) => id));
      expect((await dossier.counts()).sentences).toBe(5000);
    });
  });
});

test('two readers at once get all rows each', async () => {
  await using({ create: true }, async (dossier) => {
    await dossier.addDocuments(
      Array.from({ length: 3000 }, (_, i) => entryOf(`Tekst ${i}.`, [], { input: `t${i}.txt` })),
    );
    const count = async (): Promise<number> => (await all(dossier.documents())).length;
    expect(await Promise.all([count(), count(), count()])).toEqual([3000, 3000, 3000]);
  });
});

describe('filters', () => {
  test.each([
    [{ type: 'AID' }, 1],
    [{ kind: 'event' }, 2],
    [{ actor: 'RUS' }, 1],
    [{ actor: 'rus' }, 1],
    [{ actor: 'seo' }, 1],
    [{ recipient: 'PRK' }, 1],
    [{ recipient: 'RUS' }, 0],
    [{ speaker: 'UKR' }, 1],
    [{ speaker: 'zelen' }, 1],
    [{ speaker: "o'neil" }, 0],
    [{ since: '2024-10-25' }, 2],
    [{ since: '2024-10-26' }, 0],
    [{ minConfidence: 0.6 }, 1],
    [{ actor: 'RUS', type: 'REJECT' }, 0],
    [{ id: ENTRY.claims[0].id.slice(0, 8) }, 1],
  ] as const)('%j gives %i', async (filter, expected) => {
    await using({ create: true }, async (dossier) => {
      await dossier.addDocuments([ENTRY]);
      expect(await all(dossier.claims(filter))).toHaveLength(expected);
    });
  });
});

describe('reading again', () => {
  test('the same version changes nothing, in whatever batch', async () => {
    const other = entryOf('Iets anders.', [], { input: 'b.txt' });
    await using({ create: true }, async (dossier) => {
      expect((await dossier.addDocuments([ENTRY, other, ENTRY])).added).toHaveLength(2);
    });
    const before = segmentFiles();
    await using({ write: true }, async (dossier) => {
      const { added, known } = await dossier.addDocuments([ENTRY]);
      expect([added, known]).toEqual([[], [ENTRY.record.article]]);
      await dossier.addDocuments([other, ENTRY]);
    });
    expect(segmentFiles()).toEqual(before);
  });

  test('a newer version supersedes, an older one does not', async () => {
    const newer = entryOf(TEXT, ENTRY.claims.slice(0, 1), {
      published: '2024-10-25',
      outlet: 'De Proef',
      reader: '2',
    });
    await using({ create: true }, async (dossier) => {
      await dossier.addDocuments([ENTRY]);
      expect((await dossier.addDocuments([newer])).added).toHaveLength(1);
      expect(await all(dossier.claims())).toHaveLength(1);
      expect((await dossier.addDocuments([ENTRY])).known).toHaveLength(1);
    });
    await using({}, async (dossier) => {
      expect(await all(dossier.claims())).toHaveLength(1);
      expect((await all(dossier.documents()))[0].reader).toBe('2');
      expect((await dossier.counts()).segments).toBe(2);
    });
  });

  test('the order of a batch does not show in the bytes', async () => {
    const other = entryOf('Iets anders.', [], { input: 'b.txt' });
    const bytes = async (batch: Parameters<Dossier['addDocuments']>[0]): Promise<string[]> => {
      path = join(root, `d${count++}`);
      await using({ create: true }, (dossier) => dossier.addDocuments(batch));
      return segmentFiles().map(
        (name) => name + readFileSync(join(path, 'segments', name)).toString('base64'),
      );
    };
    expect(await bytes([ENTRY, other])).toEqual(await bytes([other, ENTRY]));
  });

  test('the same words from two outlets are two articles, from two folders one', () => {
    const source = { id: 'x', input: 'a/1.txt', title: 'T' };
    expect(articleId({ ...source, outlet: 'A' })).not.toBe(articleId({ ...source, outlet: 'B' }));
    expect(articleId({ ...source, outlet: 'A', input: 'z' })).toBe(articleId({ ...source, outlet: 'A' }));
    expect(articleId({ ...source, input: 'elsewhere/1.txt' })).toBe(articleId(source));
    expect(articleId({ ...source, input: '2' })).not.toBe(articleId(source));
  });
});

describe('what is wrong with a folder is named and the rest works', () => {
  const other = entryOf('Iets anders.', [claimOf('Iets anders.', 'Iets anders.')], { input: 'b.txt' });
  async function withTwoSegments(): Promise<string[]> {
    await using({ create: true }, async (dossier) => {
      await dossier.addDocuments([ENTRY]);
      await dossier.addDocuments([other]);
    });
    return segmentFiles();
  }

  test.each(['documents', 'claims', 'sentences'])(
    'truncated %s, and reading again mends it',
    async (table) => {
      const files = await withTwoSegments();
      const file = files.find((name) => name.endsWith(`${table}.parquet`)) ?? '';
      truncateSync(join(path, 'segments', file), 40);
      await using({ write: true }, async (dossier) => {
        expect(dossier.problems.map((problem) => [problem.file, problem.problem])).toEqual([
          [join(path, 'segments', file), 'is cut short'],
        ]);
        expect(await all(dossier.documents())).toHaveLength(1);
        await dossier.addDocuments([ENTRY]);
        await dossier.addDocuments([other]);
        expect(await all(dossier.claims())).toHaveLength(3);
      });
      await using({}, async (dossier) => expect(dossier.problems).toEqual([]));
    },
  );

  test('a missing table, a foreign file, a Parquet file of something else', async () => {
    const files = await withTwoSegments();
    const segments = join(path, 'segments');
    writeFileSync(join(segments, 'notes.txt'), 'hello');
    writeFileSync(join(segments, '.unfinished-x.parquet'), 'half');
    rmSync(join(segments, files[0]));
    const last = files.at(-1) ?? '';
    copyFileSync(
      join(segments, last.replace('sentences', 'claims')),
      join(segments, last.replace('sentences', 'documents')),
    );
    await using({}, async (dossier) => {
      expect(dossier.problems.map(({ problem }) => problem).toSorted()).toEqual([
        'is damaged, or one of its sisters is',
        'is missing',
        'is not part of the dossier',
      ]);
      expect(await all(dossier.documents())).toEqual([]);
      expect(existsSync(join(segments, '.unfinished-x.parquet'))).toBe(true);
    });
    await using({ write: true }, async () =>
      expect(existsSync(join(segments, '.unfinished-x.parquet'))).toBe(false),
    );
    expect(existsSync(join(segments, 'notes.txt'))).toBe(true);
  });

  test('bytes changed in the middle are found by verify', async () => {
    const files = await withTwoSegments();
    const file = join(path, 'segments', files.find((name) => name.endsWith('claims.parquet')) ?? '');
    const bytes = readFileSync(file);
    bytes.fill(0xff, 20, 200);
    writeFileSync(file, bytes);
    await using({}, async (dossier) => {
      expect((await dossier.verify()).map(({ problem }) => problem)).toContain('is damaged inside');
    });
  });

  test('what a stopped writer left behind does not count', async () => {
    const files = await withTwoSegments();
    rmSync(join(path, 'segments', files.find((name) => name.endsWith('documents.parquet')) ?? ''));
    await using({}, async (dossier) => {
      expect(dossier.problems).toEqual([]);
      expect((await dossier.counts()).documents).toBe(1);
    });
  });

  test.each([
    ['no dossier', undefined, 'is not a dossier'],
    ['damaged', '{"format":', 'is damaged'],
    ['newer', '{"format":99,"madeBy":"9.0.0","readers":[]}', 'form 99'],
  ])('dossier.json: %s', async (_, content, message) => {
    mkdirSync(path);
    if (content !== undefined) writeFileSync(join(path, 'dossier.json'), content);
    await expect(openDossier(path)).rejects.toThrow(message);
  });

  test('a folder with other things in it is not taken', async () => {
    mkdirSync(path);
    writeFileSync(join(path, 'thesis.doc'), 'x');
    await expect(openDossier(path, { create: true })).rejects.toThrow('not empty');
    expect(readdirSync(path)).toEqual(['thesis.doc']);
  });
});

describe('one writer', () => {
  test('a second writer gets one line, readers work, closing frees it', async () => {
    const writer = await openDossier(path, { create: true });
    await writer.addDocuments([ENTRY]);
    const error: unknown = await openDossier(path, { write: true }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'dossier-locked' });
    expect(String(error)).toContain(`is being written by process ${process.pid}`);
    expect(String(error)).not.toContain('\n');
    await using({}, async (reader) => expect(await all(reader.claims())).toHaveLength(2));
    await expect(using({}, (reader) => reader.addDocuments([ENTRY]))).rejects.toThrow('opened for reading');
    writer.close();
    await using({ write: true }, async (dossier) => expect(dossier.problems).toEqual([]));
  });

  test('the lock of a process that is gone is taken over, that of another machine is not', async () => {
    await using({ create: true }, async () => {});
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(join(path, 'lock'), JSON.stringify({ pid: gone, host: hostname() }));
    await using({ write: true }, async (dossier) => dossier.addDocuments([ENTRY]));
    writeFileSync(join(path, 'lock'), 'not json');
    await using({ write: true }, async (dossier) => expect((await dossier.counts()).claims).toBe(2));
    writeFileSync(join(path, 'lock'), JSON.stringify({ pid: 1, host: 'elsewhere.example' }));
    await expect(openDossier(path, { write: true })).rejects.toThrow('elsewhere.example');
  });

  test('what is appended to a segment after writing shows', async () => {
    await using({ create: true }, (dossier) => dossier.addDocuments([ENTRY]));
    appendFileSync(join(path, 'segments', segmentFiles()[0]), 'junk');
    await using({}, async (dossier) => expect(dossier.problems).toHaveLength(1));
  });
});
