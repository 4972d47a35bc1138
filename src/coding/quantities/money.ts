import { readTable } from '../../resources.ts';
import type { Atom } from './atoms.ts';

interface Cue {
  readonly name: string;
  readonly cue: string;
  readonly currency: string;
}

interface Currencies {
  readonly signs: ReadonlyMap<string, string>;
  readonly cues: readonly Cue[];
}

let currencies: Currencies | undefined;

function load(): Currencies {
  const signs = new Map<string, string>();
  const cues: Cue[] = [];
  for (const { sign, name, cue, currency } of readTable('packs', 'currencies.tsv')) {
    if (sign !== '') signs.set(sign, currency);
    else cues.push({ name, cue, currency });
  }
  return { signs, cues };
}

/** A currency sign or code that ends right before atom `i` or begins at it: `first` and `end` are its atoms. */
export function currencySign(
  atoms: readonly Atom[],
  i: number,
  side: 'before' | 'after',
): { currency: string; first: number; end: number } | undefined {
  currencies ??= load();
  const at = side === 'before' ? i - 1 : i;
  const atom = atoms[at];
  if (atom === undefined) return undefined;
  const currency = currencies.signs.get(atom.norm);
  if (currency === undefined) return undefined;
  const country = side === 'before' && atom.glued ? atoms[at - 1] : undefined;
  // US$, A$, C$: only the American one is told apart; the others are too rare to be worth a wrong guess.
  const first = country?.norm === 'us' ? at - 1 : at;
  return { currency, first, end: at + 1 };
}

/**
 * ISO 4217 code of a currency that several countries call by one name ("kroon", "dollar"), by the word of a country near it.
 * @returns the table's own code when no word settles it; undefined when that is empty too
 */
export function settleCurrency(
  noun: string,
  unit: string,
  atoms: readonly Atom[],
  at: number,
): string | undefined {
  currencies ??= load();
  const candidates = currencies.cues.filter(
    ({ name }) => noun === name || (noun.startsWith('kron') && name.startsWith('kro')),
  );
  // A dollar is American unless the word before it says otherwise; a crown is nobody's until the sentence says whose.
  const near = unit === '' ? atoms : atoms.slice(Math.max(0, at - 2), at);
  const found = candidates.find(({ cue }) => near.some(({ norm }) => norm.startsWith(cue)));
  if (found !== undefined) return found.currency;
  return unit === '' ? undefined : unit;
}
