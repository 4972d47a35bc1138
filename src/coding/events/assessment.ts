import type { Attribution, Claim, Participant } from '../../claim/index.ts';
import { chainWithQuote } from '../attribution/chain.ts';
import type { Clause } from '../clauses/clause.ts';
import { weaker } from '../clauses/modality.ts';
import type { SentenceReading } from '../reading.ts';
import { buildClaim } from './build-claim.ts';
import { isPolitical } from './match-rule.ts';

/** More participants than this are a panorama, not somebody judged. */
const MOST_JUDGED = 4;
/** Set by hand and not calibrated, like the weights of `confidence.ts`: experts' judgements are the least sure reading. */
const CONFIDENCE = 0.4;

/** Experts judge; officials of a state make statements. */
function isJudge(speaker: Participant): boolean {
  return (
    speaker.sector === 'EDU' ||
    speaker.sector === 'NGO' ||
    (speaker.kind === 'person' && speaker.id === undefined)
  );
}

/**
 * What an expert says of states, where no event or state type fits: a judgement about those spoken of. Undefined when the
 * sentence has no such speaker or speaks of nobody political.
 * @param running who spoke in the quotation that this sentence goes on with
 */
export function maybeAssessment(
  sentence: SentenceReading,
  clauses: readonly Clause[],
  running: Attribution | undefined,
): Claim | undefined {
  const { tree, pack, resolver, speech, reading } = sentence;
  const clause = clauses.find(
    (candidate) => candidate.pos !== 'noun' && pack.words.speech(candidate.lemma, 'verb').length === 0,
  );
  if (clause === undefined || clause.isPurpose) return undefined;
  const chain = chainWithQuote(speech.chainOf(clause), running, reading.quotes.isQuoted(clause.head));
  const judge = chain.links[chain.links.length - 1]?.speaker;
  if (judge === undefined || !isJudge(judge)) return undefined;
  const actors = clause.arguments
    .filter((argument) => argument.place === 'subj' || argument.place === 'obj')
    .flatMap((argument) =>
      resolver.namesParticipant(tree, argument.head) ? resolver.resolve(tree, argument) : [],
    )
    .filter(isPolitical);
  if (actors.length === 0) return undefined;
  return buildClaim(tree, {
    type: 'ASSESSMENT',
    mode: '',
    contexts: [],
    actors: actors.slice(0, MOST_JUDGED),
    recipients: [],
    objects: [],
    ...reading.surroundings.around(tree, clause),
    reality: clause.reality,
    polarity: clause.polarity,
    certainty: weaker(clause.certainty, chain.certainty) ?? 'certain',
    attribution: chain.links,
    trigger: clause.trigger,
    lemma: clause.lemma,
    rule: 'assessment.expert',
    confidence: CONFIDENCE,
  });
}
