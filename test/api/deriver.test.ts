import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { type Derivation, Deriver, type DeriverOptions } from '../../src/api/derive/deriver.ts';
import { ANSWERS_FOLDER, KeptAnswers } from '../../src/api/derive/kept-answers.ts';
import type { DossierSource } from '../../src/api/dossier-source.ts';

const root = mkdtempSync(join(tmpdir(), 'breuklijn-deriver-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A generation that is ready when it is told to, and answers with its version. */
class Made implements Derivation {
  readonly version: string;
  readonly ready: Promise<void>;
  isReady = false;
  isEnded = false;
  finish: () => void = () => undefined;
  fail: (error: Error) => void = () => undefined;

  constructor(version: string) {
    this.version = version;
    this.ready = new Promise((resolve, reject) => {
      this.finish = (): void => {
        this.isReady = true;
        resolve();
      };
      this.fail = reject;
    });
  }

  async run(name: string): Promise<string> {
    return JSON.stringify([name, this.version]);
  }

  async close(): Promise<void> {
    this.isEnded = true;
  }

  async stop(): Promise<void> {
    this.isEnded = true;
  }
}

interface Setting {
  readonly deriver: Deriver;
  readonly made: Made[];
  readonly told: string[];
  /** The version that the dossier has from now on. */
  grow(version: string): void;
  ask(): Promise<{ readonly answer: unknown; readonly tag: string | undefined }>;
}

function setting(options: Partial<DeriverOptions> = {}): Setting {
  let version = 'one';
  const made: Made[] = [];
  const told: string[] = [];
  const source = { path: root, version: () => version } as unknown as DossierSource;
  const deriver = new Deriver(source, {
    changed: (newest) => told.push(newest),
    generate: (_path, wanted) => {
      const one = new Made(wanted);
      made.push(one);
      return one;
    },
    patience: 5,
    longest: 20,
    ...options,
  });
  return {
    deriver,
    made,
    told,
    grow: (wanted) => (version = wanted),
    async ask() {
      let tag: string | undefined;
      const reply = { header: (_name: string, value: string) => (tag = value) } as unknown as FastifyReply;
      const json = await deriver.ask('brief', { by: 'day', format: 'json', lang: 'nl' }, reply);
      return { answer: JSON.parse(json) as unknown, tag };
    },
  };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

describe('what hangs on the whole dossier', () => {
  it('is answered by the version that the dossier has', async () => {
    const { made, ask } = setting();
    const asked = ask();
    made[0].finish();
    expect(await asked).toEqual({ answer: ['brief', 'one'], tag: undefined });
  });

  it('is answered by the version before, with a tag that says so, while a newer one is worked out', async () => {
    const { made, told, grow, ask } = setting();
    const first = ask();
    made[0].finish();
    await first;
    grow('two');
    expect(await ask()).toEqual({ answer: ['brief', 'one'], tag: '"two~one"' });
    expect(told).toEqual([]);
    made[1].finish();
    await settled();
    // Whoever was given the older one is told, asks again and gets the newer one.
    expect(told).toEqual(['two']);
    expect(await ask()).toEqual({ answer: ['brief', 'two'], tag: undefined });
    expect(made[0].isEnded).toBe(true);
  });

  it('is worked out to its end in a dossier that keeps growing, one version at a time', async () => {
    const { made, grow, ask } = setting();
    const first = ask();
    grow('two');
    grow('three');
    const second = ask();
    expect(made).toHaveLength(1);
    made[0].finish();
    expect(await first).toEqual({ answer: ['brief', 'one'], tag: undefined });
    expect((await second).tag).toBe('"three~one"');
    expect(made.map(({ version }) => version)).toEqual(['one', 'three']);
  });

  it('is refused for now when there is nothing yet, and the caller is told once there is', async () => {
    const { made, told, ask } = setting();
    await expect(ask()).rejects.toMatchObject({ problem: { status: 503, code: 'being-worked-out' } });
    made[0].finish();
    await settled();
    expect(told).toEqual(['one']);
  });

  it('that cannot be worked out is not tried again at once', async () => {
    const { made, ask } = setting();
    const asked = ask();
    made[0].fail(new Error('no memory'));
    await expect(asked).rejects.toThrow('no memory');
    await expect(ask()).rejects.toThrow('no memory');
    expect(made).toHaveLength(1);
    expect(made[0].isEnded).toBe(true);
  });
});

describe('answers kept in the dossier', () => {
  it('are there for the next server, at once for the same version and as the older one for another', async () => {
    const kept = (): KeptAnswers => new KeptAnswers(join(root, 'a'), 'program');
    mkdirSync(join(root, 'a'));
    const before = setting({ kept: kept() });
    const asked = before.ask();
    before.made[0].finish();
    await asked;
    await before.deriver.close();

    const after = setting({ kept: kept() });
    expect(await after.ask()).toEqual({ answer: ['brief', 'one'], tag: undefined });
    expect(after.made).toHaveLength(0);
    after.grow('two');
    expect(await after.ask()).toEqual({ answer: ['brief', 'one'], tag: '"two~one"' });

    const other = setting({ kept: new KeptAnswers(join(root, 'a'), 'another program') });
    await expect(other.ask()).rejects.toMatchObject({ problem: { status: 503 } });
  });

  it('that were cut off or removed are worked out anew', () => {
    const folder = join(root, 'b');
    const kept = new KeptAnswers(folder, 'program');
    expect(kept.get('brief', {})).toBeUndefined();
    kept.put('brief', {}, 'one', '{"a":"é\\n"}');
    expect(kept.get('brief', {})).toEqual({ version: 'one', json: '{"a":"é\\n"}' });
    expect(kept.get('brief', { since: '2024' })).toBeUndefined();
    const [file] = readdirSync(join(folder, ANSWERS_FOLDER));
    const path = join(folder, ANSWERS_FOLDER, file);
    writeFileSync(path, readFileSync(path).subarray(0, 10));
    expect(kept.get('brief', {})).toBeUndefined();
  });

  it('are only those that many ask for', () => {
    const kept = new KeptAnswers(join(root, 'c'), 'program');
    kept.put('stories', {}, 'one', '{}');
    expect(kept.get('stories', {})).toBeUndefined();
  });
});
