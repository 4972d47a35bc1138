import type { Participant } from '../../claim/index.ts';
import { readTable } from '../../resources.ts';
import type { Clause } from '../clauses/clause.ts';
import { auxiliariesOf } from '../clauses/modality.ts';
import type { Mention } from '../participants/mention.ts';
import { headOf, prepositionBefore } from '../participants/standing.ts';
import type { SentenceReading } from '../reading.ts';
import type { FilledRoles } from './fill-roles.ts';
import { isPolitical } from './match-rule.ts';

/** Classes of objects that somebody can do something with (`packs/<lang>/objects.tsv`). */
const ARMS: ReadonlySet<string> = new Set([
  'missile',
  'nuclear',
  'weapons',
  'ammunition',
  'drone',
  'aircraft',
  'submarine',
  'ship',
  'chemical',
  'range',
]);
/** Concepts that tell what can be reached or withstood, and those that tell what can be made. */
const REACHING: ReadonlySet<string> = new Set(['reach', 'able']);
const MAKING: ReadonlySet<string> = new Set(['possess', 'nuclear-production', 'carry']);

let owners: ReadonlyMap<string, string> | undefined;

/** Whose a make of missile is, where it is of one state: "Hwasong-19" is North Korea's. */
function maybeOwner(word: string): string | undefined {
  owners ??= new Map(
    readTable('packs', 'models.tsv').flatMap(({ name, owner }) => (owner ? [[name, owner] as const] : [])),
  );
  const bare = word.replace(/-?\d{1,4}\w?$/, '');
  return owners.get(bare) ?? owners.get(`${bare}-`);
}

/** Whether a clause says what can be done: "kan … bereiken", "is in staat te bouwen", "ver genoeg om … te halen". */
export function isAbility({ tree, pack }: SentenceReading, clause: Clause): boolean {
  const { ability, 'able-to': ableTo } = pack.grammar;
  if (auxiliariesOf(tree, clause.head).some((aux) => ability.has(tree.lemma(aux)))) return true;
  for (let at = clause.head - 1; at >= tree.first && !/^[,;:.]$/.test(tree.text(at)); at--)
    if (ableTo.has(tree.lower(at)) || ableTo.has(`${tree.lower(at)} ${tree.lower(at + 1)}`)) return true;
  return false;
}

interface Standing {
  readonly mention: Mention;
  readonly head: number;
  readonly preposition: string;
}

/** Names and adjectives of nationality in the part of the sentence that a clause stands in. */
function standingNear({ tree, reading, pack, speech }: SentenceReading, clause: Clause): Standing[] {
  const edge = (token: number): boolean => /^[;:]$/.test(tree.text(token));
  let first = clause.head;
  while (first > tree.first && !edge(first - 1)) first--;
  let end = clause.head;
  while (end < tree.end && !edge(end)) end++;
  return reading.surroundings.mentions
    .within(first, end)
    .filter((mention) => mention.ids.length > 0)
    .filter((mention) =>
      speech.spoken.every(
        ({ source }) =>
          source === undefined || mention.firstToken < source.first || mention.firstToken >= source.end,
      ),
    )
    .map((mention) => ({
      mention,
      head: headOf(tree, mention),
      preposition: prepositionBefore(tree, mention.firstToken),
    }))
    .filter(({ preposition }) => pack.words.speech(preposition, 'prep').length === 0);
}

function classAt({ tree, pack }: SentenceReading, token: number): string | undefined {
  const upos = tree.upos(token);
  if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'SYM' && upos !== 'X') return undefined;
  return pack.words.objectClass(tree.lemma(token), tree.lower(token));
}

/** The arms that a sentence speaks of, nearest in front of the verb first. */
function armsNear(sentence: SentenceReading, clause: Clause): number | undefined {
  const { tree } = sentence;
  const isArms = (token: number): boolean => ARMS.has(classAt(sentence, token) ?? '');
  for (let at = clause.head - 1; at >= tree.first; at--) if (isArms(at)) return at;
  for (let at = clause.head + 1; at < tree.end; at++) if (isArms(at)) return at;
  return undefined;
}

function stateOf(id: string): Participant {
  return { text: '', id, country: id, kind: 'state', via: 'implicit' };
}

/** Whose arms carry something: their make's, their adjective's, else the first party that the sentence names. */
function carrierOwner(sentence: SentenceReading, clause: Clause, arms: number): readonly Participant[] {
  const { tree, resolver, reading } = sentence;
  const model = maybeOwner(tree.lower(arms));
  if (model !== undefined) return [stateOf(model)];
  const named = [arms, ...clause.arguments.filter(({ place }) => place === 'subj').map(({ head }) => head)]
    .filter((head) => tree.upos(head) !== 'PRON')
    .flatMap((head) =>
      resolver.resolve(tree, { head, place: 'subj', preposition: '', shared: false }).filter(isPolitical),
    );
  if (named.length > 0) return named.slice(0, 1);
  const first = reading.surroundings.mentions
    .within(tree.first, clause.head)
    .find(({ kind, country }) => kind !== 'adjective' && country !== undefined);
  return first?.country === undefined ? [] : [stateOf(first.country)];
}

/**
 * Who can reach, make or withstand what. Read off where names stand, since trees are least sure there: the arms' own state by
 * its adjective, possessor or make, else the name in front; the other name is in reach. Undefined where nobody can be told.
 * @param rolesOf the roles that the tree gives, asked for only where the clause tells an ability
 */
export function maybeAbilityRoles(
  sentence: SentenceReading,
  clause: Clause,
  rolesOf: () => FilledRoles,
): FilledRoles | undefined {
  if (clause.pos !== 'verb') return undefined;
  const { tree, resolver, reading } = sentence;
  const concepts = new Set(clause.concepts.map(({ concept }) => concept));
  const reaches = [...concepts].some((concept) => REACHING.has(concept));
  const makes = [...concepts].some((concept) => MAKING.has(concept));
  if (!(reaches || makes) || !isAbility(sentence, clause)) return undefined;
  const arms = armsNear(sentence, clause);
  if (arms === undefined) return undefined;
  const resolve = (at: number): Participant[] =>
    resolver.resolve(tree, { head: at, place: 'subj', preposition: '', shared: false }).filter(isPolitical);
  if (concepts.has('carry')) {
    const owner = carrierOwner(sentence, clause, arms);
    return owner.length === 0 ? undefined : { ...rolesOf(), actors: owner, recipients: [] };
  }
  if (!reaches) {
    const isObject = clause.arguments.some(
      ({ place, head }) => place === 'obj' && ARMS.has(classAt(sentence, head) ?? ''),
    );
    const subjects = clause.arguments.filter(({ place }) => place === 'subj');
    const actors = subjects.flatMap((subject) => resolver.resolve(tree, subject)).filter(isPolitical);
    return isObject && actors.length > 0 ? { ...rolesOf(), actors, recipients: [] } : undefined;
  }
  const near = standingNear(sentence, clause);
  const owning = near.filter(
    ({ head, mention }) =>
      tree.isWithin(head, arms) && mention.firstToken >= arms - 4 && mention.endToken <= arms + 5,
  );
  const model = maybeOwner(tree.lower(arms));
  const names = near.filter((one) => !owning.includes(one) && !tree.isTime(one.head));
  const bare = names.filter(({ preposition, mention }) => preposition === '' && mention.kind !== 'adjective');
  const targets = names.filter(
    ({ preposition, mention }) => preposition === '' || mention.kind === 'adjective' || preposition === 'tot',
  );
  const byArms = prepositionBefore(tree, arms) !== '';
  let actors = owning.length > 0 ? resolve(owning[0].head) : model === undefined ? [] : [stateOf(model)];
  let left = targets;
  const [first] = bare;
  if (
    actors.length === 0 &&
    first !== undefined &&
    clause.voice === 'active' &&
    (bare.length > 1 || byArms)
  ) {
    actors = resolve(first.head);
    left = targets.filter((one) => one !== first);
  } else if (byArms && first !== undefined && bare.length > 1) left = targets.filter((one) => one !== first);
  const recipients = left
    .flatMap(({ head }) => resolve(head))
    .filter(({ id }) => actors.every((actor) => actor.id !== id));
  if (recipients.length === 0 && !clause.concepts.some(({ concept }) => concept === 'able')) return undefined;
  if (actors.length === 0) {
    const before = reading.discourse.nearest(
      tree.sentence,
      ({ country }) => country !== undefined && recipients.every(({ id }) => id !== country),
    );
    if (before?.country === undefined) return undefined;
    actors = [stateOf(before.country)];
  }
  return { actors, recipients: recipients.slice(0, 2), objects: rolesOf().objects };
}
