import type { Claim, Participant } from '../../claim/index.ts';
import type { Chain } from '../attribution/chain.ts';
import type { Clause } from '../clauses/clause.ts';
import { weaker } from '../clauses/modality.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { Mention } from '../participants/mention.ts';
import { headOf, prepositionBefore } from '../participants/standing.ts';
import type { SentenceReading } from '../reading.ts';
import { buildClaim } from './build-claim.ts';
import { holderArguments } from './holder.ts';
import { isPolitical } from './match-rule.ts';
import { realityOf } from './reality.ts';

/** More participants than this are a panorama, not somebody judged. */
const MOST_JUDGED = 4;

/** How many tokens behind a word of judgement its "for Pyongyang" may stand. */
const CONCERNED_REACH = 8;

/** Who judges by trade: scholars, think-tanks, organisations that watch, and persons without an office. */
function isExpert(speaker: Participant): boolean {
  if (speaker.sector === 'EDU' || speaker.sector === 'NGO') return true;
  const holdsOffice = speaker.id !== undefined || (speaker.sector !== undefined && speaker.sector !== 'MED');
  return speaker.kind === 'person' && !holdsOffice;
}

/**
 * What is said of a speaker in his naming and in the apposition behind it: "oud-generaal Filip Verstraelen", "Choi Eun-mi,
 * analist bij het Asan-instituut": who has left office or is called a scholar judges like an expert.
 */
export function isCalledExpert({ reading, tree }: SentenceReading, speaker: Participant): boolean {
  const { span } = speaker;
  if (span === undefined || isBody(speaker)) return false;
  const { start } = tree.document.layer('tokens');
  let commas = 0;
  for (let token = tree.first; token < tree.end && commas < 2; token++) {
    if (start[token] < span.start) continue;
    if (start[token] >= span.end && token > 0) {
      if (tree.text(token) === ',') commas++;
      else if (commas === 0 && tree.text(token) !== '(') break;
      if (tree.upos(token) === 'VERB') break;
    }
    const mention = reading.surroundings.mentions.at(token);
    if (mention?.former === true || (mention?.kind === 'role' && mention.sector === 'EDU')) return true;
  }
  return false;
}

function isBody({ kind }: Participant): boolean {
  return kind === 'state' || kind === 'organisation';
}

/** Whether a speaker's words are a judgement: by who he is, or by the word that tells of it ("vond Biden", "thinks"). */
function judges(sentence: SentenceReading, chain: Chain, clause: Clause): boolean {
  const link = chain.links[chain.links.length - 1];
  if (link === undefined || link.stance === 'denies' || link.stance === 'doubts') return false;
  if (isCalledExpert(sentence, link.speaker)) return true;
  // Of a person without an office nobody knows whether he judges or saw it: what is past may be testimony.
  const isScholar = link.speaker.sector === 'EDU' || link.speaker.sector === 'NGO';
  if (isExpert(link.speaker) && (isScholar || clause.tense !== 'past' || isJudgement(clause))) return true;
  // Officials state facts and demands; a word of judgement in their mouth is one all the same.
  const isOfficial = link.speaker.id !== undefined && link.speaker.sector !== 'MED';
  if (isOfficial && isJudgement(clause) && isPredicated(sentence, clause)) return true;
  const { grammar } = sentence.pack;
  return sentence.speech.spoken.some(
    (one) =>
      one.speaker === link.speaker &&
      one.cue.some((token) => grammar.judging.has(sentence.tree.lemma(token))),
  );
}

/** Whether a word of judgement is said of somebody, named for whom it holds, or what a thing is called. */
function isPredicated(sentence: SentenceReading, clause: Clause): boolean {
  const { tree, pack, reading, speech } = sentence;
  if (clause.pos !== 'noun') return true;
  if (speech.spoken.some(({ cue }) => cue.includes(tree.head(clause.head)))) return true;
  if (clause.arguments.some(({ preposition }) => pack.grammar.concerning.has(preposition))) return true;
  return holderArguments({ tree, pack, clause, mentions: reading.surroundings.mentions }).length > 0;
}

/** "…, meent Achterberg, die wijst op …": what is said of the speaker is not said by him. */
function isAboutSpeaker({ tree, speech }: SentenceReading, clause: Clause, judge: Participant): boolean {
  const sources = speech.spoken.flatMap(({ speaker, source }) =>
    speaker === judge && source !== undefined ? [source] : [],
  );
  for (let at = clause.head; tree.head(at) >= 0; at = tree.head(at)) {
    const head = tree.head(at);
    if (tree.isRelation(at, 'acl') && sources.some(({ first, end }) => head >= first && head < end))
      return true;
  }
  return false;
}

/** Names without a preposition in what is said, else any; adjectives last of all. */
function namedIn(
  { tree, reading, resolver, pack }: SentenceReading,
  said: (token: number) => boolean,
  judge: Participant,
): Participant[] {
  const mentions = reading.surroundings.mentions
    .within(tree.first, tree.end)
    .filter((mention) => mention.ids.length > 0 && said(mention.firstToken));
  // "problematisch voor de NAVO", "de invasie in Oekraïne": whom it touches or where it is, is not who is judged.
  const isPart = (one: Mention): boolean =>
    one.kind === 'adjective' || pack.grammar.possessor.has(prepositionBefore(tree, one.firstToken));
  const circles = [
    mentions.filter((one) => one.kind !== 'adjective' && prepositionBefore(tree, one.firstToken) === ''),
    mentions.filter(isPart),
  ];
  // The speaker may be named once more beside his name ("het Pentagon, het Amerikaanse ministerie van Defensie").
  const isOther = ({ ids }: Mention): boolean => judge.id === undefined || !ids.includes(judge.id);
  // Nobody judges himself: where nobody else is named, the text has named them before.
  const found = circles.find((circle) => circle.some(isOther))?.find(isOther);
  if (found === undefined) return [];
  return resolver
    .resolve(tree, { head: headOf(tree, found), place: 'subj', preposition: '', shared: false })
    .filter(isPolitical);
}

/** "die samenwerking", "het akkoord": of what parties do together, those last named together are judged. */
function togetherIn({ tree, pack, reading }: SentenceReading, clause: Clause): readonly Participant[] {
  const isMutual = clause.arguments.some(
    ({ place, head }) =>
      place === 'subj' &&
      pack.concepts
        .entries(tree.lemma(head), 'noun')
        .some((entry) => entry.actor.includes('peer') || entry.recipient.includes('peer')),
  );
  const several = isMutual ? reading.discourse.lastSeveral(tree.sentence) : undefined;
  return (several ?? []).map(({ span: _span, ...one }) => ({ ...one, text: '', via: 'implicit' }));
}

function isPronounSubject(tree: SentenceTree, clause: Clause): boolean {
  return clause.arguments.some(({ place, head }) => place === 'subj' && tree.upos(head) === 'PRON');
}

/** "die samenwerking verschuift en zij vormt een factor": the pronoun takes up what parties do together. */
function togetherBefore({ tree, pack, reading }: SentenceReading, clause: Clause): readonly Participant[] {
  for (let at = clause.head - 1; at >= tree.first; at--) {
    if (!tree.isRelation(at, 'nsubj') || tree.upos(at) !== 'NOUN') continue;
    const isMutual = pack.concepts
      .entries(tree.lemma(at), 'noun')
      .some((entry) => entry.actor.includes('peer') || entry.recipient.includes('peer'));
    if (!isMutual) return [];
    const several = reading.discourse.lastSeveral(tree.sentence) ?? [];
    return several.map(({ span: _span, ...one }) => ({ ...one, text: '', via: 'implicit' }));
  }
  return [];
}

/** Who is judged: whom the clause is about, else who is named in what is said. */
function judgedIn(
  sentence: SentenceReading,
  clause: Clause,
  said: (token: number) => boolean,
  judge: Participant,
): readonly Participant[] {
  const { tree, resolver, pack, reading } = sentence;
  const held =
    clause.pos === 'verb'
      ? []
      : holderArguments({ tree, pack, clause, mentions: reading.surroundings.mentions })
          .flatMap((argument) => resolver.resolve(tree, argument))
          .filter(isPolitical);
  if (held.length > 0) return held;
  const together = isPronounSubject(tree, clause) ? togetherBefore(sentence, clause) : [];
  if (together.length > 0) return together;
  for (const place of ['subj', 'obj'] as const) {
    const found = clause.arguments
      .filter((argument) => argument.place === place)
      .flatMap((argument) => resolver.resolve(tree, argument))
      .filter(isPolitical);
    if (found.length > 0) return found;
  }
  const named = namedIn(sentence, said, judge);
  return named.length > 0 ? named : togetherIn(sentence, clause);
}

/** "Dat is geen koppigheid maar rekenwerk": whom the text spoke of before. */
function spokenOf({ reading, tree }: SentenceReading, judge: Participant): readonly Participant[] {
  return reading.discourse
    .likeliestGroup(tree.sentence, ({ id }) => id !== undefined && id !== judge.id)
    .map(({ span: _span, ...one }) => ({ ...one, text: '', via: 'implicit' }));
}

/** "voor Beijing", "for NATO": whom the judgement says it matters to. */
function concernedIn({ tree, pack, resolver, reading }: SentenceReading, clause: Clause): Participant[] {
  const concerned = clause.arguments
    .filter(({ place, preposition }) => place === 'oblique' && pack.grammar.concerning.has(preposition))
    .flatMap((argument) => resolver.resolve(tree, argument))
    .filter(isPolitical);
  if (concerned.length > 0 || clause.pos === 'verb') return concerned;
  // "a slap in the face for Pyongyang": by position, for it may hang on any word of the phrase.
  const behind = reading.surroundings.mentions
    .within(clause.head, Math.min(tree.end, clause.head + CONCERNED_REACH))
    .filter(({ ids }) => ids.length > 0)
    .find((mention) => pack.grammar.concerning.has(prepositionBefore(tree, mention.firstToken)));
  return behind === undefined
    ? []
    : resolver
        .resolve(tree, { head: headOf(tree, behind), place: 'oblique', preposition: '', shared: false })
        .filter(isPolitical);
}

function isJudgement(clause: Clause): boolean {
  return clause.concepts.some((entry) => entry.concept === 'judge');
}

function isWordOfSaying(tree: SentenceTree, { pack, speech }: SentenceReading, clause: Clause): boolean {
  return (
    speech.spoken.some((one) => one.cue.includes(clause.head)) ||
    (clause.pos === 'verb' &&
      pack.words.speech(tree.lemma(clause.head), 'verb').some((entry) => entry.companions.length === 0))
  );
}

/**
 * What experts say of states, and what anybody is said to think of them, where no event or state type fits: one judgement for
 * each speaker of the sentence of whose words nothing else was coded.
 * @param coded claims that the sentence gave already
 * @param chainAt who says what stands at a token
 */
export function assessments(
  sentence: SentenceReading,
  clauses: readonly Clause[],
  coded: readonly Claim[],
  chainAt: (token: number) => Chain,
): Claim[] {
  const { tree, reading } = sentence;
  const spoken = new Set(coded.map(({ attribution }) => attribution[attribution.length - 1]?.speaker.text));
  const judged = new Set(
    coded
      .filter(({ type }) => type === 'ASSESSMENT')
      .map(({ attribution }) => attribution[attribution.length - 1]?.speaker.text),
  );
  const found: Claim[] = [];
  // Words of judgement first: they say best what is thought.
  const inOrder = [...clauses].sort((a, b) => Number(isJudgement(b)) - Number(isJudgement(a)));
  for (const clause of inOrder) {
    // Nobody speaks at most clauses: asked first, how they stand in the sentence need not be read.
    const chain = chainAt(clause.head);
    const judge = chain.links[chain.links.length - 1]?.speaker;
    if (judge === undefined || judged.has(judge.text)) continue;
    if (clause.isCondition || clause.isPurpose || tree.isRelation(clause.head, 'amod')) continue;
    // "waarschijnlijk" beside a verb is no predicate.
    if (clause.pos === 'adj' && tree.isRelation(clause.head, 'advmod')) continue;
    if (clause.pos === 'noun' && tree.childOf(clause.head, 'cop') === undefined && !isJudgement(clause))
      continue;
    if (isWordOfSaying(tree, sentence, clause)) continue;
    if (!judges(sentence, chain, clause)) continue;
    if (spoken.has(judge.text) && !isJudgement(clause)) continue;
    if (isAboutSpeaker(sentence, clause, judge)) continue;
    // What an official thinks should be done is a demand.
    if (clause.reality === 'proposed' && !isExpert(judge)) continue;
    const around = reading.surroundings.around(tree, clause);
    if (around.quantities.length > 0) continue;
    const said = (token: number): boolean => chainAt(token).links.some(({ speaker }) => speaker === judge);
    const named = judgedIn(sentence, clause, said, judge);
    const actors = named.length > 0 ? named : spokenOf(sentence, judge);
    if (actors.length === 0) continue;
    judged.add(judge.text);
    const ids = new Set(actors.map(({ id }) => id));
    const certainty = weaker(clause.certainty, chain.certainty) ?? 'certain';
    found.push(
      buildClaim(tree, {
        type: 'ASSESSMENT',
        mode: '',
        contexts: [],
        actors: actors.slice(0, MOST_JUDGED),
        recipients: concernedIn(sentence, clause).filter(({ id }) => !ids.has(id)),
        objects: [],
        ...around,
        reality: realityOf({
          type: 'ASSESSMENT',
          clause,
          time: undefined,
          governed: undefined,
          certainty,
          published: reading.published,
        }),
        polarity: clause.polarity,
        certainty,
        attribution: chain.links,
        trigger: clause.trigger,
        lemma: clause.lemma,
        rule: 'assessment.expert',
        reading: { lang: sentence.pack.lang, clause, repaired: false, sentence: sentence.tree.sentence },
      }),
    );
  }
  return found;
}
