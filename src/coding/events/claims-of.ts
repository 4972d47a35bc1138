import {
  kindOfType,
  type Attribution,
  type Claim,
  type ClaimObject,
  type ClaimType,
  type Participant,
  type Reality,
} from '../../claim/index.ts';
import type { Chain } from '../attribution/chain.ts';
import { speakerOf } from '../attribution/speakers.ts';
import type { Clause } from '../clauses/clause.ts';
import { weaker } from '../clauses/modality.ts';
import { objectClassAt } from '../clauses/object-class.ts';
import { phraseTokens, spanOfTokens } from '../clauses/phrase.ts';
import { protasesOf } from '../clauses/protasis.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import { implicitActors, speakingActors } from '../participants/implicit-actors.ts';
import {
  groundedProtesters,
  implicitRecipients,
  isReciprocal,
  withoutOwn,
} from '../participants/implicit.ts';
import type { Act, Scene } from '../participants/parties.ts';
import type { SentenceReading } from '../reading.ts';
import { buildClaim, type ClaimParts } from './build-claim.ts';
import type { Coded } from './coded.ts';
import { neverSubject } from './complete-roles.ts';
import { isDeedOfNature } from './nature.ts';
import { concernsSomebody, isThingOfCountry } from './concerns.ts';
import { groundedSides } from './told-by-word.ts';
import { goesOn } from '../clauses/goes-on.ts';
import { realityOf } from './reality.ts';
import { singleOf, singles } from './singles.ts';
import { authorities, groundedVictims, signedTogether } from './sides.ts';

/** Relations through which a governing clause says how real what it governs is. */
const GOVERNED = ['ccomp', 'xcomp', 'acl', 'obj', 'advcl', 'obl', 'nmod', 'conj'];

/** Reality that the rule of a governing clause gives to what it governs: promised, demanded, accused. */
function governedReality(tree: SentenceTree, clause: Clause, coded: readonly Coded[]): Reality | undefined {
  for (let at = clause.head; tree.head(at) >= 0; at = tree.head(at)) {
    if (!GOVERNED.some((relation) => tree.isRelation(at, relation))) return undefined;
    // "After hours of bargaining, Seoul agreed": what stands in front is not what is agreed; nor is what a noun's clause tells as past.
    if (tree.isRelation(at, 'obl') && at < tree.head(at)) return undefined;
    if (tree.relation(at) === 'acl:relcl' && clause.tense === 'past') return undefined;
    // What is coordinated with a promise is not promised, but what is coordinated within one is.
    if (tree.isRelation(at, 'conj')) continue;
    const outer = coded.find(
      (entry) => entry.clause !== clause && entry.clause.trigger.includes(tree.head(at)),
    );
    const content = outer?.rule.also.find((also) => also.kind === 'content');
    if (content?.kind === 'content') return content.reality;
  }
  return undefined;
}

/** Whether a clause hangs on a condition, or what governs it as a promise, threat or demand does. */
function hangsOnCondition(tree: SentenceTree, clause: Clause, coded: readonly Coded[]): boolean {
  if (clause.isCondition) return false;
  if (clause.condition !== undefined) return true;
  for (let at = clause.head; tree.head(at) >= 0; at = tree.head(at)) {
    if (!GOVERNED.some((relation) => tree.isRelation(at, relation)) || tree.isRelation(at, 'conj'))
      return false;
    if (tree.isRelation(at, 'obl') && at < tree.head(at)) return false;
    const outer = coded.find(
      (entry) => entry.clause !== clause && entry.clause.trigger.includes(tree.head(at)),
    );
    if (outer !== undefined)
      return outer.clause.condition !== undefined && outer.rule.also.some((also) => also.kind === 'content');
  }
  return false;
}

/** What a word of saying can make of what it tells. */
const TOLD: ReadonlySet<Reality> = new Set<Reality>(['predicted', 'hypothetical']);

/** What the word of saying around a clause makes of it: what is expected is a prediction, what is feared a thought. */
function toldAs({ tree, pack, speech }: SentenceReading, clause: Clause): Reality | undefined {
  for (const { cue, content } of speech.spoken) {
    if (!content.has(clause.head)) continue;
    for (const token of cue) {
      const entry = pack.words
        .modality(tree.lemma(token))
        .find(
          ({ pos, companions }) =>
            pos === 'verb' &&
            companions.every((word) =>
              tree.children(token).some((child) => tree.lower(child) === word || tree.lemma(child) === word),
            ),
        );
      if (entry?.reality !== undefined && TOLD.has(entry.reality)) return entry.reality;
      // What is hoped for is wished, not what a relative clause in there tells of somebody.
      const isWish =
        pack.grammar.wishing.has(tree.lemma(token)) && tree.relation(clause.head) !== 'acl:relcl';
      if (entry?.reality === 'proposed' && isWish) return 'proposed';
      // "stuurt extra troepen, maakte de minister bekend"
      if (entry?.reality === 'planned' && pack.grammar.announcing.has(tree.lemma(token))) return 'planned';
    }
  }
  return undefined;
}

/**
 * The text of a condition clause, without the comma that closes it. Where the parser took only its first words for the
 * clause, it runs to the next punctuation mark.
 */
function conditionText(tree: SentenceTree, head: number, pack: CodingPack): string {
  const read = protasesOf(tree, pack).find(({ first, end }) => head >= first && head < end);
  if (read !== undefined) {
    const span = spanOfTokens(tree, read.first, read.end);
    return tree.document.text.slice(span.start, span.end);
  }
  const tokens = tree
    .subtree(head)
    .filter((token) => !(tree.isRelation(token, 'punct') && tree.head(token) === head));
  let end = tokens[tokens.length - 1] + 1;
  if (tree.upos(head) !== 'VERB') while (end < tree.end && tree.upos(end) !== 'PUNCT') end++;
  const span = spanOfTokens(tree, tokens[0], end);
  return tree.document.text.slice(span.start, span.end);
}

function objectAt({ tree, pack }: SentenceReading, head: number): ClaimObject[] {
  if (tree.upos(head) === 'PRON') return [];
  const { first, end } = phraseTokens(tree, head);
  const span = spanOfTokens(tree, first, end);
  const className = objectClassAt(tree, head, pack);
  return [
    {
      text: tree.document.text.slice(span.start, span.end),
      span,
      ...(className === undefined ? {} : { class: className }),
    },
  ];
}

/** Prisoners and hostages of no country that the text tells. */
function areHeld({ id, role }: Participant): boolean {
  return id === undefined && role === 'prisoners';
}

/** Types that are always done to somebody or something: what it is done to stands by its text when nobody is behind it. */
const DONE_TO: ReadonlySet<ClaimType> = new Set<ClaimType>(['COERCE']);

/** "kaapten een autoschip": what cannot be resolved is kept with its text. */
function orTheirText(
  type: ClaimType,
  objects: readonly ClaimObject[],
  recipients: readonly Participant[],
): readonly Participant[] {
  if (recipients.length > 0 || !DONE_TO.has(type)) return recipients;
  return objects.slice(0, 1).map(({ text, span }) => ({ text, span, kind: 'unknown', via: 'name' }));
}

/** "heeft Kyiv tanks beloofd": what is promised is said by who promises it. */
function promisedBy(
  { pack }: SentenceReading,
  clause: Clause,
  actors: readonly Participant[],
): readonly Attribution[] {
  const entry = pack.words.speech(clause.lemma, 'verb').find(({ companions }) => companions.length === 0);
  const speaker = speakerOf(actors);
  if (entry === undefined || speaker === undefined) return [];
  return [{ speaker, stance: 'asserts', cue: clause.lemma, direct: false }];
}

/** Types of what can go on for a while. */
const LASTING: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'CONSULT',
  'COOPERATE',
  'AID',
  'MOBILIZE',
  'PROTEST',
  'ASSAULT',
]);

/** Who leaves a country leaves nobody: it is where he was (docs/decisions.md, "Participants"). */
function isLeaving(type: ClaimType, mode: string): boolean {
  return type === 'RETREAT' && mode === 'withdraw';
}

/** "laat de gijzelaars gaan": of captives without a country the other party is the one who gets them back. */
function areReleased(mode: string, recipients: readonly Participant[]): boolean {
  return mode === 'release' && recipients.length > 0 && recipients.every(({ id }) => id === undefined);
}

/** Whom the clause names at no place of its concept ("verkocht Ethiopië de drones"), else whom it leaves out. */
function leftOut(
  { tree, resolver }: SentenceReading,
  clause: Clause,
  scene: Scene,
  act: Act,
): readonly Participant[] {
  const indirect =
    clause.pos === 'verb' && act.actors.length === 1 && kindOfType(act.type) === 'event'
      ? clause.arguments.find(({ place }) => place === 'iobj')
      : undefined;
  const given = indirect === undefined ? [] : resolver.resolve(tree, indirect);
  const own = act.actors[0]?.id;
  return given.length > 0 && given.every(({ id }) => id !== undefined && id !== own)
    ? given
    : implicitRecipients(scene, act);
}

/** Two parties that meet in the country of one of them: the other one visits. */
function asVisit(
  type: ClaimType,
  mode: string,
  actors: readonly Participant[],
  place: string | undefined,
): { actors: readonly Participant[]; recipients: readonly Participant[] } | undefined {
  if (type !== 'CONSULT' || mode !== '' || place === undefined || actors.length !== 2) return undefined;
  const hosts = actors.filter(({ id }) => id === place);
  if (hosts.length !== 1) return undefined;
  return { actors: actors.filter(({ id }) => id !== place), recipients: hosts };
}

/**
 * The claims of a coded clause: its own, and those that the rule adds on the same trigger.
 * @param coded all coded clauses of the sentence, for what governs this one
 * @param chain who says it
 */
export function claimsOf(
  sentence: SentenceReading,
  entry: Coded,
  coded: readonly Coded[],
  chain: Chain,
): Claim[] {
  const { tree, reading } = sentence;
  const { clause, rule, roles } = entry;
  if (rule.type === undefined) return [];
  const governed = governedReality(tree, clause, coded);
  const speakers = chain.links.map((link) => link.speaker);
  const scene = {
    tree,
    pack: sentence.pack,
    mentions: reading.surroundings.mentions,
    discourse: reading.discourse,
  };
  const isBetween =
    clause.concepts.length > 0 && clause.concepts.every(({ concept }) => concept === 'mediate');
  const act = {
    type: rule.type,
    mode: rule.mode,
    actors: roles.actors,
    speakers,
    head: clause.head,
    isBetween,
    isNotSubject: neverSubject(clause.concepts),
    at: rule.type === 'ASSAULT' ? reading.surroundings.around(tree, clause).place?.country : undefined,
  };
  const speaking = speakingActors(scene, act, clause);
  const told =
    speaking ??
    (roles.actors.length > 0 ? roles.actors : implicitActors(scene, act, roles.recipients, clause));
  const known =
    told.length > 0 || entry.isByWord === true
      ? told
      : authorities(
          sentence,
          rule,
          reading.surroundings.around(tree, clause).place?.country,
          roles.recipients,
        );
  const acting = rule.type === 'PROTEST' ? groundedProtesters(scene, known) : known;
  // Who was taken for the actor beside "wij" is the other side ("Wij hebben Rusland nooit een patroon verkocht").
  const done = roles.recipients.length === 0 && speaking !== undefined ? roles.actors : roles.recipients;
  const named = withoutOwn(
    rule.type,
    acting,
    done.filter(({ id }) => id === undefined || speaking?.some((one) => one.id === id) !== true),
  );
  // "33 hostages will be let go": whose they are is told by who else is a party.
  const owners =
    named.length > 0 && named.every(areHeld) ? implicitRecipients(scene, { ...act, actors: acting }) : [];
  const others = owners.length > 0 ? owners : groundedVictims(rule.type, act.at, acting, named);
  const objects = roles.objects.flatMap((head) => objectAt(sentence, head));
  const found =
    isReciprocal(rule.type, acting, done) || isLeaving(rule.type, rule.mode)
      ? []
      : others.length > 0 && !areReleased(rule.mode, others)
        ? others
        : orTheirText(
            rule.type,
            objects,
            roles.isElsewhere === true ? [] : leftOut(sentence, clause, scene, { ...act, actors: acting }),
          );
  const reached = found.length > 0 || !areReleased(rule.mode, others) ? found : others;
  const { actors, recipients } =
    entry.isByWord === true
      ? groundedSides(rule.type, reading.surroundings.mentions, acting, reached)
      : { actors: acting, recipients: reached };
  if (!concernsSomebody(rule.type, actors, recipients, reading.discourse.hasTold)) return [];
  if (kindOfType(rule.type) === 'event' && isThingOfCountry(sentence, clause, actors)) return [];
  if (isDeedOfNature(sentence, clause, rule.type)) return [];
  const around = reading.surroundings.around(tree, clause);
  const certainty = weaker(clause.certainty, chain.certainty) ?? 'certain';
  const foretold = toldAs(sentence, clause);
  // "vuurt een raket af, maakte Seoul bekend": only who acts announces what is to come.
  const isOwn = speakers.some(({ id }) => id !== undefined && actors.some((actor) => actor.id === id));
  const expected = foretold === 'planned' && !isOwn ? undefined : foretold;
  const visit =
    recipients.length > 0 ? undefined : asVisit(rule.type, rule.mode, actors, around.place?.country);
  const sides = visit ??
    signedTogether(sentence, clause, roles.objects, { actors, recipients }) ?? { actors, recipients };
  const parts: { -readonly [Part in keyof ClaimParts]: ClaimParts[Part] } = {
    type: rule.type,
    mode: visit === undefined ? rule.mode : 'visit',
    contexts: rule.contexts,
    actors: sides.actors,
    recipients: sides.recipients,
    objects,
    quantities:
      around.quantities.length === 0
        ? singleOf(sentence, roles.objects, singles(clause, rule.type))
        : around.quantities,
    reality: realityOf({
      type: rule.type,
      clause,
      time: around.time,
      relation: around.relation,
      lasts: LASTING.has(rule.type) && goesOn(tree, clause, sentence.pack),
      isSaid: chain.links.length > 0,
      // "pleiten voor flexibiliteit van de gestationeerde militairen": that they are there is no wish.
      governed: rule.type === 'PRESENCE' && tree.head(clause.head) > clause.head ? undefined : governed,
      hangs: hangsOnCondition(tree, clause, coded),
      ...(expected === undefined ? {} : { told: expected }),
      certainty,
      published: reading.published,
    }),
    polarity: clause.polarity,
    certainty,
    attribution: chain.links,
    trigger: clause.trigger,
    lemma: clause.lemma,
    rule: rule.name,
    reading: {
      lang: sentence.pack.lang,
      clause,
      conditions: rule.weight,
      repaired: entry.repaired,
      sentence: sentence.tree.sentence,
    },
  };
  if (around.time !== undefined) parts.time = around.time;
  if (around.place !== undefined) parts.place = around.place;
  if (clause.condition !== undefined)
    parts.condition = { text: conditionText(tree, clause.condition, sentence.pack) };
  const further = rule.also.flatMap((also) =>
    also.kind === 'claim'
      ? [
          {
            ...parts,
            type: also.type,
            mode: also.mode,
            reality: also.reality,
            attribution: [...chain.links, ...promisedBy(sentence, clause, actors)],
            rule: `${rule.name}+${also.type.toLowerCase()}`,
          },
        ]
      : [],
  );
  return [parts, ...further].map((each) => buildClaim(tree, each));
}
