import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/claim/index.ts';
import { codeDocument } from '../../../src/coding/index.ts';
import { readText, toDocument } from '../../../src/ingest/index.ts';
import { loadPipeline } from '../../../src/language/pipeline.ts';

/** A sentence and the claim that it must give. */
interface Saying {
  readonly type: string;
  readonly mode: string;
  readonly actors: string;
  readonly recipients: string | undefined;
  readonly sentence: string;
}

const SAYINGS: readonly Saying[] = readFileSync('test/gold/words-nl.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [want, sentence] = line.split(' | ');
    const [what, who = ''] = want.split(' ');
    const [type, mode = ''] = what.split('/');
    const [actors, recipients] = who.split('>');
    return { type, mode, actors: inOrder(actors.split(',')), recipients, sentence };
  });

function inOrder(ids: readonly string[]): string {
  return [...new Set(ids.filter((id) => id !== ''))].sort().join(',');
}

function ids(side: Claim['actors']): string {
  return inOrder(side.map(({ id, text }) => id ?? text));
}

const pipeline = loadPipeline({ lang: 'nl' });

function isSaid({ type, mode, actors, recipients, sentence }: Saying): boolean {
  const { claims } = codeDocument(pipeline(toDocument(readText('words', sentence))), {
    published: '2025-03-12',
  });
  return claims.some(
    (claim) =>
      claim.type === type &&
      (mode === '' || claim.mode === mode) &&
      ids(claim.actors) === actors &&
      (recipients === undefined || ids(claim.recipients) === inOrder(recipients.split(','))),
  );
}

describe('what Dutch newspapers call it', () => {
  it.each([...new Set(SAYINGS.map(({ type }) => type))])('%s', (type) => {
    const sayings = SAYINGS.filter((saying) => saying.type === type);
    expect(sayings.filter((saying) => !isSaid(saying)).map(({ sentence }) => sentence)).toEqual([]);
  });

  it('has sentences of every type', () => {
    expect(new Set(SAYINGS.map(({ type }) => type)).size).toBe(21);
  });
});
