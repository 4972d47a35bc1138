import type { Claim, ClaimType, Participant } from '../../claim/index.ts';
import type { Chain } from '../attribution/chain.ts';
import type { Clause } from '../clauses/clause.ts';
import { auxiliariesOf } from '../clauses/modality.ts';
import type { SentenceReading } from '../reading.ts';
import { isCalledExpert } from './assessment.ts';
import { buildClaim } from './build-claim.ts';
import { isPolitical } from './match-rule.ts';

/** The word that says that a deed is owed: "must withdraw", "has to stop", "moet weg". */
function obligationOf({ tree, pack }: SentenceReading, { head, pos }: Clause): number | undefined {
  if (pos !== 'verb') return undefined;
  const { obligation } = pack.grammar;
  const auxiliaries = auxiliariesOf(tree, head);
  // "should have sent": what was owed is a reproach.
  if (auxiliaries.some((aux) => pack.grammar['perfect-auxiliary'].has(tree.lemma(aux)))) return undefined;
  const own = auxiliaries.find((aux) => obligation.has(tree.lemma(aux)));
  if (own !== undefined) return own;
  const governor = tree.head(head);
  const isGoverned = governor >= 0 && tree.isRelation(head, 'xcomp');
  return isGoverned && pack.grammar['owed-with'].has(tree.lemma(governor)) ? governor : undefined;
}

/** Whether somebody says it himself, and not a treaty or a report ("volgens het verdrag"). */
function isSaidBy({ tree, pack, speech }: SentenceReading, speaker: Participant): boolean {
  return speech.spoken.some(
    (one) =>
      one.speaker?.text === speaker.text &&
      one.cue.some((token) => pack.words.speech(tree.lemma(token), 'verb').length > 0),
  );
}

/** Who would have to act: the political subject of what is owed, the speaker apart. */
function addressees(sentence: SentenceReading, clause: Clause, speaker: Participant): readonly Participant[] {
  return clause.arguments
    .filter(({ place }) => place === 'subj')
    .flatMap((argument) => sentence.resolver.resolve(sentence.tree, argument))
    .filter((one) => isPolitical(one) && one.id !== speaker.id);
}

/** Who threatens or demands in so many words has told what he wants. */
const ASKING: ReadonlySet<ClaimType> = new Set<ClaimType>(['REQUEST', 'THREATEN']);

/**
 * "UNIFIL must leave, Netanyahu thinks", "Moscow said that Sudan must return the helicopter": what a state or its officials say that
 * another party has to do is a demand, though no word of demanding stands there.
 * @param coded claims that the sentence gave already: who demands in so many words has demanded once
 * @param chainAt who says what stands at a token
 */
export function demands(
  sentence: SentenceReading,
  clauses: readonly Clause[],
  coded: readonly Claim[],
  chainAt: (token: number) => Chain,
): Claim[] {
  const { tree, reading } = sentence;
  const asking = new Set(
    coded.filter(({ type }) => ASKING.has(type)).flatMap(({ actors }) => actors.map(({ id }) => id)),
  );
  const found: Claim[] = [];
  for (const clause of clauses) {
    // Few clauses say what is owed; how a clause stands in its sentence costs most to read, and so is asked after that.
    const owed = obligationOf(sentence, clause);
    if (owed === undefined) continue;
    if (clause.isCondition || clause.isPurpose || clause.condition !== undefined) continue;
    if (clause.polarity === 'negative') continue;
    const { links } = chainAt(clause.head);
    const last = links[links.length - 1];
    if (last === undefined || last.stance !== 'asserts') continue;
    const { speaker } = last;
    if (!isPolitical(speaker) || speaker.sector === 'MED' || asking.has(speaker.id)) continue;
    if (isCalledExpert(sentence, speaker) || !isSaidBy(sentence, speaker)) continue;
    const recipients = addressees(sentence, clause, speaker);
    if (recipients.length === 0) continue;
    asking.add(speaker.id);
    const { quantities: _quantities, ...around } = reading.surroundings.around(tree, clause);
    found.push(
      buildClaim(tree, {
        type: 'REQUEST',
        mode: '',
        contexts: ['diplomatic'],
        actors: [speaker],
        recipients,
        objects: [],
        quantities: [],
        ...around,
        reality: 'actual',
        polarity: 'positive',
        certainty: 'certain',
        attribution: links.slice(0, -1),
        trigger: [...new Set([owed, ...clause.trigger])].sort((a, b) => a - b),
        lemma: clause.lemma,
        rule: 'request.owed',
        reading: { lang: sentence.pack.lang, clause, repaired: false, sentence: sentence.tree.sentence },
      }),
    );
  }
  return found;
}
