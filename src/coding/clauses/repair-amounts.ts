import type { Draft, Landmarks } from './draft-trees.ts';

/** What only counts or measures, as the words of a language say it. */
export interface AmountWords {
  /** "ton", "kilo": stand right in front of what they measure. */
  readonly measure: ReadonlySet<string>;
  /** "about", "around": a preposition before a name, none before a number. */
  readonly about: ReadonlySet<string>;
}

function hasObject(draft: Draft, verb: number, first: number, end: number): boolean {
  for (let child = first; child < end; child++)
    if (draft.head[child] === verb && draft.relation(child) === 'obj') return true;
  return false;
}

/** "leverde 40.000 ton graan": what is measured is the object, the measure belongs to it, and not each to the verb. */
function joinMeasures(draft: Draft, first: number, end: number, words: AmountWords): void {
  for (let token = first + 1; token < end - 1; token++) {
    const verb = draft.head[token];
    const goods = token + 1;
    if (!words.measure.has(draft.lower(token)) || draft.upos(token - 1) !== 'NUM') continue;
    if (verb < first || draft.upos(verb) !== 'VERB' || draft.head[goods] !== verb) continue;
    if (draft.upos(goods) !== 'NOUN' && draft.upos(goods) !== 'ADJ') continue;
    draft.retag(goods, 'NOUN');
    draft.hang(goods, verb, draft.baseRelation(token) === 'nsubj' ? 'nsubj' : 'obj');
    draft.hang(token, goods, 'nmod');
  }
}

/** "has sent about 1,000 marines": before a number "about" is no preposition, and what is counted is the object. */
function freeNumbers(draft: Draft, first: number, end: number, words: AmountWords, marks: Landmarks): void {
  for (let token = first; token < end - 1; token++) {
    if (!words.about.has(draft.lower(token)) || draft.relation(token) !== 'case') continue;
    const noun = draft.head[token];
    const number = token + 1;
    if (noun < number || draft.upos(number) !== 'NUM' || marks.isTime(number) || marks.isTime(noun)) continue;
    if (noun !== number && draft.head[number] !== noun) continue;
    const verb = draft.head[noun];
    draft.hang(token, number, 'advmod');
    const isPlain = draft.relation(noun) === 'obl' && verb === token - 1 && draft.upos(verb) === 'VERB';
    if (isPlain && draft.upos(noun) === 'NOUN' && !hasObject(draft, verb, first, end))
      draft.hang(noun, verb, 'obj');
  }
}

/** "confirmed on Wednesday that China has sent": "that" in front of a subject opens the clause and is no object in it. */
function openClauses(draft: Draft, first: number, end: number): void {
  for (let token = first + 1; token < end - 1; token++) {
    if (draft.lower(token) !== 'that' || draft.relation(token) !== 'obj') continue;
    const verb = draft.head[token];
    if (verb <= token || draft.relation(verb) !== 'ccomp' || draft.head[verb] >= token) continue;
    draft.hang(token, verb, 'mark');
    draft.retag(token, 'SCONJ');
  }
}

/** Mends how parsers hang what is counted or measured, so that it is what is done or said. */
export function repairAmounts(
  draft: Draft,
  first: number,
  end: number,
  words: AmountWords,
  marks: Landmarks,
): void {
  openClauses(draft, first, end);
  joinMeasures(draft, first, end, words);
  freeNumbers(draft, first, end, words, marks);
}
