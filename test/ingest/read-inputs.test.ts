import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInputs, type ReadOptions, type ReadResult } from '../../src/ingest/index.ts';

const BODY = 'De ministers spraken dinsdag in Wenen over een bestand dat drie weken moet duren.';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ingest-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function read(paths: string[], options?: ReadOptions): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for await (const result of readInputs(paths, options)) results.push(result);
  return results;
}

function issuesOf(results: ReadResult[]): string[] {
  return results.flatMap((result) =>
    'issue' in result
      ? [`${result.issue.code}${result.issue.line === undefined ? '' : `:${result.issue.line}`}`]
      : [],
  );
}

function inputsOf(results: ReadResult[]): string[] {
  return results.flatMap((result) => ('article' in result ? [result.article.input] : []));
}

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

describe('bad input: one clear line each, and the rest is read', () => {
  it('goes on after every kind of it', async () => {
    const paths = [
      put('empty.txt', ''),
      put('white.txt', ' \n\t\n'),
      put('binary.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1])),
      put('blank.html', '<html><body><img src="a.png"></body></html>'),
      put(
        'gate.html',
        '<html><head><title>Toestemming</title></head><body><p>Cookies: akkoord of weigeren?</p></body></html>',
      ),
      join(folder, 'missing.txt'),
      put('good.txt', BODY),
    ];
    const results = await read(paths);
    expect(issuesOf(results)).toEqual(['empty', 'empty', 'not-text', 'empty', 'consent-gate', 'unreadable']);
    expect(inputsOf(results)).toEqual([paths[6]]);
    for (const result of results) {
      if (!('issue' in result)) continue;
      expect(paths).toContain(result.issue.input);
      expect(result.issue.fatal).toBe(true);
      expect(`${result.issue.problem} ${result.issue.remedy}`).not.toMatch(/\n/);
    }
  });

  it.each([
    ['latin1.txt', Buffer.from('Oekra\xefne vraagt om steun.', 'latin1'), 'Oekraïne vraagt om steun.', 1],
    ['windows.txt', Buffer.from('\x93Meer\x94 steun.', 'latin1'), '“Meer” steun.', 1],
    ['utf16.txt', Buffer.from(`\ufeff${BODY}`, 'utf16le'), BODY, 0],
    ['utf16-bare.txt', Buffer.from(BODY, 'utf16le'), BODY, 0],
    ['mark.txt', Buffer.from(`\ufeff${BODY}`), BODY, 0],
  ])('reads %s', async (name, bytes, text, issues) => {
    const [result] = await read([put(name, bytes)]);
    expect('article' in result && result.article.text).toBe(text);
    expect('article' in result && result.article.issues.length).toBe(issues);
  });

  it('names line 7 of a .jsonl and reads the others', async () => {
    const lines = Array.from({ length: 9 }, (_, i) =>
      i === 6 ? '{"id": "7", "text": ' : JSON.stringify({ id: `n${i + 1}`, text: BODY }),
    );
    lines.push('', '[]', '{"id":3}', '{"text":"zonder id."}');
    const path = put('lines.jsonl', lines.join('\r\n'));
    const results = await read([path]);
    expect(issuesOf(results)).toEqual(['bad-line:7', 'bad-line:11', 'bad-line:12']);
    expect(inputsOf(results)).toEqual(['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n8', 'n9', `${path}:13`]);
  });

  it('reads 50 MB of one line', async () => {
    const path = put('long.txt', 'Het kabinet praat verder. '.repeat(2_000_000));
    const [result] = await read([path]);
    expect('article' in result && result.article.text.length).toBe(52_000_000);
    expect('article' in result && result.article.blocks.start.length).toBe(1);
  });

  it('stops at the largest size, also of a line and of what comes in', async () => {
    const path = put('big.txt', BODY.repeat(100));
    expect(issuesOf(await read([path], { maxBytes: 1000 }))).toEqual(['too-large']);
    expect(
      issuesOf(
        await read(['-'], { maxBytes: 1000, stdin: chunks(...Array.from({ length: 50 }, () => BODY)) }),
      ),
    ).toEqual(['too-large']);
    const lines = put(
      'big.jsonl',
      `${JSON.stringify({ id: 'a', text: BODY })}\n${JSON.stringify({ id: 'b', text: BODY.repeat(50) })}\n${JSON.stringify({ id: 'c', text: BODY })}`,
    );
    const results = await read([lines], { maxBytes: 1000 });
    expect(issuesOf(results)).toEqual(['too-large:2']);
    expect(inputsOf(results)).toEqual(['a', 'c']);
  });

  it('reads a folder of 10,000 files of which some cannot be read', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (let i = 0; i < 10_000; i++) {
      const path = join(many, `${String(i).padStart(5, '0')}.txt`);
      if (i % 1000 === 500) symlinkSync(join(many, 'nowhere'), path);
      else writeFileSync(path, `${BODY} ${i}.`);
    }
    const results = await read([many]);
    expect(issuesOf(results)).toEqual(Array.from({ length: 10 }, () => 'unreadable'));
    expect(inputsOf(results)).toHaveLength(9990);
  });
});

describe('folders', () => {
  it('are read in code-unit order, without hidden files, README.md and other files', async () => {
    const root = join(folder, 'tree');
    mkdirSync(join(root, 'b'), { recursive: true });
    for (const name of [
      'a.txt',
      'B.md',
      'b/x.txt',
      'README.md',
      'labels.json',
      '.hidden.txt',
      'é.txt',
      'photo.png',
    ]) {
      writeFileSync(join(root, name), BODY);
    }
    symlinkSync(root, join(root, 'loop'));
    const skipped: string[] = [];
    const results = await read([root], { onSkip: (path) => skipped.push(path.slice(root.length + 1)) });
    expect(inputsOf(results).map((path) => path.slice(root.length + 1))).toEqual([
      'B.md',
      'a.txt',
      'b/x.txt',
      'é.txt',
    ]);
    expect(skipped).toEqual(['.hidden.txt', 'README.md', 'labels.json', 'loop', 'photo.png']);
  });

  it('without articles are an issue', async () => {
    mkdirSync(join(folder, 'nothing'));
    expect(issuesOf(await read([join(folder, 'nothing')]))).toEqual(['empty']);
  });

  it.skipIf(process.platform === 'win32')('with a pipe in them do not hang', async () => {
    const root = join(folder, 'pipes');
    mkdirSync(root);
    execFileSync('mkfifo', [join(root, 'a.txt')]);
    writeFileSync(join(root, 'b.txt'), BODY);
    const results = await read([root]);
    expect(issuesOf(results)).toEqual(['unreadable']);
    expect(inputsOf(results)).toHaveLength(1);
  });
});

describe('what is named', () => {
  it('reads standard input as text, page or lines', async () => {
    const page = `<!doctype html><html><body><article>${`<p>${BODY}</p>`.repeat(6)}</article></body></html>`;
    const kinds = async (input: string): Promise<ReadResult[]> =>
      read(['-'], { stdin: chunks(input.slice(0, 10), input.slice(10)) });
    expect(inputsOf(await kinds(BODY))).toEqual(['-']);
    const [html] = await kinds(page);
    expect('article' in html && html.article.text.startsWith(BODY)).toBe(true);
    expect(inputsOf(await kinds(`{"id":"a","text":"x"}\n{"id":"b","text":"y"}`))).toEqual(['a', 'b']);
    expect(issuesOf(await kinds(''))).toEqual(['empty']);
  });

  it('says of other files what they are', async () => {
    const results = await read([
      put('labels.json', '{}'),
      put('paper.pdf', '%PDF-1.7'),
      put('photo.png', '\u0089PNG'),
    ]);
    expect(results).toMatchObject([
      { issue: { code: 'unsupported', fatal: false } },
      { issue: { code: 'unreadable', fatal: true } },
      { issue: { code: 'unsupported', fatal: false } },
    ]);
  });

  it('hands on pages without an article when asked', async () => {
    const path = put('empty.html', '<html></html>');
    expect(await read([path], { withEmpty: true })).toMatchObject([
      { issue: { code: 'empty' } },
      { article: { kind: 'empty', text: '' } },
    ]);
  });

  it('never takes a date from the file system', async () => {
    const path = put('old.txt', BODY);
    utimesSync(path, 1_000_000_000, 1_000_000_000);
    const [result] = await read([path]);
    expect('article' in result && result.article.published).toBeUndefined();
  });
});
