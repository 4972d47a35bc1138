import type {
  Attribution,
  Certainty,
  Claim,
  ClaimObject,
  Participant,
  Quantity,
  Reality,
} from '../claim/index.ts';
import { BODY_KINDS, LANGUAGES, blockKindOf, type Document, type Language } from '../document/index.ts';
import { AttributionReader, type Chain } from './attribution/chain.ts';
import { Quotes, SHORTEST_SPEECH } from './attribution/quotes.ts';
import type { Clause } from './clauses/clause.ts';
import { weaker } from './clauses/modality.ts';
import { phraseTokens, spanOfTokens } from './clauses/phrase.ts';
import { readClauses } from './clauses/read-clauses.ts';
import { SentenceTree } from './clauses/sentence-tree.ts';
import { confidenceOf } from './events/confidence.ts';
import { buildClaim, type ClaimParts } from './events/build-claim.ts';
import { carrierOf, fillRoles, type FilledRoles } from './events/fill-roles.ts';
import { isPolitical, matchRule } from './events/match-rule.ts';
import { maybeCodingPack, type CodingPack } from './packs/coding-pack.ts';
import type { CodingRule } from './packs/rules.ts';
import { Discourse } from './participants/discourse.ts';
import { MentionIndex } from './participants/mention.ts';
import { ParticipantResolver } from './participants/resolver.ts';
import { Surroundings } from './surroundings.ts';

/** What is known of an article besides its text. */
export interface CodingContext {
  /** Publication date in EDTF; relative times stay unresolved without it. */
  readonly published?: string;
  readonly outlet?: string;
}

export interface CodingResult {
  readonly claims: readonly Claim[];
  /** Why a part of the text gave no claims, one line each. */
  readonly notes: readonly string[];
}

/** A clause with what it was coded as. */
interface Coded {
  readonly clause: Clause;
  readonly rule: CodingRule;
  readonly roles: FilledRoles;
}

/** State of reading one document: who was named, who speaks, what stands around. */
interface Reading {
  readonly document: Document;
  readonly packs: ReadonlyMap<Language, CodingPack>;
  readonly discourse: Discourse;
  readonly mentions: MentionIndex;
  readonly quotes: Quotes;
  readonly surroundings: Surroundings;
}

/**
 * Reads the claims out of a document that has gone through the language pipeline. Sentences outside the body (titles,
 * captions, boilerplate) and repeated pull-quotes are passed over, as are blocks in a language without a pack.
 */
export function codeDocument(document: Document, context: CodingContext = {}): CodingResult {
  const languages = document.layer('languages');
  const notes: string[] = [];
  const packs = new Map<Language, CodingPack>();
  for (const language of new Set(Array.from(languages.block, (index) => LANGUAGES[index]))) {
    const pack = maybeCodingPack(language);
    if (pack !== undefined) packs.set(language, pack);
  }
  if (maybeCodingPack(languages.main) === undefined)
    notes.push(`no claims are read in language ${languages.main}`);
  const surroundings = new Surroundings(document, context.published);
  const reading: Reading = {
    document,
    packs,
    discourse: new Discourse(),
    mentions: surroundings.mentions,
    quotes: new Quotes(document),
    surroundings,
  };
  const claims: Claim[] = [];
  let previous: Claim[] = [];
  let speaker: Attribution | undefined;
  let block = -1;
  for (let sentence = 0; sentence < document.sentenceCount; sentence++) {
    const blockOf = document.layer('sentences').block[sentence];
    if (blockOf !== block) {
      block = blockOf;
      speaker = undefined;
    }
    const pack = packs.get(LANGUAGES[languages.block[block]]);
    if (pack === undefined || !BODY_KINDS.has(blockKindOf(document, sentence))) continue;
    const read = readSentence(reading, new SentenceTree(document, sentence), pack, speaker);
    speaker = read.speaker;
    if (read.pointsBack !== undefined && previous.length > 0) {
      claims.splice(
        claims.length - previous.length,
        previous.length,
        ...previous.map((claim) => attributedTo(claim, read.pointsBack)),
      );
    }
    claims.push(...read.claims);
    previous = read.claims;
  }
  return { claims, notes };
}

/** The claim of a sentence that the next one attributes ("Dat meldde KCNA."): the new link goes outermost. */
function attributedTo(claim: Claim, link: Attribution | undefined): Claim {
  if (link === undefined) return claim;
  const known = claim.attribution.some(
    (own) => own.speaker.id !== undefined && own.speaker.id === link.speaker.id,
  );
  return known ? claim : { ...claim, attribution: [link, ...claim.attribution] };
}

interface SentenceReading {
  readonly claims: Claim[];
  /** Whose quoted words run on into the next sentence of the block. */
  readonly speaker: Attribution | undefined;
  readonly pointsBack: Attribution | undefined;
}

function readSentence(
  reading: Reading,
  tree: SentenceTree,
  pack: CodingPack,
  running: Attribution | undefined,
): SentenceReading {
  const resolver = new ParticipantResolver(reading.mentions, reading.discourse, pack);
  const clauses = readClauses(tree, pack);
  const speech = new AttributionReader(tree, pack, resolver, reading.quotes);
  const quoted = reading.quotes.count(tree.first, tree.end);
  const ownSpeaker = quoted > 0 ? speech.quoteSpeaker() : undefined;
  const runsOn =
    ownSpeaker === undefined && quoted >= SHORTEST_SPEECH && quoted >= (tree.end - tree.first) / 2;
  const speaker = ownSpeaker ?? (runsOn ? running : undefined);

  const coded = codeClauses(tree, pack, resolver, clauses);
  const claims: Claim[] = [];
  for (const entry of coded) {
    if (entry.rule.type === undefined) continue;
    const chain = chainWithQuote(speech.chainOf(entry.clause), speaker, reading.quotes, entry.clause.head);
    claims.push(...claimsOf(reading, tree, entry, coded, chain));
  }
  const assessment =
    claims.length > 0 ? undefined : assessmentOf(reading, tree, pack, resolver, clauses, speech, speaker);
  if (assessment !== undefined) claims.push(assessment);
  noteDiscourse(reading, tree, pack, resolver, clauses);
  return { claims: withoutDoubles(claims), speaker: ownSpeaker ?? running, pointsBack: speech.pointsBack() };
}

/** A quotation without a word of saying above it in the tree has the speaker that the sentence or the one before names. */
function chainWithQuote(chain: Chain, speaker: Attribution | undefined, quotes: Quotes, head: number): Chain {
  if (speaker === undefined || chain.links.length > 0 || !quotes.isQuoted(head)) return chain;
  return { ...chain, links: [{ ...speaker, direct: true }] };
}

/** Finds for each clause the reading whose rule has the most conditions. */
function codeClauses(
  tree: SentenceTree,
  pack: CodingPack,
  resolver: ParticipantResolver,
  clauses: readonly Clause[],
): Coded[] {
  const coded: Coded[] = [];
  for (const clause of clauses) {
    if (clause.concepts.length === 0) continue;
    let best: Coded | undefined;
    for (const entry of clause.concepts) {
      const roles = fillRoles({ tree, pack, resolver, clause }, entry);
      const rule = matchRule(pack.rules.rulesFor(entry.concept), {
        actors: roles.actors,
        recipients: roles.recipients,
        objectClasses: roles.objects.map((head) => pack.words.objectClass(tree.lemma(head)) ?? 'thing'),
      });
      if (rule !== undefined && (best === undefined || rule.weight > best.rule.weight))
        best = { clause, rule, roles };
    }
    if (best !== undefined && isWorthCoding(tree, pack, best)) coded.push(best);
  }
  return coded;
}

/** What is background, purpose or without anybody political is no claim. */
function isWorthCoding(tree: SentenceTree, pack: CodingPack, { clause, roles, rule }: Coded): boolean {
  if (rule.type === undefined) return true;
  if (![...roles.actors, ...roles.recipients].some(isPolitical)) return false;
  if (clause.isPurpose && !isContentOfSpeech(tree, pack, clause)) return false;
  if (tree.isRelation(clause.head, 'amod')) return false;
  if (clause.pos === 'noun') return isForegroundNoun(tree, clause);
  return true;
}

function isContentOfSpeech(tree: SentenceTree, pack: CodingPack, clause: Clause): boolean {
  const governor = tree.head(clause.head);
  if (governor < 0) return false;
  const lemma = tree.lemma(governor);
  return pack.words.speech(lemma, 'verb').length > 0 || pack.concepts.entries(lemma, 'noun').length > 0;
}

/** An event noun is told, not just referred to, when it is subject or object of a verb or the root of its sentence. */
function isForegroundNoun(tree: SentenceTree, clause: Clause): boolean {
  if (carrierOf({ tree, clause }) !== undefined) return !tree.isRelation(clause.head, 'obl');
  return tree.head(clause.head) < 0 || tree.childOf(clause.head, 'cop') !== undefined;
}

/** Reality that the rule of a governing clause gives to what it governs: promised, demanded, accused. */
function governedReality(
  tree: SentenceTree,
  clause: Clause,
  coded: readonly Coded[],
): { reality?: Reality; speakers: readonly Participant[] } {
  for (let at = clause.head; at >= 0; at = tree.head(at)) {
    const governor = tree.head(at);
    const relation = tree.relation(at);
    if (
      governor < 0 ||
      !['ccomp', 'xcomp', 'acl', 'obj', 'advcl', 'obl', 'conj'].some((name) => relation.startsWith(name))
    )
      return { speakers: [] };
    const outer = coded.find((entry) => entry.clause.head === governor);
    const content = outer?.rule.also.find((also) => also.kind === 'content');
    if (outer !== undefined && content?.kind === 'content') {
      return {
        speakers: outer.roles.actors,
        ...(content.reality === undefined ? {} : { reality: content.reality }),
      };
    }
  }
  return { speakers: [] };
}

function claimsOf(
  reading: Reading,
  tree: SentenceTree,
  entry: Coded,
  coded: readonly Coded[],
  chain: Chain,
): Claim[] {
  const { clause, rule, roles } = entry;
  const { type } = rule;
  if (type === undefined) return [];
  const governed = governedReality(tree, clause, coded);
  const inner = reading.surroundings.around(tree, clause, roles.objects);
  const objects: ClaimObject[] = roles.objects.flatMap((head) => objectAt(tree, reading, head));
  const certainty: Certainty = weaker(clause.certainty, chain.certainty) ?? 'certain';
  const governedActual = clause.reality === 'actual' || clause.reality === 'ongoing';
  const reality: Reality =
    governed.reality !== undefined && governedActual ? governed.reality : clause.reality;
  const condition = clause.condition === undefined ? undefined : conditionAt(tree, clause.condition);
  const parts: ClaimParts = {
    type,
    mode: rule.mode,
    contexts: rule.contexts,
    actors: roles.actors,
    recipients: roles.recipients,
    objects,
    quantities: inner.quantities,
    ...(inner.time === undefined ? {} : { time: inner.time }),
    reality,
    polarity: clause.polarity,
    certainty,
    attribution: chain.links,
    ...(condition === undefined ? {} : { condition: { text: condition } }),
    trigger: clause.trigger,
    lemma: clause.lemma,
    rule: rule.name,
    confidence: confidenceOf({ clause, rule, roles, attributed: chain.links.length > 0 }),
  };
  const claims = [buildClaim(tree, parts)];
  for (const also of rule.also) {
    if (also.kind !== 'claim') continue;
    claims.push(
      buildClaim(tree, {
        ...parts,
        type: also.type,
        mode: also.mode,
        reality: also.reality,
        rule: `${rule.name}+${also.type.toLowerCase()}`,
      }),
    );
  }
  return claims;
}

function conditionAt(tree: SentenceTree, head: number): string {
  const tokens = tree
    .subtree(head)
    .filter((token) => !(tree.isRelation(token, 'punct') && tree.head(token) === head));
  const span = spanOfTokens(tree, tokens[0], tokens[tokens.length - 1] + 1);
  return tree.document.text.slice(span.start, span.end);
}

function objectAt(tree: SentenceTree, reading: Reading, head: number): ClaimObject[] {
  if (tree.upos(head) === 'PRON') return [];
  const { first, end } = phraseTokens(tree, head);
  const span = spanOfTokens(tree, first, end);
  const pack = [...reading.packs.values()].find(
    (candidate) => candidate.words.objectClass(tree.lemma(head)) !== undefined,
  );
  const className = pack?.words.objectClass(tree.lemma(head));
  return [
    {
      text: tree.document.text.slice(span.start, span.end),
      span,
      ...(className === undefined ? {} : { class: className }),
    },
  ];
}

/**
 * What a named expert or official says of states, where no event or state type fits: a judgement about those spoken of.
 */
function assessmentOf(
  reading: Reading,
  tree: SentenceTree,
  pack: CodingPack,
  resolver: ParticipantResolver,
  clauses: readonly Clause[],
  speech: AttributionReader,
  speaker: Attribution | undefined,
): Claim | undefined {
  const clause = clauses.find(
    (candidate) => candidate.pos !== 'noun' && pack.words.speech(candidate.lemma, 'verb').length === 0,
  );
  if (clause === undefined || clause.isPurpose) return undefined;
  const chain = chainWithQuote(speech.chainOf(clause), speaker, reading.quotes, clause.head);
  const judge = chain.links[chain.links.length - 1]?.speaker;
  if (judge === undefined || !isJudge(judge)) return undefined;
  const about = clause.arguments.filter((argument) => argument.place === 'subj' || argument.place === 'obj');
  const actors = about
    .flatMap((argument) =>
      resolver.namesParticipant(tree, argument.head) ? resolver.resolve(tree, argument) : [],
    )
    .filter(isPolitical);
  if (actors.length === 0) return undefined;
  const inner = reading.surroundings.around(tree, clause, []);
  return buildClaim(tree, {
    type: 'ASSESSMENT',
    mode: '',
    contexts: [],
    actors: actors.slice(0, 4),
    recipients: [],
    objects: [],
    quantities: inner.quantities,
    ...(inner.time === undefined ? {} : { time: inner.time }),
    reality: clause.reality,
    polarity: clause.polarity,
    certainty: weaker(clause.certainty, chain.certainty) ?? 'certain',
    attribution: chain.links,
    trigger: clause.trigger,
    lemma: clause.lemma,
    rule: 'assessment.expert',
    confidence: 0.4,
  });
}

/** Experts judge; officials of a state make statements. */
function isJudge(speaker: Participant): boolean {
  return (
    speaker.sector === 'EDU' ||
    speaker.sector === 'NGO' ||
    (speaker.kind === 'person' && speaker.id === undefined)
  );
}

/** Remembers who was named in the sentence, subjects apart, for what points back later. */
function noteDiscourse(
  reading: Reading,
  tree: SentenceTree,
  pack: CodingPack,
  resolver: ParticipantResolver,
  clauses: readonly Clause[],
): void {
  const subjects = new Set<number>();
  for (const clause of clauses)
    for (const argument of clause.arguments) if (argument.place === 'subj') subjects.add(argument.head);
  const covered = new Set<number>();
  for (let token = tree.first; token < tree.end; token++) {
    const isSubject = subjects.has(token);
    const mention = reading.mentions.at(token);
    if (!isSubject && (mention === undefined || mention.ids.length === 0 || covered.has(mention.firstToken)))
      continue;
    if (mention !== undefined) covered.add(mention.firstToken);
    if (tree.upos(token) === 'PRON' && !pack.coreference.person.has(tree.lower(token))) continue;
    for (const participant of resolver.resolve(tree, {
      head: token,
      place: 'subj',
      preposition: '',
      shared: false,
    })) {
      reading.discourse.note(participant, tree.sentence, isSubject);
    }
  }
}

/** At most one claim of a type for the same actors, recipients and trigger. */
function withoutDoubles(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return claims.filter((claim) => {
    const key = JSON.stringify([
      claim.type,
      claim.trigger.span,
      claim.actors.map((actor) => actor.id ?? actor.text),
      claim.recipients.map((recipient) => recipient.id ?? recipient.text),
    ]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export type { ClaimObject, Quantity };
