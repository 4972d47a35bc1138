import type { Draft, Landmarks } from './draft-trees.ts';

/**
 * "Poetin bezocht zijn kameraad": between a verb and a noun with its adjectives "zijn" is a possessive; the auxiliary stands in front
 * of its participle or closes the clause.
 */
function freePossessives(draft: Draft, first: number, end: number): void {
  for (let token = first + 1; token < end - 1; token++) {
    const verb = token - 1;
    if (draft.lower(token) !== 'zijn' || draft.upos(token) !== 'AUX' || draft.head[token] !== verb) continue;
    if (draft.upos(verb) !== 'VERB') continue;
    let noun = token + 1;
    while (noun < end - 1 && (draft.upos(noun) === 'ADJ' || /^["'“”‘’«»]$/.test(draft.text(noun)))) noun++;
    const upos = draft.upos(noun);
    if (upos !== 'NOUN' && upos !== 'PROPN') continue;
    // The tensed verb of a main clause: nothing but its subject stands in front.
    let isSecond = true;
    for (let at = first; at < verb; at++)
      if (draft.upos(at) === 'SCONJ' || draft.isFinite(at)) isSecond = false;
    if (!isSecond) continue;
    for (let at = first; at < verb; at++)
      if (draft.head[at] === verb && draft.relation(at) === 'nsubj:pass') draft.hang(at, verb, 'nsubj');
    draft.retag(token, 'PRON');
    draft.retagTensed(verb);
    for (let at = token + 1; at < noun; at++) if (draft.upos(at) === 'ADJ') draft.hang(at, noun, 'amod');
    draft.hang(noun, verb, 'obj');
    draft.hang(token, noun, 'nmod:poss');
  }
}

/** "een 'zeer zorgwekkende' ontwikkeling": a word in -nde right in front of a noun describes it and is no clause. */
function describeNouns(draft: Draft, first: number, end: number): void {
  for (let token = first; token < end - 1; token++) {
    if (
      draft.upos(token) !== 'VERB' ||
      draft.baseRelation(token) !== 'acl' ||
      !draft.lower(token).endsWith('nde')
    )
      continue;
    const noun = draft.head[token];
    if (noun <= token || draft.upos(noun) !== 'NOUN') continue;
    let isBeside = true;
    for (let at = token + 1; at < noun; at++)
      if (draft.upos(at) !== 'PUNCT' && draft.upos(at) !== 'ADJ') isBeside = false;
    if (!isBeside) continue;
    draft.retag(token, 'ADJ');
    draft.hang(token, noun, 'amod');
  }
}

/**
 * "is nog altijd volledig van Rusland afhankelijk", "voor een groot deel afhankelijk van China": of adjectives that close a clause
 * the last one is the predicate and has what stands in between; and none stands behind the noun that it describes.
 */
function freePredicates(draft: Draft, first: number, end: number): void {
  for (let token = first + 1; token < end; token++) {
    if (draft.upos(token) !== 'ADJ') continue;
    const head = draft.head[token];
    if (head < first || head >= token) continue;
    const relation = draft.baseRelation(token);
    if (draft.upos(head) === 'ADJ' && (relation === 'parataxis' || relation === 'advmod')) {
      for (let at = head + 1; at < token; at++)
        if (draft.head[at] === head && draft.baseRelation(at) === 'obl') draft.hang(at, token, 'obl');
    } else if (draft.upos(head) === 'NOUN' && relation === 'amod') {
      let verb = draft.head[head];
      while (verb >= first && draft.upos(verb) !== 'VERB') verb = draft.head[verb];
      if (verb >= first) draft.hang(token, verb, 'xcomp');
    }
  }
}

/** Auxiliaries of Dutch; whatever else is tagged as one is a verb. */
const AUXILIARIES: ReadonlySet<string> = new Set([
  'hebben',
  'zijn',
  'worden',
  'zullen',
  'kunnen',
  'moeten',
  'mogen',
  'willen',
  'gaan',
  'laten',
  'blijven',
  'doen',
  'komen',
  'hoeven',
  'lijken',
  'schijnen',
  'blijken',
  'heten',
  'dunken',
  'plegen',
  'durven',
  'staan',
  'zitten',
  'liggen',
  'lopen',
]);

/** "wijt", "sommeert": a tensed word in -t at the root that is no form of an auxiliary is a verb. */
function freeAuxiliaries(draft: Draft, first: number, end: number, { isVerb }: Landmarks): void {
  for (let token = first; token < end; token++) {
    if (draft.upos(token) !== 'AUX' || draft.relation(token) !== 'root') continue;
    if (!AUXILIARIES.has(draft.lemma(token)) && isVerb(token)) draft.retag(token, 'VERB');
  }
}

/** Mends words that taggers and parsers take for another kind and that their place gives away. Only Dutch. */
export function mendWords(draft: Draft, first: number, end: number, marks: Landmarks): void {
  freeAuxiliaries(draft, first, end, marks);
  freePossessives(draft, first, end);
  describeNouns(draft, first, end);
  freePredicates(draft, first, end);
}
