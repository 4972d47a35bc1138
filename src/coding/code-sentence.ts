import type { Attribution, Claim } from '../claim/index.ts';
import { AttributionReader, chainWithQuote, type Chain } from './attribution/chain.ts';
import { SHORTEST_SPEECH } from './attribution/quotes.ts';
import type { Spoken } from './attribution/spoken.ts';
import type { Clause } from './clauses/clause.ts';
import { readClauses } from './clauses/read-clauses.ts';
import type { SentenceTree } from './clauses/sentence-tree.ts';
import { maybeAssessment } from './events/assessment.ts';
import { claimsOf } from './events/claims-of.ts';
import { isPolitical } from './events/match-rule.ts';
import { codeClauses, type Coded } from './events/code-clauses.ts';
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
  const speech = new AttributionReader(tree, pack, resolver, reading.quotes);
  return { reading, tree, pack, resolver, speech };
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

  const coded = codeClauses(sentence, clauses);
  const claims = coded.flatMap((entry) => {
    const chain = chainAt(entry.clause.head);
    return isToldBySomebody(entry, chain) ? claimsOf(sentence, entry, coded, chain) : [];
  });
  const assessment = claims.length > 0 ? undefined : maybeAssessment(sentence, clauses, speaker);
  if (assessment !== undefined) claims.push(assessment);
  noteDiscourse(sentence, clauses);

  const next = ownSpeaker ?? speech.lastSpeaker() ?? running.before;
  const saidBefore = speech.pointsBack();
  return {
    claims: withoutDoubles(claims),
    spoken: speech.spoken,
    chainAt,
    ...(next === undefined ? {} : { speaker: next }),
    ...(saidBefore === undefined ? {} : { saidBefore }),
  };
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
    if (!isSubject && (mention === undefined || mention.ids.length === 0 || covered.has(mention.firstToken)))
      continue;
    if (mention !== undefined) covered.add(mention.firstToken);
    if (tree.upos(token) === 'PRON' && !pack.coreference.person.has(tree.lower(token))) continue;
    const named = resolver.resolve(tree, { head: token, place: 'subj', preposition: '', shared: false });
    // "ze" may be rockets as well as states: a plural pronoun is read but not built upon.
    if (tree.upos(token) === 'PRON' && named.length !== 1) continue;
    for (const participant of named) reading.discourse.note(participant, tree.sentence, isSubject);
    reading.discourse.noteSeveral(named, tree.sentence);
  }
}

/** At most one claim of a type for the same actors, recipients and trigger (docs/claims.md). */
function withoutDoubles(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return claims.filter((claim) => {
    const who = [claim.actors, claim.recipients].map((side) => side.map((one) => one.id ?? one.text));
    const key = JSON.stringify([claim.type, claim.trigger.span, who]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
