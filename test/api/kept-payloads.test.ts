import { describe, expect, it } from 'vitest';
import { KeptPayloads } from '../../src/api/kept-payloads.ts';

async function leader(
  payloads: KeptPayloads,
  address: string,
  version: string,
): Promise<(payload: string | undefined) => void> {
  const taken = await payloads.take(address, version);
  if (typeof taken === 'string') throw new Error(`${address} was kept`);
  return taken;
}

describe('answers that are kept', () => {
  it('are worked out once for all who ask at the same moment', async () => {
    const payloads = new KeptPayloads();
    const finish = await leader(payloads, '/a', 'one');
    const others = [payloads.take('/a', 'one'), payloads.take('/a', 'one')];
    finish('answer');
    expect(await Promise.all(others)).toEqual(['answer', 'answer']);
    expect(await payloads.take('/a', 'one')).toBe('answer');
  });

  it('are worked out by the next caller where the first one failed', async () => {
    const payloads = new KeptPayloads();
    const finish = await leader(payloads, '/a', 'one');
    const next = leader(payloads, '/a', 'one');
    finish(undefined);
    (await next)('answer');
    expect(await payloads.take('/a', 'one')).toBe('answer');
  });

  it('are of one version of the dossier', async () => {
    const payloads = new KeptPayloads();
    const late = await leader(payloads, '/a', 'one');
    const finish = await leader(payloads, '/a', 'two');
    late('old');
    finish('new');
    expect(await payloads.take('/a', 'two')).toBe('new');
  });

  it('make room for others, those longest unused first', async () => {
    const payloads = new KeptPayloads(10);
    (await leader(payloads, '/a', 'one'))('12345');
    (await leader(payloads, '/b', 'one'))('12345');
    expect(await payloads.take('/a', 'one')).toBe('12345');
    (await leader(payloads, '/c', 'one'))('1234');
    expect(await payloads.take('/a', 'one')).toBe('12345');
    expect(typeof (await payloads.take('/b', 'one'))).toBe('function');
  });
});
