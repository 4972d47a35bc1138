import type { Quantity } from '../../claim/index.ts';
import { type BareSentence, type Telling, echoOf } from '../stories/index.ts';
import { sharedUnit, unitOf } from './figures.ts';
import { quantitiesIn } from './sentence-quantities.ts';

/** Letters between a telling and a sentence that goes on about its figure, at most: the next sentence or the one after it. */
const NEXT = 160;

/** Tellings in which no claim was read, with the numbers of their sentences. */
export function withQuantities(telling: Telling): Telling {
  const { claim, lang, echo } = telling;
  if (echo === undefined) return telling;
  const quantities = quantitiesIn(claim.selector.exact, lang, claim.selector.start);
  return quantities.length === 0 ? telling : { ...telling, claim: { ...claim, quantities } };
}

/**
 * Sentences without a claim that go on about a figure: "Police put the crowd at 4,000; the organisers said 10,000". They stand right
 * behind a telling that counts something, and count the same.
 * @returns by position of the group
 */
export function findCounts(
  groups: readonly (readonly Telling[])[],
  sentences: readonly BareSentence[],
): ReadonlyMap<number, readonly Telling[]> {
  const byArticle = new Map<string, { readonly telling: Telling; readonly group: number }[]>();
  const units = groups.map(sharedUnit);
  groups.forEach((tellings, group) => {
    if (units[group] === undefined) return;
    for (const telling of tellings) {
      const list = byArticle.get(telling.article) ?? [];
      byArticle.set(telling.article, list);
      list.push({ telling, group });
    }
  });
  const found = new Map<number, Telling[]>();
  for (const sentence of sentences) {
    const before = (byArticle.get(sentence.article) ?? [])
      .filter(({ telling: { claim } }) => {
        const gap = sentence.start - claim.selector.end;
        return gap >= 0 && gap <= NEXT;
      })
      .toSorted((a, b) => b.telling.claim.selector.end - a.telling.claim.selector.end);
    const [last] = before;
    if (last === undefined) continue;
    const unit = units[last.group];
    const quantities = quantitiesIn(sentence.exact, sentence.lang, sentence.start);
    if (!goesOn(quantities, sentence.lang, unit)) continue;
    const telling = echoOf(sentence, last.telling);
    const list = found.get(last.group) ?? [];
    found.set(last.group, list);
    list.push({ ...telling, claim: { ...telling.claim, quantities } });
  }
  return found;
}

/** All that it counts is of that unit, and at least one number is bare: it says nothing else that is counted. */
function goesOn(quantities: readonly Quantity[], lang: string, unit: string | undefined): boolean {
  return (
    quantities.length > 0 &&
    quantities.every((quantity) => unitOf(quantity, lang, unit) === unit) &&
    quantities.some(({ unit: own, of, value }) => own === undefined && of === undefined && value > 1)
  );
}
