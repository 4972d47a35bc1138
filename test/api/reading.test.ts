import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/api/index.ts';
import { openDossier } from '../../src/dossier/index.ts';
import { BODY, docx, htmlPage, pdf, zip } from '../ingest/builders.ts';

/** The server reads in a process of the built program. */
const isBuilt = existsSync(new URL('../../dist/cli/index.js', import.meta.url));
const HEADERS = { host: 'localhost:7411', 'x-breuklijn': '1' };

interface Line {
  readonly input: string;
  readonly status: string;
  readonly problem?: string;
  readonly remedy?: string;
  readonly dutch?: { readonly problem: string; readonly remedy?: string };
}

describe.skipIf(!isBuilt)('files dropped on the page, good and bad', () => {
  const root = mkdtempSync(join(tmpdir(), 'breuklijn-drop-'));
  let app: FastifyInstance;
  let lines: readonly Line[];

  beforeAll(async () => {
    const dossier = join(root, 'dossier');
    (await openDossier(dossier, { create: true, version: '0' })).close();
    app = await createApp({ dossier, version: '0', hosts: [] });
    const files = [
      { name: 'a.txt', data: `Bericht\n\n${BODY} Uit tekst.\n` },
      { name: 'b.docx', data: docx(['# Bericht', `${BODY} Uit Word.`]) },
      {
        name: 'c.zip',
        data: zip([
          { name: 'in.html', data: htmlPage('Overleg in Wenen') },
          { name: '../uit.txt', data: BODY },
          { name: 'foto.png', data: 'x' },
        ]),
      },
      { name: 'scan.pdf', data: pdf([[], []]) },
      { name: 'leeg.txt', data: ' ' },
    ].map(({ name, data }) => ({ name, base64: Buffer.from(data).toString('base64') }));
    const answer = await app.inject({
      method: 'POST',
      url: '/api/articles',
      headers: HEADERS,
      payload: { files },
    });
    expect(answer.statusCode).toBe(202);
    const { id } = answer.json<{ id: string }>();
    let state = 'waiting';
    while (state === 'waiting' || state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 200));
      const job = await app.inject({ method: 'GET', url: `/api/articles/jobs/${id}`, headers: HEADERS });
      ({ state, lines } = job.json<{ state: string; lines: Line[] }>());
    }
    expect(state).toBe('done');
  }, 120_000);
  afterAll(async () => {
    await app.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('are read, each under the name that the user knows', () => {
    const added = lines.filter(({ status }) => status === 'added').map(({ input }) => input);
    expect(added.toSorted()).toEqual(['a.txt', 'b.docx', 'c.zip/in.html']);
  });

  it('or told, with what to do, in both languages', () => {
    const failed = lines.filter(({ status }) => status === 'failed');
    expect(failed.map(({ input }) => input).toSorted()).toEqual(['c.zip/../uit.txt', 'leeg.txt', 'scan.pdf']);
    expect(failed.find(({ input }) => input === 'scan.pdf')).toMatchObject({
      problem: 'is a scan: pictures of 2 pages without text',
      dutch: { problem: 'is een scan: afbeeldingen van 2 pagina’s zonder tekst' },
    });
    for (const { problem, remedy, dutch } of failed) {
      expect(dutch?.problem).not.toBe(problem);
      expect(dutch?.remedy).not.toBe(remedy);
    }
  });

  it('and what was passed over is told in one line', () => {
    expect(lines.filter(({ status }) => status === 'note')).toEqual([
      expect.objectContaining({ problem: 'passed over, as these are no articles: 1 × .png' }),
    ]);
  });
});
