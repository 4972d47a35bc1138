import { kindOfType, type Attribution, type Claim } from '../claim/index.ts';
import { AttributionReader, chainWithQuote, type Chain } from './attribution/chain.ts';
import { SHORTEST_SPEECH } from './attribution/quotes.ts';
import type { Spoken } from './attribution/spoken.ts';
import type { Clause } from './clauses/clause.ts';
import { readClauses } from './clauses/read-clauses.ts';
import type { SentenceTree } from './clauses/sentence-tree.ts';
import { assessments } from './events/assessment.ts';
import { claimsOf } from './events/claims-of.ts';
import { demands } from './events/demands.ts';
import { isPolitical } from './events/match-rule.ts';
import { codeClauses } from './events/code-clauses.ts';
import type { Coded } from './events/coded.ts';
import type { CodingPack } from './packs/coding-pack.ts';
import { ParticipantResolver } from './participants/resolver.ts';
import type { Reading, SentenceReading } from './reading.ts';

/** What one sentence gave. */
export interface CodedSentence {
  readonly claims: readonly Claim[];
  /** Whose quoted words may run on into the next sentence of the block. */
  readonly speaker?: Attribution;
  /** Who said the previous sentence, where this one only says so ("Dat meldde KCNA."). */
  readonly saidBefore?: Attribution;
  /** Who says what in it, with the places of the words. */
  readonly spoken: readonly Spoken[];
  /** The chain of speakers above a token of the sentence, before the next sentence adds to it. */
  chainAt(token: number): Chain;
}

/** Speakers that other sentences of the block name for quoted words. */
export interface Running {
  /** Who spoke in the quotation that may run on into this sentence. */
  readonly before?: Attribution;
  /** Whom the next sentence names for the quotation that runs on into it. */
  readonly after?: Attribution;
}

/** The readers of one sentence. */
export function readSentence(reading: Reading, tree: SentenceTree, pack: CodingPack): SentenceReading {
  const resolver = new ParticipantResolver(reading.surroundings.mentions, reading.discourse, pack);
  const speech = new AttributionReader(tree, pack, resolver, reading.quotes, reading.speakers);
  return { reading, tree, pack, resolver, speech };
}

/** How far into a sentence the word stands that says that a story is told. */
const OPENING_REACH = 6;

/** "In de film dreigt de president …": what a sentence sets in a story from its first words on has not happened. */
function isFiction({ tree, pack }: SentenceReading): boolean {
  if (tree.lower(tree.first) !== 'in') return false;
  for (let at = tree.first + 1; at < Math.min(tree.end, tree.first + OPENING_REACH); at++) {
    if (tree.upos(at) === 'NOUN') return pack.grammar.fiction.has(tree.lemma(at));
    if (tree.upos(at) !== 'DET' && tree.upos(at) !== 'ADJ' && tree.upos(at) !== 'PRON') return false;
  }
  return false;
}

/** Codes one sentence and notes in the discourse who was named in it. */
export function codeSentence(
  reading: Reading,
  tree: SentenceTree,
  pack: CodingPack,
  running: Running = {},
): CodedSentence {
  const sentence = readSentence(reading, tree, pack);
  const { speech } = sentence;
  const clauses = readClauses(tree, pack);

  const quoted = reading.quotes.count(tree.first, tree.end);
  const ownSpeaker = quoted > 0 ? speech.quoteSpeaker() : undefined;
  const runsOn = quoted >= SHORTEST_SPEECH && quoted >= (tree.end - tree.first) / 2;
  const speaker = ownSpeaker ?? (runsOn ? (running.after ?? running.before) : undefined);
  const chainAt = (token: number): Chain =>
    chainWithQuote(speech.chainAt(token), speaker, reading.quotes.isQuoted(token));

  const saidBefore = speech.pointsBack();
  const coded = isFiction(sentence) ? [] : codeClauses(sentence, clauses);
  const judged = new Set<string>();
  const claims = coded.flatMap((entry) => {
    if (isAnswered(sentence, entry, saidBefore)) return [];
    const chain = withView(sentence, entry, chainAt(entry.clause.head));
    if (!isToldBySomebody(entry, chain)) return [];
    if (entry.rule.type === 'ASSESSMENT') {
      // One sentence of a speaker is one judgement, however many words of judgement it has.
      const judge = chain.links[chain.links.length - 1]?.speaker.text ?? '';
      if (judged.has(judge)) return [];
      judged.add(judge);
    }
    const told = claimsOf(sentence, entry, coded, chain);
    for (const claim of told) {
      reading.discourse.dealings.note(claim, tree.sentence);
      if (kindOfType(claim.type) === 'event') reading.discourse.noteTold();
      reading.discourse.noteSeveral(claim.actors, tree.sentence);
    }
    return told;
  });
  if (!isFiction(sentence)) {
    claims.push(...demands(sentence, clauses, claims, chainAt));
    claims.push(...assessments(sentence, clauses, claims, chainAt));
  }
  for (const one of speech.spoken) if (one.speaker !== undefined) reading.speakers.note(one.speaker);
  if (speaker !== undefined) reading.speakers.note(speaker.speaker);
  noteDiscourse(sentence, clauses);

  const next = ownSpeaker ?? speech.lastSpeaker() ?? running.before;
  return {
    claims: withoutDoubles(claims),
    spoken: speech.spoken,
    chainAt,
    ...(next === undefined ? {} : { speaker: next }),
    ...(saidBefore === undefined ? {} : { saidBefore }),
  };
}

/** "noemt de beschuldiging verzonnen": a noun that points back at what is denied is no accusation of its own. */
function isAnswered({ pack, tree }: SentenceReading, { clause }: Coded, answer?: Attribution): boolean {
  if (answer?.stance !== 'denies' || clause.pos !== 'noun') return false;
  return pack.words.speech(tree.lemma(clause.head), 'noun').length > 0;
}

/** The subject of "bestempelde … als", "uitte zijn zorgen over" is the judge, and no part of what is judged. */
function withView({ speech }: SentenceReading, { rule, clause }: Coded, chain: Chain): Chain {
  if (rule.type !== 'ASSESSMENT' || clause.pos !== 'verb') return chain;
  const isView = clause.concepts.some(({ concept, actor }) => concept === 'judge' && !actor.includes('subj'));
  const view = isView ? speech.viewOf(clause.head) : undefined;
  return view === undefined ? chain : { ...chain, links: [...chain.links, view] };
}

/** A judgement needs a judge, or says for whom it holds: "X is een probleem" in passing is colour. */
function isToldBySomebody({ rule, roles }: Coded, chain: Chain): boolean {
  return rule.type !== 'ASSESSMENT' || chain.links.length > 0 || roles.recipients.some(isPolitical);
}

/** Remembers who was named in the sentence, subjects apart, for what points back later. */
function noteDiscourse({ reading, tree, pack, resolver }: SentenceReading, clauses: readonly Clause[]): void {
  const subjects = new Set<number>();
  for (const clause of clauses)
    for (const argument of clause.arguments) if (argument.place === 'subj') subjects.add(argument.head);
  const covered = new Set<number>();
  for (let token = tree.first; token < tree.end; token++) {
    const isSubject = subjects.has(token);
    const mention = reading.surroundings.mentions.at(token);
    const isName = mention !== undefined && mention.ids.length > 0 && !covered.has(mention.firstToken);
    // "tussen de drie bondgenoten": whom a count takes together, "zij" may be.
    if (!isSubject && !isName && isCounted(tree, token, pack)) {
      const several = resolver.resolve(tree, { head: token, place: 'subj', preposition: '', shared: false });
      if (several.length > 1) reading.discourse.noteSeveral(several, tree.sentence);
    }
    if (!isSubject && !isName && !opensUnknownName(tree, token)) continue;
    if (mention !== undefined) covered.add(mention.firstToken);
    if (tree.upos(token) === 'PRON' && !pack.coreference.person.has(tree.lower(token))) continue;
    const named = resolver.resolve(tree, { head: token, place: 'subj', preposition: '', shared: false });
    // "ze" may be rockets as well as states: a plural pronoun is read but not built upon.
    if (tree.upos(token) === 'PRON' && named.length !== 1) continue;
    const byName = mention?.kind !== 'adjective';
    for (const participant of named) reading.discourse.note(participant, tree.sentence, isSubject, byName);
    reading.discourse.noteSeveral(named, tree.sentence);
  }
}

/** "de drie landen", "the two leaders". */
function isCounted(tree: SentenceTree, token: number, pack: CodingPack): boolean {
  return tree.childOf(token, 'nummod') !== undefined && pack.coreference.states.has(tree.lemma(token));
}

/** A name that no table knows: whoever bears it may be "hij" later on. */
function opensUnknownName(tree: SentenceTree, token: number): boolean {
  return tree.upos(token) === 'PROPN' && tree.childOf(token, 'flat') !== undefined;
}

/** At most one claim of a type for the same actors, recipients and trigger (docs/claims.md). */
function withoutDoubles(claims: readonly Claim[]): readonly Claim[] {
  if (claims.length < 2) return claims;
  const seen = new Set<string>();
  const objects = new Map<string, ReadonlySet<string>>();
  return claims.filter((claim) => {
    if (isFlight(claim) && claims.some((other) => isLaunchOf(other, claim))) return false;
    const who = [claim.actors, claim.recipients].map((side) => side.map((one) => one.id ?? one.text));
    const key = JSON.stringify([claim.type, claim.trigger.span, who]);
    if (seen.has(key)) return false;
    seen.add(key);
    // "packed up and left": one act in two words.
    if (kindOfType(claim.type) !== 'event') return true;
    const speakers = claim.attribution.map(({ speaker }) => speaker.id ?? speaker.text);
    const { type, mode, reality, polarity } = claim;
    const act = JSON.stringify([type, mode, reality, polarity, who, speakers]);
    const classes = new Set(claim.objects?.flatMap(({ class: name }) => name ?? []));
    const before = objects.get(act);
    objects.set(act, classes);
    // "levert apparatuur en stuurt personeel": two things are two deeds.
    return before !== undefined && classes.size > 0 && before.size > 0
      ? [...classes].every((name) => !before.has(name))
      : before === undefined;
  });
}

/** Rules that tell of a projectile on its way: "landed in waters off Taiwan". */
function isFlight({ rule }: Claim): boolean {
  return rule.startsWith('mobilize.projectile');
}

/** Who fires a missile is told once: where it comes down is no second event of the sentence. */
function isLaunchOf(other: Claim, flight: Claim): boolean {
  if (other.type !== flight.type || other.mode !== flight.mode || isFlight(other)) return false;
  return other.actors.some((one) => flight.actors.some((two) => one.id !== undefined && one.id === two.id));
}
