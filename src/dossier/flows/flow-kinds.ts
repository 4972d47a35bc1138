import type { Claim, ClaimObject, ClaimType } from '../../claim/index.ts';
import { classOfWord } from '../../coding/index.ts';
import type { Language } from '../../document/index.ts';
import { readTable } from '../../resources.ts';
import { wordsOf } from '../origins/words.ts';

/** Types by which something goes from an actor to a recipient. */
const GIVING: ReadonlySet<ClaimType> = new Set<ClaimType>(['AID', 'COOPERATE', 'CONCEDE']);
/** Words behind "11.000 containers" in which their load is looked for: "met granaten en raketten". */
const REACH = 4;
/** What is given where the text names no thing. */
export const UNNAMED = 'unspecified';

interface Kinds {
  readonly flowOf: ReadonlyMap<string, string>;
  /** Classes of what holds something else. */
  readonly holders: ReadonlySet<string>;
}

let kinds: Kinds | undefined;

function tables(): Kinds {
  if (kinds === undefined) {
    const rows = readTable('packs', 'stories', 'flows.tsv');
    kinds = {
      flowOf: new Map(rows.filter(({ flow }) => flow !== '').map(({ class: name, flow }) => [name, flow])),
      holders: new Set(rows.filter(({ held }) => held === 'yes').map(({ class: name }) => name)),
    };
  }
  return kinds;
}

/** Whether a claim of this type may tell that something goes over from one to another. */
export function mayGive(type: ClaimType): boolean {
  return GIVING.has(type);
}

/** The kinds of flow that the objects of a claim are, each once; empty when none of them can be given. */
export function flowKinds({ objects = [], selector }: Claim, lang: string): string[] {
  const found = new Set<string>();
  for (const object of objects) {
    const after = selector.exact.slice(Math.max(0, object.span.end - selector.start));
    for (const kind of kindsOf(object, after, lang)) found.add(kind);
  }
  return [...found];
}

/** @param after what the sentence says behind the object */
function kindsOf({ class: own, text }: ClaimObject, after: string, lang: string): string[] {
  const { flowOf, holders } = tables();
  if (own === undefined) return [];
  const kind = flowOf.get(own);
  if (kind === undefined) return [];
  if (!holders.has(own) || (lang !== 'nl' && lang !== 'en')) return [kind];
  // "containers with shells and rockets": what they hold.
  const held = [...wordsOf(text), ...wordsOf(after).slice(0, REACH)]
    .map((word) => classOfWord(lang satisfies Language, word))
    .filter((name) => name !== undefined && !holders.has(name) && flowOf.get(name) !== 'persons')
    .map((name) => flowOf.get(name ?? ''))
    .filter((name) => name !== undefined);
  return held.length > 0 ? held : [kind];
}
