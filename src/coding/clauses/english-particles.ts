import type { CodingPack } from '../packs/coding-pack.ts';
import { chunkAt } from './draft-chunks.ts';
import type { Draft, Landmarks } from './draft-trees.ts';
import { childrenOf } from './english-phrases.ts';

/** Words that are particles of verbs as well as prepositions. */
const PARTICLES: ReadonlySet<string> = new Set(['up', 'off', 'out', 'down', 'over', 'away', 'back', 'aside']);

function isKnownWith(draft: Draft, verb: number, particle: string, pack: CodingPack): boolean {
  return pack.concepts
    .entries(draft.lemma(verb), 'verb')
    .some(({ companions }) => companions.includes(particle));
}

/** Words that may stand between a particle and the number of what follows: "at least three". */
const ABOUT: ReadonlySet<string> = new Set([
  'at',
  'least',
  'about',
  'some',
  'around',
  'nearly',
  'almost',
  'more',
  'than',
]);

/** "shot down at least three drones": a particle that hangs as an adverb, and the object that hangs on something else. */
function findObject(draft: Draft, verb: number, token: number, end: number, pack: CodingPack): void {
  if (draft.relation(token) !== 'advmod' || !isKnownWith(draft, verb, draft.lower(token), pack)) return;
  draft.hang(token, verb, 'compound:prt');
  if (childrenOf(draft, verb, token, end).some((child) => draft.baseRelation(child) === 'obj')) return;
  let at = token + 1;
  while (at < end && ABOUT.has(draft.lower(at))) at++;
  const object = chunkAt(draft, at, end)?.head;
  if (object !== undefined && !draft.isWithin(verb, object)) draft.hang(object, verb, 'obj');
}

/** Verbs that are done to somebody with something: those whose recipient a pack seeks in an indirect object. */
function givesSomething(draft: Draft, verb: number, pack: CodingPack): boolean {
  return pack.concepts.entries(draft.lemma(verb), 'verb').some(({ recipient }) => recipient.includes('iobj'));
}

/**
 * "handed Kim a concession", "gave Putin his word": of two namings in a row behind a verb of giving the first is whom it is given
 * to and the second what.
 */
export function findGifts(
  draft: Draft,
  first: number,
  end: number,
  { isName }: Landmarks,
  pack: CodingPack,
): void {
  for (let verb = first; verb < end - 3; verb++) {
    const to = verb + 1;
    if (draft.upos(verb) !== 'VERB' || draft.upos(to) !== 'PROPN' || !isName(to)) continue;
    let at = to + 1;
    while (at < end && draft.upos(at) === 'PROPN') at++;
    const opens = draft.upos(at) === 'DET' || /^(?:his|her|its|their)$/.test(draft.lower(at));
    if (!opens || !givesSomething(draft, verb, pack)) continue;
    const gift = chunkAt(draft, at, end)?.head;
    if (gift === undefined) continue;
    const given = draft.head[to] >= to && draft.head[to] < at ? draft.head[to] : to;
    if (draft.isWithin(verb, gift) || draft.isWithin(verb, given)) continue;
    draft.hang(given, verb, 'iobj');
    draft.hang(gift, verb, 'obj');
  }
}

/**
 * "kicked off the exercise", "killed off the panel": what stands right behind a verb that a pack knows with it is its particle, and
 * the phrase behind it an object.
 */
export function findParticles(draft: Draft, first: number, end: number, pack: CodingPack): void {
  for (let token = first + 1; token < end - 1; token++) {
    const verb = token - 1;
    if (draft.upos(verb) !== 'VERB') continue;
    const particle = draft.lower(token);
    if (!PARTICLES.has(particle) || draft.relation(token) === 'compound:prt') continue;
    if (draft.relation(token) !== 'case') {
      findObject(draft, verb, token, end, pack);
      continue;
    }
    const phrase = draft.head[token];
    if (phrase < token) continue;
    if (
      childrenOf(draft, phrase, token + 1, end).some(
        (child) => draft.relation(child) === 'case' && child < phrase && draft.lower(child) !== "'s",
      )
    )
      continue;
    if (!isKnownWith(draft, verb, particle, pack)) continue;
    draft.hang(token, verb, 'compound:prt');
    const hasObject = childrenOf(draft, verb, first, end).some((child) => draft.relation(child) === 'obj');
    draft.hang(phrase, verb, hasObject ? 'obl' : 'obj');
  }
}
