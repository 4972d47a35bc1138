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

/** Conjunctions that taggers take for prepositions. */
const CONDITIONS: ReadonlySet<string> = new Set([
  'mits',
  'tenzij',
  'zodra',
  'zolang',
  'indien',
  'nadat',
  'zodat',
]);

/** "sturen, mits Washington het luchtruim bewaakt": a conjunction with a tensed verb at the end opens a clause. */
function openClauses(draft: Draft, first: number, end: number): void {
  for (let token = first; token < end; token++) {
    if (!CONDITIONS.has(draft.lower(token)) || draft.relation(token) !== 'case') continue;
    const noun = draft.head[token];
    const verb = noun <= token ? -1 : draft.head[noun];
    if (verb <= noun || draft.upos(verb) !== 'VERB' || !draft.isFinite(verb) || draft.head[verb] < first)
      continue;
    draft.hang(token, verb, 'mark');
    draft.retag(token, 'SCONJ');
    draft.hang(noun, verb, 'nsubj');
    draft.hang(verb, draft.head[verb], 'advcl');
  }
}

/** "vraagt Brussel om sancties": a noun is no fixed part of a preposition, which is no particle when a noun follows. */
function freeFixedNouns(draft: Draft, first: number, end: number): void {
  for (let token = first; token < end; token++) {
    const preposition = draft.head[token];
    if (preposition < first || preposition >= token || draft.relation(token) !== 'fixed') continue;
    if (draft.upos(token) !== 'NOUN' || draft.upos(preposition) !== 'ADP') continue;
    const verb = draft.head[preposition];
    if (draft.relation(preposition) !== 'compound:prt' || verb < first || draft.upos(verb) !== 'VERB')
      continue;
    if (draft.lower(preposition) !== 'om') continue;
    draft.hang(token, verb, 'obl');
    draft.hang(preposition, token, 'case');
  }
}

/** Whether nothing but a mark follows a token. */
function closes(draft: Draft, token: number, end: number): boolean {
  return token + 1 >= end || draft.upos(token + 1) === 'PUNCT' || draft.upos(token + 1) === 'CCONJ';
}

/** "hebben vrijdag naar eigen zeggen een drone neergehaald": "hebben" with a participle at the end is its auxiliary. */
function joinPerfects(draft: Draft, first: number, end: number): void {
  for (let have = first; have < end - 1; have++) {
    if (draft.upos(have) !== 'VERB' || draft.lemma(have) !== 'hebben' || !draft.isFinite(have)) continue;
    let participle = -1;
    let hasObject = false;
    for (let at = first; at < end; at++) {
      if (draft.head[at] !== have) continue;
      if (draft.relation(at) === 'obj' && at > have) hasObject = true;
      const isLast = at > have + 1 && draft.feature(at, 'VerbForm=Part') && closes(draft, at, end);
      if (isLast && draft.upos(at) === 'VERB' && draft.baseRelation(at) !== 'acl') participle = at;
    }
    // "heeft twee schepen, gebouwd in …": what is set off by a mark is another thing.
    for (let at = have; at < participle; at++) if (/^[,;:]$/.test(draft.text(at))) participle = -1;
    if (participle < 0 || (hasObject && draft.baseRelation(participle) === 'conj')) continue;
    draft.hang(participle, draft.head[have], draft.relation(have));
    for (let at = first; at < end; at++)
      if (draft.head[at] === have && at !== participle) draft.hang(at, participle, draft.relation(at));
    draft.hang(have, participle, 'aux');
    draft.retag(have, 'AUX');
  }
}

/** "zetten vrijdag hun paraaf": plurals of these verbs are the same in the past, and what has a day in the news is past. */
function placeTenses(draft: Draft, first: number, end: number, { isTime }: Landmarks): void {
  let hasTime = false;
  for (let token = first; token < end; token++) hasTime ||= isTime(token);
  if (!hasTime) return;
  for (let token = first; token < end; token++)
    if (
      draft.upos(token) === 'VERB' &&
      draft.isFinite(token) &&
      draft.feature(token, 'Tense=Pres') &&
      /(?:tt|dd)en$/.test(draft.lower(token))
    )
      draft.retagTensed(token);
}

/** "zijn het eens", "werden het eens": the verb is the predicate of the phrase, whatever the tree makes of "eens". */
function openAgreements(draft: Draft, first: number, end: number): void {
  for (let token = first; token < end; token++) {
    if (draft.lower(token) !== 'eens' || draft.upos(token) === 'VERB') continue;
    let be = -1;
    let hasIt = false;
    for (let at = first; at < end; at++) {
      if (draft.head[at] !== token) continue;
      const isBe = ['zijn', 'worden', 'raken'].includes(draft.lemma(at)) && draft.isFinite(at);
      if (isBe && draft.upos(at) === 'AUX') be = at;
      if (draft.lower(at) === 'het') hasIt = true;
    }
    if (be < 0 || !hasIt) continue;
    draft.hang(be, draft.head[token], draft.relation(token));
    for (let at = first; at < end; at++)
      if (draft.head[at] === token && at !== be) draft.hang(at, be, draft.relation(at));
    draft.hang(token, be, 'advmod');
    draft.retag(be, 'VERB');
  }
}

/** "een Noord-Korea dat Zuid-Korea niet langer erkent": right behind a name "dat" opens what is told of it, and is its subject. */
function openRelatives(draft: Draft, first: number, end: number): void {
  for (let token = first + 1; token < end; token++) {
    const verb = draft.head[token];
    const name = token - 1;
    if (draft.lower(token) !== 'dat' || draft.upos(token) !== 'PRON' || draft.relation(token) !== 'mark')
      continue;
    if (
      verb <= token ||
      draft.upos(verb) !== 'VERB' ||
      draft.upos(name) !== 'PROPN' ||
      draft.head[name] !== verb
    )
      continue;
    draft.hang(name, draft.head[verb], draft.relation(verb));
    draft.hang(verb, name, 'acl:relcl');
    for (let at = token; at < end; at++)
      if (draft.head[at] === verb && draft.relation(at) === 'nsubj') draft.hang(at, verb, 'obj');
    draft.hang(token, verb, 'nsubj');
  }
}

/** Mends words that taggers and parsers take for another kind and that their place gives away. Only Dutch. */
export function mendWords(draft: Draft, first: number, end: number, marks: Landmarks): void {
  freeAuxiliaries(draft, first, end, marks);
  joinPerfects(draft, first, end);
  placeTenses(draft, first, end, marks);
  freePossessives(draft, first, end);
  describeNouns(draft, first, end);
  freePredicates(draft, first, end);
  openClauses(draft, first, end);
  openAgreements(draft, first, end);
  openRelatives(draft, first, end);
  freeFixedNouns(draft, first, end);
}
