import type { Quantity } from '../../claim/index.ts';
import { classOfWord } from '../../coding/index.ts';
import type { Language } from '../../document/index.ts';
import type { Telling } from '../stories/index.ts';
import type { Figure } from './story.ts';

interface Value {
  value: number;
  max: number | undefined;
  approximate: boolean;
  tellings: number[];
}

/** Classes of objects that are people: what one paper calls soldiers, another calls men. */
const PEOPLE: ReadonlySet<string> = new Set([
  'troops',
  'trainers',
  'persons',
  'police',
  'leaders',
  'prisoners',
  'envoys',
  'inspectors',
]);
const LANGUAGES: ReadonlySet<string> = new Set(['nl', 'en']);
/** People of whom something else is told than how many there were. */
const HURT: ReadonlySet<string> = new Set(['dead', 'wounded', 'injured', 'casualty', 'victim', 'missing']);

/** What is counted: people by one name, unless they are dead or hurt; everything else by its own. */
function thingOf(unit: string | undefined, of: string | undefined): string {
  if (unit === 'person') return `person ${of !== undefined && HURT.has(of) ? of : ''}`;
  return `${unit ?? ''} ${unit === undefined ? (of ?? '') : ''}`;
}

/**
 * The unit that a quantity counts: its own; persons where its noun is a class of people; else, of a bare number, the unit that
 * all other quantities of the story share.
 */
export function unitOf({ unit, of }: Quantity, lang: string, shared: string | undefined): string | undefined {
  if (unit !== undefined) return unit;
  if (of === undefined) return shared;
  const own = LANGUAGES.has(lang) ? classOfWord(lang as Language, of) : undefined;
  return own !== undefined && PEOPLE.has(own) ? 'person' : undefined;
}

/** The unit that all quantities with a unit share; undefined when there are several or none. */
export function sharedUnit(tellings: readonly Telling[]): string | undefined {
  const units = new Set(
    tellings.flatMap(({ claim, lang }) =>
      (claim.quantities ?? []).flatMap((quantity) => unitOf(quantity, lang, undefined) ?? []),
    ),
  );
  return units.size === 1 ? [...units][0] : undefined;
}

/** What the tellings count, side by side: one figure for each thing, in order of first publication. */
export function figuresOf(tellings: readonly Telling[], originOf: readonly string[]): Figure[] {
  const shared = sharedUnit(tellings);
  const figures = new Map<
    string,
    { unit: string | undefined; of: string | undefined; values: Map<string, Value> }
  >();
  tellings.forEach(({ claim, lang }, telling) => {
    for (const quantity of claim.quantities ?? []) {
      const { value, max, of, approximate } = quantity;
      const unit = unitOf(quantity, lang, shared);
      const key = thingOf(unit, of);
      const figure = figures.get(key) ?? { unit, of, values: new Map<string, Value>() };
      figures.set(key, figure);
      figure.of ??= of;
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
