import { describe, expect, it } from 'vitest';
import { KeptLists, TermList } from '../../../src/dossier/search/kept-lists.ts';
import { packPostings } from '../../../src/dossier/search/postings.ts';

function listOf(count: number): TermList {
  const numbers = Array.from({ length: count }, (_, i) => i);
  return new TermList(
    packPostings(
      numbers,
      numbers.map(() => 1),
    ),
  );
}

describe('kept lists', () => {
  it('gives back what was kept, also that no segment has a term', () => {
    const kept = new KeptLists();
    const list = listOf(3);
    kept.set('type:AID', new Map([[2, list]]));
    kept.set('nergens', new Map());
    expect(kept.get('type:AID')?.get(2)).toBe(list);
    expect([...(kept.get('type:AID')?.get(2)?.postings.sentence ?? [])]).toEqual([0, 1, 2]);
    expect(kept.get('nergens')?.size).toBe(0);
    expect(kept.get('anders')).toBeUndefined();
  });

  it('lets go of the longest unused first, and stays within its bytes', () => {
    const { bytes } = listOf(100);
    const kept = new KeptLists(2 * bytes + 250);
    for (const term of ['a', 'b']) kept.set(term, new Map([[0, listOf(100)]]));
    expect(kept.get('a')).toBeDefined();
    kept.set('c', new Map([[0, listOf(100)]]));
    expect(kept.get('b')).toBeUndefined();
    expect(kept.get('a')).toBeDefined();
    expect(kept.get('c')).toBeDefined();
    expect(kept.bytes).toBeLessThanOrEqual(2 * bytes + 250);
  });

  it('does not keep what is larger than all of it, and counts a term once', () => {
    const kept = new KeptLists(1000);
    kept.set('lang', new Map([[0, listOf(10_000)]]));
    expect(kept.get('lang')).toBeUndefined();
    kept.set('kort', new Map([[0, listOf(10)]]));
    const once = kept.bytes;
    kept.set('kort', new Map([[0, listOf(10)]]));
    expect(kept.bytes).toBe(once);
  });
});
