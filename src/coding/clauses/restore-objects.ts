import type { Draft, Landmarks } from './draft-trees.ts';

/** Whether a preposition stands in front of a phrase. */
function hasPreposition(draft: Draft, noun: number, first: number): boolean {
  for (let at = noun - 1; at >= first && at > noun - 8; at--)
    if (draft.head[at] === noun && draft.relation(at) === 'case') return true;
  return false;
}

const BARE: ReadonlySet<string> = new Set(['obj', 'iobj', 'obl', 'xcomp']);

/** Namings that hang on a verb without a preposition and that are neither its subject nor a time, in text order. */
function bareObjects(draft: Draft, verb: number, first: number, end: number, marks: Landmarks): number[] {
  const found: number[] = [];
  for (let token = first; token < end; token++) {
    if (draft.head[token] !== verb || !BARE.has(draft.relation(token)) || marks.isTime(token)) continue;
    const upos = draft.upos(token);
    if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'NUM') continue;
    if (!hasPreposition(draft, token, first)) found.push(token);
  }
  return found;
}

/**
 * "Teheran heeft Moskou raketten gestuurd", "schonk Boekarest Chișinău transformatoren": of two namings without a preposition
 * beside a subject the first, a name, is whom it is done to and the second what; parsers take the name for the object and lose the thing.
 */
export function restoreObjects(draft: Draft, first: number, end: number, marks: Landmarks): void {
  for (let verb = first; verb < end; verb++) {
    if (draft.upos(verb) !== 'VERB' || draft.relation(verb) === 'amod') continue;
    const objects = bareObjects(draft, verb, first, end, marks);
    if (objects.length !== 2) continue;
    let hasSubject = false;
    let isPassive = false;
    for (let token = first; token < end; token++) {
      if (draft.head[token] !== verb) continue;
      if (draft.relation(token).startsWith('nsubj') && !marks.isTime(token)) hasSubject = true;
      if (draft.relation(token) === 'aux:pass') isPassive = true;
    }
    const [whom, what] = objects;
    if (isPassive || !hasSubject || !marks.isName(whom) || marks.isName(what)) continue;
    if (draft.upos(what) !== 'NOUN') continue;
    draft.hang(whom, verb, 'iobj');
    draft.hang(what, verb, 'obj');
  }
}
