import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaProblems } from '../../src/claim/index.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { main } from '../../src/cli/index.ts';
import { cli } from './run-cli.ts';

const root = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
};

const SENTENCE = 'Noord-Korea heeft vrijdag een raket afgevuurd.';
const ARTICLE = `Noord-Korea vuurt raket af\n\nDe Proef\n8 november 2025\n\n${SENTENCE} De Verenigde Staten hebben sancties opgelegd aan Noord-Korea.\n`;

describe('calls', () => {
  test.each([
    ['nothing at all', [], 0, 'breuklijn read PATH'],
    ['help', ['--help'], 0, 'Commands:'],
    ['help of a command', ['help', 'code'], 0, 'Usage: breuklijn code'],
    ['Dutch by option', ['--lang', 'nl', '--help'], 0, 'Opdrachten:'],
    ['version', ['--version'], 0, '0.'],
  ])('%s', async (_, args, code, text) => {
    const outcome = await cli(args);
    expect(outcome).toMatchObject({ code, stderr: '' });
    expect(outcome.stdout).toContain(text);
  });

  test.each([
    [{ LANG: 'nl_NL.UTF-8' }, 'Probeer'],
    [{ LANG: 'en_US.UTF-8' }, 'Try'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'nl_BE' }, 'Probeer'],
    [{ LANG: 'C' }, 'Probeer'],
    [{ LANG: 'de_DE' }, 'Probeer'],
  ] as const)('language of %j', async (env, word) => {
    expect((await cli([], { env })).stdout).toContain(`${word}:`);
  });

  test.each([
    ['an unknown command', ['nonsense'], 'there is no command nonsense'],
    ['serving others without a password', ['serve', '--host', '0.0.0.0'], 'give --password-file'],
    ['an unknown option', ['code', '--nonsense'], "Unknown option '--nonsense'"],
    ['a value that is none of the choices', ['brief', '--format', 'pdf'], 'choose md, html, json'],
    ['an option without its value', ['code', '--published'], 'published'],
    ['no date', ['code', '--published', '2024-02-30'], '--published 2024-02-30 is no date'],
    ['a missing operand', ['read'], 'read needs PATH'],
    ['too many operands', ['brief', 'x'], 'brief does not take x'],
    ['no such type', ['claims', '--type', 'WAR'], '--type WAR does not exist'],
    ['no number', ['claims', '--min-confidence', 'much'], 'give a number from 0 to 1'],
    ['no such part', ['dossier', 'burn'], 'give info, verify, changes, compact, backup, restore'],
    ['an unknown language', ['brief', '--lang', 'xx'], 'choose nl, en'],
  ])('%s is a wrong call: 2 and one line', async (_, args, text) => {
    const { code, stdout, stderr } = await cli(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(text);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test.each(COMMANDS.map(({ name }) => name))(
    '%s has help with options and examples in two languages',
    async (name) => {
      const [en, nl] = [await cli([name, '--help']), await cli([name, '--help', '--lang', 'nl'])];
      expect([en.code, nl.code]).toEqual([0, 0]);
      expect(en.stdout).toMatch(/Options:[\s\S]*Examples:[\s\S]*breuklijn /);
      expect(nl.stdout).toMatch(/Opties:[\s\S]*Voorbeelden:[\s\S]*breuklijn /);
      expect(nl.stdout).not.toBe(en.stdout);
    },
  );

  test('no dossier is said in one line', async () => {
    const { code, stderr } = await cli(['brief', '--dossier', join(root, 'none')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^breuklijn: there is no dossier .*; name its folder with --dossier.*\n$/);
  });
});

describe('code', () => {
  test('gives schema-valid claims whose quote stands in the text, from a file and from standard input', async () => {
    const path = file('a.txt', ARTICLE);
    const fromFile = await cli(['code', path]);
    const fromInput = await cli(['code'], { stdin: ARTICLE });
    for (const [outcome, input] of [
      [fromFile, path],
      [fromInput, '-'],
    ] as const) {
      expect(outcome.code).toBe(0);
      const claims = outcome.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(claims.length).toBeGreaterThan(0);
      for (const claim of claims) {
        expect(schemaProblems(claim)).toEqual([]);
        expect(claim.input).toBe(input);
        expect(ARTICLE.slice(claim.selector.start, claim.selector.end)).toBe(claim.selector.exact);
      }
    }
  });

  test('lines carry the id of their JSON line; a broken line is named and the rest is read', async () => {
    const line = (id: string): string =>
      JSON.stringify({ id, text: SENTENCE, lang: 'nl', published: '2025-11-08' });
    const path = file('b.jsonl', `${line('one')}\n{"id": "two", \n${line('three')}\n`);
    const { code, stdout, stderr } = await cli(['code', '--format', 'jsonl', path]);
    expect(code).toBe(1);
    const inputs = stdout
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text).input);
    expect([...new Set(inputs)]).toEqual(['one', 'three']);
    expect(stderr).toContain(`${path}:2 is not valid JSON`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('--published dates what has no date itself', async () => {
    const timeOf = async (args: readonly string[]): Promise<unknown> =>
      JSON.parse((await cli(['code', '--lang', 'nl', ...args], { stdin: SENTENCE })).stdout.split('\n')[0])
        .time;
    expect(await timeOf([])).not.toHaveProperty('start');
    expect(await timeOf(['--published', '2025-11-08'])).toMatchObject({
      start: '2025-11-07',
      end: '2025-11-07',
    });
  });
});

describe('bad input: one clear line each, the rest is read, exit 1', () => {
  const good = (): string => file('good.txt', ARTICLE);
  test.each([
    ['missing', () => join(root, 'missing.txt'), 'does not exist'],
    ['empty', () => file('empty.txt', ''), 'empty'],
    [
      'binary',
      () => file('image.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0xff])),
      'image.txt',
    ],
    ['another kind of file', () => file('data.xlsx', 'PK'), 'data.xlsx'],
    [
      'an empty folder',
      () => {
        mkdirSync(join(root, 'bare'), { recursive: true });
        return join(root, 'bare');
      },
      'bare',
    ],
  ])('%s', async (_, make, text) => {
    const { code, stdout, stderr } = await cli(['code', '--quiet', make(), good()]);
    expect(code).toBe(1);
    expect(stdout).not.toBe('');
    expect(stderr).toContain(text);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('; ');
  });

  test('a name with a line feed or an escape code stays on its line', async () => {
    const { stderr } = await cli(['code', join(root, 'a\nb\u001B[31m.txt')]);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(stderr).not.toContain('\u001B');
  });
});

describe('dossier', () => {
  const dossier = join(root, 'dossier');
  const articles = join(root, 'articles');
  beforeAll(async () => {
    mkdirSync(articles);
    writeFileSync(join(articles, 'a.txt'), ARTICLE);
    writeFileSync(join(articles, 'leeg.txt'), '');
    writeFileSync(join(articles, 'kaart.png'), 'x');
    const { code, stdout, stderr } = await cli(['read', articles, '--dossier', dossier]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^1 article read into .*, with [1-9]\d* claims?; 1 other file passed over; 1 could not be read/,
    );
    expect(stderr).toContain(`The brief: breuklijn brief --dossier ${dossier}`);
  });

  test('a path alone is read; reading again changes nothing', async () => {
    const before = readdirSync(join(dossier, 'segments'));
    const { stdout } = await cli([join(articles, 'a.txt'), '--dossier', dossier, '--quiet']);
    expect(stdout).toContain('0 articles read');
    expect(stdout).toContain('1 there already');
    expect(readdirSync(join(dossier, 'segments'))).toEqual(before);
  });

  test('brief in each form', async () => {
    const forms = await Promise.all(
      ['md', 'html', 'json'].map((format) => cli(['brief', '--dossier', dossier, '--format', format])),
    );
    for (const { code, stdout } of forms) {
      expect(code).toBe(0);
      expect(stdout).toContain('afgevuurd');
    }
    expect(forms[0].stdout).toMatch(/^# Brief: dossier\n/);
    expect(forms[1].stdout).toMatch(/^<!doctype html>/);
    expect(JSON.parse(forms[2].stdout)).toMatchObject({ articles: 1, sampleArticles: 0 });
    const later = await cli(['brief', '--dossier', dossier, '--since', '2025-12-01', '--format', 'json']);
    expect(JSON.parse(later.stdout)).toMatchObject({ articles: 0, claims: 0 });
  });

  test('claims as a table cut to the screen, JSON lines and CSV', async () => {
    const table = await cli(['claims', '--dossier', dossier], { columns: 60 });
    const lines = table.stdout.trimEnd().split('\n');
    for (const line of lines.slice(1)) expect(line.length).toBeLessThanOrEqual(60);
    expect(lines[0]).toContain('\u001B[1m');
    expect(
      (await cli(['claims', '--dossier', dossier], { columns: 60, env: { NO_COLOR: '1' } })).stdout,
    ).not.toContain('\u001B');
    const jsonl = await cli(['claims', '--dossier', dossier, '--format', 'jsonl', '--actor', 'PRK']);
    const claims = jsonl.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) expect(schemaProblems(claim)).toEqual([]);
    const csv = await cli(['claims', '--dossier', dossier, '--format', 'csv', '--quiet']);
    expect(csv.stdout).toMatch(/^id,kind,type,.*\r\n/);
    expect(csv.stdout.split('\r\n')).toHaveLength(lines.length + 1);
  });

  test('explain by the start of an id', async () => {
    const [line] = (await cli(['claims', '--dossier', dossier, '--format', 'jsonl'])).stdout.split('\n');
    const { id, rule, selector } = JSON.parse(line);
    const { code, stdout } = await cli(['explain', id.slice(0, 10), '--dossier', dossier]);
    expect(code).toBe(0);
    expect(stdout).toContain(selector.exact);
    expect(stdout).toContain(rule);
    expect((await cli(['explain', 'ffffffffff', '--dossier', dossier])).code).toBe(2);
    expect((await cli(['explain', "x'; DROP", '--dossier', dossier])).code).toBe(2);
  });

  test('info and verify', async () => {
    const info = await cli(['dossier', 'info', '--dossier', dossier, '--format', 'json']);
    expect(JSON.parse(info.stdout)).toMatchObject({ documents: 1, segments: 1, format: 2 });
    expect(await cli(['dossier', 'verify', '--dossier', dossier])).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(join(dossier, 'segments', 'foreign.txt'), 'x');
    const verify = await cli(['dossier', 'verify', '--dossier', dossier]);
    expect(verify.code).toBe(1);
    expect(verify.stderr).toContain('foreign.txt is not part of the dossier');
    rmSync(join(dossier, 'segments', 'foreign.txt'));
  });
});

describe('search, reviews and upkeep', () => {
  const dossier = join(root, 'reviewed');
  const on = (...args: readonly string[]): Promise<Awaited<ReturnType<typeof cli>>> =>
    cli([...args, '--dossier', dossier]);
  const claims = async (): Promise<{ id: string; type: string; certainty: string }[]> =>
    (await on('claims', '--format', 'jsonl')).stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  beforeAll(async () => {
    await on('read', file('reviewed.txt', ARTICLE), '--workers', '1');
  });

  test('a sentence is found by another form of its words, with its claim', async () => {
    const { code, stdout, stderr } = await on('search', 'raketten', 'afvuren');
    expect(code).toBe(0);
    expect(stdout).toContain(SENTENCE);
    expect(stderr).toMatch(/^[1-9] sentences?/);
    const [hit] = (await on('search', 'actor:PRK', '--format', 'jsonl')).stdout.split('\n');
    expect(JSON.parse(hit)).toMatchObject({ text: SENTENCE, claims: [{ claim: { type: 'MOBILIZE' } }] });
    expect((await on('search', 'kleur:rood')).code).toBe(2);
    expect((await on('search', 'x', '--limit', '0x')).code).toBe(2);
  });

  test('a claim is rejected, corrected, and all of it taken back', async () => {
    const before = await claims();
    const [first] = before;
    const prefix = first.id.slice(0, 10);
    expect((await on('review', 'reject', prefix, '--who', 'Anna', '--why', 'dubbel')).stdout).toMatch(
      /^ +1 {2}2025-01-01T00:00:00Z {2}Anna {2}rejected {2}.*\(dubbel\)\n$/,
    );
    expect((await claims()).map(({ id }) => id)).not.toContain(first.id);
    expect((await on('review', 'undo', '1')).code).toBe(0);
    await on('review', 'correct', prefix, 'type=ASSAULT', 'certainty=possible', 'actors=RUS,Wagner');
    expect((await claims()).find(({ id }) => id === first.id)).toMatchObject({
      type: 'ASSAULT',
      certainty: 'possible',
      actors: [
        { id: 'RUS', country: 'RUS' },
        { name: 'Wagner', text: '' },
      ],
    });
    expect((await on('review', 'undo', '3')).code).toBe(0);
    expect(await claims()).toEqual(before);
    const log = (await on('review', 'list', '--format', 'json')).stdout.trimEnd().split('\n');
    expect(log.map((line) => JSON.parse(line).action)).toEqual(['reject', 'undo', 'correct', 'undo']);
  });

  test.each([
    [['review', 'burn'], 'review burn does not exist'],
    [['review', 'accept'], 'needs CLAIM'],
    [['review', 'accept', 'ffffffff'], 'there is no claim ffffffff'],
    [['review', 'undo', 'x'], 'x is no number'],
    [['review', 'undo', '99'], 'there is no review 99'],
    [['review', 'rate', 'De Proef', 'Z'], 'Z is no grade'],
    [['dossier', 'backup'], 'dossier backup needs DIR'],
    [['dossier', 'info', 'x'], 'dossier info does not take x'],
    [['read', 'x', '--workers', '0'], '--workers 0 is not possible'],
  ])('%j is a wrong call', async (args, message) => {
    const { code, stderr } = await on(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test('a correction that makes no claim is refused', async () => {
    const [{ id }] = await claims();
    for (const pair of ['type=WAR', 'certainty=perhaps', 'id=x', 'actors=[{]']) {
      expect((await on('review', 'correct', id, pair)).code).toBe(2);
    }
  });

  test('backup, compact and restore', async () => {
    const before = await claims();
    expect((await on('dossier', 'backup', join(root, 'copy'))).stdout).toContain(', 0 of which were there');
    expect((await on('dossier', 'compact')).stdout).toContain('1 segments put together into 1');
    expect((await on('dossier', 'changes')).stdout).toBe('');
    const restored = join(root, 'restored');
    expect((await cli(['dossier', 'restore', join(root, 'copy'), '--dossier', restored])).code).toBe(0);
    const again = (await cli(['claims', '--format', 'jsonl', '--dossier', restored])).stdout;
    expect(again.trimEnd().split('\n')).toHaveLength(before.length);
  });

  test('what is wrong is said in Dutch where Dutch is spoken', async () => {
    const { stderr } = await cli(['brief', '--dossier', join(root, 'none'), '--lang', 'nl']);
    expect(stderr).toMatch(/^breuklijn: er is geen dossier .*; noem de map met --dossier/);
  });
});

describe('output', () => {
  test('a reader that goes away ends the command quietly', async () => {
    const errors: string[] = [];
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const stderr = new Writable({
      write: (chunk, _encoding, done) => {
        errors.push(String(chunk));
        done();
      },
    });
    const lines = Array.from({ length: 50 }, (_, i) =>
      JSON.stringify({ id: String(i), text: SENTENCE, lang: 'nl' }),
    );
    const code = await main(['code', '--quiet'], {
      stdin: Readable.from([Buffer.from(lines.join('\n'))]),
      stdout,
      stderr,
      env: {},
      now: () => '',
    });
    expect([code, errors]).toEqual([0, []]);
  });

  test('progress only on a screen, and not when quiet', async () => {
    const path = file('p.txt', ARTICLE);
    expect((await cli(['code', path], { columns: 80 })).stderr).toContain('1/1');
    expect((await cli(['code', path])).stderr).toBe('');
    expect((await cli(['code', path, '-q'], { columns: 80 })).stderr).toBe('');
  });

  test('a page shows what was read out of it', async () => {
    const { stdout } = await cli(['article', file('c.txt', ARTICLE)]);
    const article: unknown = JSON.parse(stdout);
    expect(article).toMatchObject({
      kind: 'article',
      lang: 'nl',
      published: '2025-11-08',
      authors: [],
      issues: [],
    });
    expect(article).toHaveProperty('text', expect.stringContaining(SENTENCE));
    const empty = await cli(['article', file('d.txt', ''), 'https://krant.example/x']);
    expect(empty.code).toBe(1);
    expect(empty.stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  test('analyse gives CoNLL-U and keeps given words and sentences', async () => {
    const text = await cli(['analyse', '--lang', 'nl'], {
      stdin: 'Seoul weigert overleg.\n\nMoskou zwijgt.',
    });
    expect(text.code).toBe(0);
    const rows = text.stdout.split('\n').filter((line) => /^\d/.test(line));
    expect(rows.map((row) => row.split('\t')[1])).toEqual([
      'Seoul',
      'weigert',
      'overleg',
      '.',
      'Moskou',
      'zwijgt',
      '.',
    ]);
    for (const row of rows) expect(row.split('\t')).toHaveLength(10);
    const given = '1\tZuid Korea\t_\t_\t_\t_\t_\t_\t_\t_\n2\tzwijgt\t_\t_\t_\t_\t_\t_\t_\t_\n\n';
    const again = await cli(['analyse', '--input', 'conllu', '--lang', 'nl'], { stdin: given });
    const [first, second] = again.stdout.split('\n').filter((line) => /^\d/.test(line));
    expect(first.split('\t')[1]).toBe('Zuid Korea');
    expect(second.split('\t')[3]).toBe('VERB');
  });
});

test('an unreadable file in a folder is named', async () => {
  const folder = join(root, 'locked');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.txt'), ARTICLE);
  writeFileSync(join(folder, 'b.txt'), ARTICLE);
  chmodSync(join(folder, 'b.txt'), 0);
  const { code, stderr } = await cli(['code', folder]);
  // The superuser may read everything.
  const expected = process.getuid?.() === 0 ? [0, ''] : [1, expect.stringContaining('b.txt')];
  expect([code, stderr]).toEqual(expected);
});
