import type { Certainty, Polarity, Reality } from '../claim/index.ts';
import { carrierVerb } from './clauses/carrier.ts';
import type { Clause } from './clauses/clause.ts';
import { auxiliariesOf, weaker } from './clauses/modality.ts';
import type { SentenceTree } from './clauses/sentence-tree.ts';
import { governingEntry } from './clauses/standing.ts';
import type { CodingPack } from './packs/coding-pack.ts';
import type { ModalityEntry } from './packs/word-tables.ts';

/** What is demanded, asked or supposed: the words do not say whether it is or will be so. */
function isUnsaid(reality: Reality | undefined): boolean {
  return reality === 'proposed' || reality === 'hypothetical';
}

/** The verb that an event noun is done or undone by: its object, or the subject of its passive. */
function verbOver(tree: SentenceTree, { head, pos }: Clause, pack: CodingPack): number | undefined {
  const isUndergoer = tree.isRelation(head, 'obj') || tree.relation(head) === 'nsubj:pass';
  return pos === 'noun' && isUndergoer ? carrierVerb(tree, head, pack.grammar) : undefined;
}

/** What the word that governs a clause says of it: "intend to launch", "demanded a withdrawal", "is due to fly". */
function governorOf(
  tree: SentenceTree,
  clause: Clause,
  pack: CodingPack,
): { readonly token: number; readonly entry: ModalityEntry } | undefined {
  const over = verbOver(tree, clause, pack);
  const isGoverned = /^(?:xcomp|ccomp|acl$)/.test(tree.relation(clause.head));
  const token = over ?? (isGoverned ? tree.head(clause.head) : -1);
  if (token < 0) return undefined;
  const lemma = tree.lemma(token);
  const entry =
    tree.upos(token) === 'VERB'
      ? governingEntry(tree, token, pack, lemma)
      : pack.words.modality(lemma).find(({ pos, companions }) => pos !== 'aux' && companions.length === 0);
  return entry === undefined ? undefined : { token, entry };
}

/** Whether a word says what somebody intends, and not what is decided: "intends to", "is set to", but not "decided to". */
function isOpen(tree: SentenceTree, token: number, { grammar }: CodingPack): boolean {
  const lemma = tree.lemma(token);
  return grammar.intending.has(lemma) || grammar.hoping.has(lemma);
}

/** "was due to fly", "wants to know": whether it came to that is not said; "intends to launch": it is likely. */
function ofIntention(tree: SentenceTree, token: number, pack: CodingPack): Certainty {
  const isPast =
    tree.feature(token, 'Tense') === 'Past' ||
    auxiliariesOf(tree, token).some((aux) => tree.feature(aux, 'Tense') === 'Past');
  return isPast || pack.grammar.hoping.has(tree.lemma(token)) ? 'unknown' : 'probable';
}

/**
 * How sure the words are of a clause by itself. A claim keeps apart how real something is and how sure (docs/claims.md); of a
 * clause that nothing is made of yet, what is predicted or intended is at most probable, what only could be is possible, and whether
 * what is demanded, wished or supposed is so is not known. What something can do by its nature is certain ("can carry 840 people").
 * @param said how sure the speaker is
 */
export function certaintyOf(
  tree: SentenceTree,
  clause: Clause,
  pack: CodingPack,
  said: Certainty | undefined,
): Certainty {
  // "which can carry 840 people": what a thing is able to is a property of it.
  const could =
    clause.pos === 'verb' &&
    tree.relation(clause.head) !== 'acl:relcl' &&
    auxiliariesOf(tree, clause.head).some((aux) => pack.grammar.ability.has(tree.lemma(aux)));
  const governor = governorOf(tree, clause, pack);
  const reality = clause.reality === 'actual' ? governor?.entry.reality : clause.reality;
  const isPermitted = governor === undefined && isAllowed(tree, clause, pack);
  const told: Certainty | undefined =
    reality === 'predicted'
      ? 'probable'
      : isUnsaid(reality)
        ? 'unknown'
        : reality === 'planned' && governor !== undefined && isOpen(tree, governor.token, pack)
          ? ofIntention(tree, governor.token, pack)
          : could || isPermitted
            ? 'possible'
            : undefined;
  return weaker(weaker(clause.certainty, said), told) ?? 'certain';
}

/** "are allowed to bid": what one may do one may leave. */
function isAllowed(tree: SentenceTree, { head }: Clause, { grammar }: CodingPack): boolean {
  const governor = tree.head(head);
  return governor >= 0 && tree.isRelation(head, 'xcomp') && grammar.permitting.has(tree.lemma(governor));
}

/** "the delivery was delayed", "cancelled the deal": an event noun that is undone did not happen. */
export function polarityOf(tree: SentenceTree, clause: Clause, pack: CodingPack): Polarity {
  const verb = verbOver(tree, clause, pack);
  if (clause.polarity === 'negative' || verb === undefined) return clause.polarity;
  return pack.grammar.undoing.has(tree.lemma(verb)) ? 'negative' : 'positive';
}
