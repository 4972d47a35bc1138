import type { Claim, ClaimObject, Reality } from '../../claim/index.ts';
import type { Chain } from '../attribution/chain.ts';
import type { Clause } from '../clauses/clause.ts';
import { weaker } from '../clauses/modality.ts';
import { phraseTokens, spanOfTokens } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import {
  groundedProtesters,
  implicitActors,
  implicitRecipients,
  speakingActors,
  withoutOwn,
} from '../participants/implicit.ts';
import type { SentenceReading } from '../reading.ts';
import { buildClaim, type ClaimParts } from './build-claim.ts';
import type { Coded } from './code-clauses.ts';
import { confidenceOf } from './confidence.ts';
import { realityOf } from './reality.ts';

/** Relations through which a governing clause says how real what it governs is. */
const GOVERNED = ['ccomp', 'xcomp', 'acl', 'obj', 'advcl', 'obl', 'conj'];

/** Reality that the rule of a governing clause gives to what it governs: promised, demanded, accused. */
function governedReality(tree: SentenceTree, clause: Clause, coded: readonly Coded[]): Reality | undefined {
  for (let at = clause.head; tree.head(at) >= 0; at = tree.head(at)) {
    if (!GOVERNED.some((relation) => tree.isRelation(at, relation))) return undefined;
    // What is coordinated with a promise is not promised, but what is coordinated within one is.
    if (tree.isRelation(at, 'conj')) continue;
    const outer = coded.find((entry) => entry.clause.head === tree.head(at));
    const content = outer?.rule.also.find((also) => also.kind === 'content');
    if (content?.kind === 'content') return content.reality;
  }
  return undefined;
}

/**
 * The text of a condition clause, without the comma that closes it. Where the parser took only its first words for the
 * clause, it runs to the next punctuation mark.
 */
function conditionText(tree: SentenceTree, head: number): string {
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
  const className = pack.words.objectClass(tree.lemma(head), tree.lower(head));
  return [
    {
      text: tree.document.text.slice(span.start, span.end),
      span,
      ...(className === undefined ? {} : { class: className }),
    },
  ];
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
  const act = { type: rule.type, mode: rule.mode, actors: roles.actors, speakers, head: clause.head };
  const speaking = speakingActors(scene, act, clause);
  const told =
    speaking ??
    (roles.actors.length > 0 ? roles.actors : implicitActors(scene, act, roles.recipients, clause));
  const actors = rule.type === 'PROTEST' ? groundedProtesters(scene, told) : told;
  // Who was taken for the actor beside "wij" is the other side ("Wij hebben Rusland nooit een patroon verkocht").
  const done = roles.recipients.length === 0 && speaking !== undefined ? roles.actors : roles.recipients;
  const others = withoutOwn(
    rule.type,
    actors,
    done.filter(({ id }) => id === undefined || speaking?.some((one) => one.id === id) !== true),
  );
  const recipients = others.length > 0 ? others : implicitRecipients(scene, { ...act, actors });
  const around = reading.surroundings.around(tree, clause);
  const certainty = weaker(clause.certainty, chain.certainty) ?? 'certain';
  const parts: ClaimParts = {
    type: rule.type,
    mode: rule.mode,
    contexts: rule.contexts,
    actors,
    recipients,
    objects: roles.objects.flatMap((head) => objectAt(sentence, head)),
    ...around,
    reality: realityOf({
      type: rule.type,
      clause,
      time: around.time,
      governed,
      certainty,
      published: reading.published,
    }),
    polarity: clause.polarity,
    certainty,
    attribution: chain.links,
    ...(clause.condition === undefined ? {} : { condition: { text: conditionText(tree, clause.condition) } }),
    trigger: clause.trigger,
    lemma: clause.lemma,
    rule: rule.name,
    confidence: confidenceOf(entry),
  };
  const further = rule.also.flatMap((also) =>
    also.kind === 'claim'
      ? [
          {
            ...parts,
            type: also.type,
            mode: also.mode,
            reality: also.reality,
            rule: `${rule.name}+${also.type.toLowerCase()}`,
          },
        ]
      : [],
  );
  return [parts, ...further].map((each) => buildClaim(tree, each));
}
