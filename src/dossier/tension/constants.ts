import { BreuklijnError } from '../../errors.ts';
import { readTable } from '../../resources.ts';

/** Name, value and meaning, as they stand in packs/stories/tension.tsv. */
export interface TensionConstant {
  readonly name: string;
  readonly value: number;
  readonly about: string;
}

let loaded: readonly TensionConstant[] | undefined;

/** All constants of the series, for computing and for printing beside them. */
export function tensionConstants(): readonly TensionConstant[] {
  loaded ??= readTable('packs', 'stories', 'tension.tsv').map(({ name, value, about }) => ({
    name,
    value: Number(value),
    about,
  }));
  return loaded;
}

/** @throws BreuklijnError `bad-resource` when the table lacks it */
export function constant(name: string, constants: readonly TensionConstant[] = tensionConstants()): number {
  const found = constants.find((one) => one.name === name)?.value;
  if (found === undefined || !Number.isFinite(found)) {
    throw new BreuklijnError(
      'bad-resource',
      `packs/stories/tension.tsv: no number for ${name}`,
      'restore the table from the package',
    );
  }
  return found;
}
