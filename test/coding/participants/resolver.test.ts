import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../src/coding/actors/find-mentions.ts';
import { SentenceTree } from '../../../src/coding/clauses/sentence-tree.ts';
import { maybeCodingPack } from '../../../src/coding/packs/coding-pack.ts';
import { Discourse } from '../../../src/coding/participants/discourse.ts';
import { implicitRecipients } from '../../../src/coding/participants/implicit.ts';
import { MentionIndex } from '../../../src/coding/participants/mention.ts';
import { maybeOpponent } from '../../../src/coding/participants/opponents.ts';
import { ParticipantResolver } from '../../../src/coding/participants/resolver.ts';
import type { ClaimType, Participant } from '../../../src/claim/index.ts';
import { treeDocument } from '../../helpers/tree-document.ts';

function sceneOf(source: string, spokenOf: readonly Participant[] = []) {
  const document = treeDocument(source);
  const pack = maybeCodingPack('nl');
  if (pack === undefined) throw new Error('no coding pack for nl');
  const tree = new SentenceTree(document, 0);
  const mentions = new MentionIndex(findMentions(document, '2025-03-01'));
  const discourse = new Discourse();
  for (const participant of spokenOf) discourse.note(participant, -1, true);
  discourse.noteSeveral(spokenOf, -1);
  return { tree, pack, mentions, discourse };
}

function state(id: string): Participant {
  return { text: id, kind: 'state', id, country: id };
}

/** Ids, or texts where there is none, of those at the first token that reads so. */
function whoAt(word: string, source: string, spokenOf: readonly Participant[] = []): string[] {
  const { tree, pack, mentions, discourse } = sceneOf(source, spokenOf);
  let head = tree.first;
  while (tree.text(head) !== word) head++;
  const resolver = new ParticipantResolver(mentions, discourse, pack);
  return resolver
    .resolve(tree, { head, place: 'subj', preposition: '', shared: false })
    .map(({ id, text }) => id ?? text);
}

const BRIEF = `
Een een DET 2 det
brief brief NOUN 7 nsubj
aan aan ADP 4 case
Teheran Teheran PROPN 2 nmod
van van ADP 6 case
Trump Trump PROPN 2 nmod
dreigt dreigen VERB 0 root`;

const NEITHER = `
Noch noch CCONJ 2 cc
Israël Israël PROPN 6 nsubj
, , PUNCT 5 punct
noch noch CCONJ 5 cc
Hamas Hamas PROPN 6 parataxis
tekende tekenen VERB 0 root`;

const ARMY = `
Poetin Poetin PROPN 2 nsubj
zegt zeggen VERB 0 root
dat dat SCONJ 6 mark
zijn zijn PRON 5 nmod:poss Poss=Yes
leger leger NOUN 6 nsubj
wint winnen VERB 2 ccomp
in in ADP 8 case
Oekraïne Oekraïne PROPN 6 obl`;

const BOTH = `
Beide beide NUM 2 nummod
landen land NOUN 3 nsubj Number=Plur
tekenden tekenen VERB 0 root`;

const ADJECTIVES = `
Oekraïense Oekraïens ADJ 4 amod
en en CCONJ 3 cc
Russische Russisch ADJ 1 conj
onderhandelaars onderhandelaar NOUN 5 nsubj
overleggen overleggen VERB 0 root`;

const CIRCLE = `
Soldaten soldaat NOUN 4 nsubj
en en CCONJ 3 cc
zij zij PRON 1 conj
vechten vechten VERB 0 root Number=Plur`;

describe('who stands at a phrase', () => {
  it.each([
    ['a thing is its owner’s and not its addressee’s', 'brief', BRIEF, [], ['USA']],
    ['names in a row, though the tree parts them', 'Israël', NEITHER, [], ['ISR', 'HAMAS']],
    ['a possessive is that of the subject', 'leger', ARMY, [], ['RUS']],
    ['both countries are those last named', 'landen', BOTH, [state('CHN'), state('IND')], ['CHN', 'IND']],
    ['both countries of nobody are not guessed', 'landen', BOTH, [state('CHN')], ['Beide landen']],
    ['adjectives parted by a conjunction', 'onderhandelaars', ADJECTIVES, [], ['UKR', 'RUS']],
    ['phrases that point at each other end', 'zij', CIRCLE, [], ['zij']],
  ] as const)('%s', (_name, word, source, spokenOf, expected) => {
    expect(whoAt(word, source, spokenOf)).toEqual(expected);
  });
});

const SANCTIONS = `
Singapore Singapore PROPN 3 obl
, , PUNCT 3 punct
meldt melden VERB 0 root
China China PROPN 5 nsubj
verhoogt verhogen VERB 3 ccomp
heffingen heffing NOUN 5 obj`;

const HITS = `
In in ADP 2 case
Genève Genève PROPN 3 obl
verhoogt verhogen VERB 0 root
China China PROPN 3 nsubj
de de DET 6 det
heffingen heffing NOUN 3 obj
tegen tegen ADP 8 case
India India PROPN 6 nmod
en en CCONJ 10 cc
prijst prijzen VERB 3 conj
Japan Japan PROPN 10 obj`;

const ALONE = `
Pyongyang Pyongyang PROPN 2 nsubj
zegt zeggen VERB 0 root
het het DET 4 det
pact pact NOUN 2 obj
op op ADP 2 compound:prt`;

describe('recipients that are left out', () => {
  it.each([
    ['the only other party of the sentence', 'SANCTION', ['CHN'], SANCTIONS, [], ['SGP']],
    ['whom it is aimed at, not where it happens', 'SANCTION', ['CHN'], HITS, [], ['IND']],
    ['the party last spoken of', 'SANCTION', ['PRK'], ALONE, [state('JPN')], ['JPN']],
    ['those last spoken of together', 'ACCUSE', ['PRK'], ALONE, [state('JPN'), state('USA')], ['JPN', 'USA']],
    ['the opponent of a standing conflict', 'SANCTION', ['PRK'], ALONE, [], ['KOR']],
    ['several who agree are each other’s', 'AGREE', ['CHN', 'IND'], HITS, [], []],
    ['a measure is done to nobody', 'MEASURE', ['CHN'], HITS, [], []],
    ['demonstrators address their own', 'PROTEST', ['CHN'], HITS, [], ['CHN']],
  ] as const)('%s', (_name, type, actors, source, spokenOf, expected) => {
    const scene = sceneOf(source, spokenOf);
    const found = implicitRecipients(scene, {
      type: type satisfies ClaimType,
      mode: '',
      actors: actors.map(state),
      speakers: [],
      head: scene.tree.first,
    });
    expect(found.map(({ id }) => id)).toEqual(expected);
    expect(found.every(({ text, via }) => text === '' && via === 'implicit')).toBe(true);
  });
});

describe('standing opponents', () => {
  it.each([
    ['PRK', 'KOR'],
    ['PKK', 'TUR'],
    ['NLD', undefined],
  ])('%s → %s', (actor, opponent) => {
    expect(maybeOpponent(actor)).toBe(opponent);
  });
});
