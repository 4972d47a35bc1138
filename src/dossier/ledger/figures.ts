import type { Telling } from '../stories/index.ts';
import type { Figure } from './story.ts';

interface Value {
  value: number;
  max: number | undefined;
  approximate: boolean;
  tellings: number[];
}

/** What the tellings count, side by side: one figure for each thing and unit, in order of first publication. */
export function figuresOf(tellings: readonly Telling[], originOf: readonly string[]): Figure[] {
  const figures = new Map<
    string,
    { unit: string | undefined; of: string | undefined; values: Map<string, Value> }
  >();
  tellings.forEach(({ claim }, telling) => {
    for (const { value, max, unit, of, approximate } of claim.quantities ?? []) {
      const key = `${unit ?? ''} ${of ?? ''}`;
      const figure = figures.get(key) ?? { unit, of, values: new Map<string, Value>() };
      figures.set(key, figure);
      const valueKey = `${value} ${max ?? ''}`;
      const known = figure.values.get(valueKey) ?? { value, max, approximate: false, tellings: [] };
      figure.values.set(valueKey, known);
      known.approximate ||= approximate === true;
      if (!known.tellings.includes(telling)) known.tellings.push(telling);
    }
  });
  return [...figures.values()].map(({ unit, of, values }) => ({
    ...(unit === undefined ? {} : { unit }),
    ...(of === undefined ? {} : { of }),
    values: [...values.values()].map(({ value, max, approximate, tellings: at }) => ({
      value,
      ...(max === undefined ? {} : { max }),
      approximate,
      tellings: at,
      origins: new Set(at.map((telling) => originOf[telling])).size,
    })),
  }));
}
