import { BreuklijnError } from '../../errors.ts';
import { readTable } from '../../resources.ts';

let weights: ReadonlyMap<string, number> | undefined;

/** The weights of `packs/confidence.tsv`, in log odds, read once. @throws BreuklijnError `bad-pack` naming the row. */
export function loadConfidenceWeights(): ReadonlyMap<string, number> {
  weights ??= new Map(
    readTable('packs', 'confidence.tsv').map(({ evidence, weight }) => {
      const value = Number(weight);
      if (weight === '' || !Number.isFinite(value)) {
        throw new BreuklijnError('bad-pack', `packs/confidence.tsv: ${evidence} has weight "${weight}"`, 'give a number');
      }
      return [evidence, value] as const;
    }),
  );
  return weights;
}
