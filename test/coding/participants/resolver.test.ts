import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../src/coding/actors/find-mentions.ts';
import { SentenceTree } from '../../../src/coding/clauses/sentence-tree.ts';
import { maybeCodingPack } from '../../../src/coding/packs/coding-pack.ts';
import { Discourse } from '../../../src/coding/participants/discourse.ts';
import { implicitRecipients, isReciprocal } from '../../../src/coding/participants/implicit.ts';
import { MentionIndex } from '../../../src/coding/participants/mention.ts';
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

const OWN_LAND = `
Kim Kim PROPN 2 nsubj
zegt zeggen VERB 0 root
dat dat SCONJ 6 mark
zijn zijn PRON 5 nmod:poss Poss=Yes
land land NOUN 6 nsubj
aanvalt aanvallen VERB 2 ccomp`;

const OWN_OFFICE = `
Volgens volgens ADP 3 case
zijn zijn PRON 3 nmod:poss Poss=Yes
kantoor kantoor NOUN 4 obl
komt komen VERB 0 root
Yoon Yoon PROPN 4 nsubj`;

const REGIME = `
Seoul Seoul PROPN 2 nsubj
vreest vrezen VERB 0 root
dat dat SCONJ 6 mark
het het DET 5 det Definite=Def
regime regime NOUN 6 nsubj
aanvalt aanvallen VERB 2 ccomp`;

const NEIGHBOUR = `
Seoul Seoul PROPN 2 nsubj
klaagt klagen VERB 0 root
nu nu SCONJ 7 mark
Japan Japan PROPN 7 nsubj
zijn zijn PRON 6 nmod:poss Poss=Yes
buurland buurland NOUN 7 obj
schrapt schrappen VERB 2 advcl`;

const ALLIES = `
Warschau Warschau PROPN 2 nsubj
vraagt vragen VERB 0 root
de de DET 4 det Definite=Def
bondgenoten bondgenoot NOUN 2 obj Number=Plur`;

const BLOC = `
Gebeurt gebeuren VERB 5 advcl
dat dat PRON 1 nsubj
dreigt dreigen VERB 0 root
het het DET 5 det Definite=Def
blok blok NOUN 3 nsubj`;

const IT = `
Daarna daarna ADV 3 advmod
zou zullen AUX 4 aux
het het PRON 4 nsubj
aanvallen aanvallen VERB 0 root`;

const DESCRIBED = `
Volgens volgens ADP 2 case
Lim Lim PROPN 9 obl
Seo-yeon Seo-yeon PROPN 2 flat
, , PUNCT 5 punct
hoogleraar hoogleraar NOUN 9 obj
in in ADP 7 case
Incheon Incheon PROPN 5 nmod
, , PUNCT 2 punct
wint winnen VERB 0 root
Iran Iran PROPN 9 nsubj`;

const FIELD = `
Volgens volgens ADP 2 case
Jan Jan PROPN 9 obl
Vos Vos PROPN 2 flat
, , PUNCT 5 punct
kenner kenner NOUN 9 obj
van van ADP 7 case
Iran Iran PROPN 5 nmod
, , PUNCT 2 punct
wint winnen VERB 0 root
niemand niemand PRON 9 nsubj`;

const THEIR_ARMIES = `
Daarna daarna ADV 4 advmod
hun hun PRON 3 nmod:poss Poss=Yes
legers leger NOUN 4 nsubj Number=Plur
oefenden oefenen VERB 0 root`;

const ARMY_AND_GROUP = `
Dagen dag NOUN 2 obl
knallen knallen VERB 0 root
het het DET 4 det
leger leger NOUN 2 nsubj
en en CCONJ 7 cc
de de DET 7 det
RSF RSF PROPN 2 obl
in in ADP 9 case
Khartoem Khartoem PROPN 7 nmod`;

const PARTED_ADJECTIVES = `
de de DET 6 det
Amerikaanse Amerikaans ADJ 6 nmod
en en CCONJ 6 cc
de de DET 6 det
Zuid-Koreaanse Zuid-Koreaans ADJ 6 amod
strijdkrachten strijdkracht NOUN 7 nsubj
oefenen oefenen VERB 0 root`;

const ECOWAS: Participant = { text: 'ECOWAS', kind: 'organisation', id: 'ECOWAS', sector: 'IGO' };

describe('who stands at a phrase', () => {
  it.each([
    ['a thing is its owner’s and not its addressee’s', 'brief', BRIEF, [], ['USA']],
    ['names in a row, though the tree parts them', 'Israël', NEITHER, [], ['ISR', 'HAMAS']],
    ['a possessive is that of the subject', 'leger', ARMY, [], ['RUS']],
    ['both countries are those last named', 'landen', BOTH, [state('CHN'), state('IND')], ['CHN', 'IND']],
    ['both countries of nobody are not guessed', 'landen', BOTH, [state('CHN')], ['Beide landen']],
    ['adjectives parted by a conjunction', 'onderhandelaars', ADJECTIVES, [], ['UKR', 'RUS']],
    ['"zijn land" is the subject’s', 'land', OWN_LAND, [{ ...state('PRK'), text: 'Pyongyang' }], ['PRK']],
    ['a possessive reaches what was spoken of', 'kantoor', OWN_OFFICE, [state('KOR')], ['KOR']],
    ['nobody calls his own a regime', 'regime', REGIME, [state('PRK'), state('KOR')], ['PRK']],
    ['the neighbour is another', 'buurland', NEIGHBOUR, [], ['KOR']],
    ['allies of a member are those of NATO', 'bondgenoten', ALLIES, [], ['NATO']],
    ['the bloc last spoken of', 'blok', BLOC, [ECOWAS], ['ECOWAS']],
    ['a bloc of nobody is not guessed', 'blok', BLOC, [], ['het blok']],
    ['"het" is the body that acted before', 'het', IT, [ECOWAS], ['ECOWAS']],
    ['"het" is nobody after several', 'het', IT, [ECOWAS, state('NER')], ['het']],
    ['where a scholar works', 'Lim', DESCRIBED, [], ['KOR']],
    ['what a scholar knows is not where he is from', 'Jan', FIELD, [], ['Jan Vos']],
    [
      'their armies are those of several',
      'legers',
      THEIR_ARMIES,
      [state('JPN'), state('USA')],
      ['JPN', 'USA'],
    ],
    ['a body and a group in a row', 'leger', ARMY_AND_GROUP, [], ['SDN', 'RSF']],
    ['adjectives with articles of their own', 'strijdkrachten', PARTED_ADJECTIVES, [], ['USA', 'KOR']],
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

const BORDER = `
Israël Israël PROPN 2 nsubj
sluit sluiten VERB 0 root
posten post NOUN 2 obj
langs langs ADP 7 case
de de DET 7 det
Egyptische Egyptisch ADJ 7 amod
grens grens NOUN 2 obl`;

const DEAL = `
Moskou Moskou PROPN 2 nsubj
verwerpt verwerpen VERB 0 root
de de DET 4 det
Verklaring verklaring NOUN 2 obj
van van ADP 6 case
Istanbul Istanbul PROPN 4 nmod`;

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
    ['the one standing opponent where nobody else was named', 'SANCTION', ['PRK'], ALONE, [], ['KOR']],
    ['nobody where an opponent is not all it can mean', 'REJECT', ['PRK'], ALONE, [], []],
    ['a show of force needs nobody', 'MOBILIZE', ['CHN'], SANCTIONS, [], []],
    ['not the border that it happens at', 'SANCTION', ['ISR'], BORDER, [], []],
    ['not the town that a deal is named after', 'REJECT', ['RUS'], DEAL, [], []],
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

describe('what several do to each other', () => {
  const each = (id: string): Participant => ({ ...state(id), text: 'elkaar', via: 'coreference' });
  it.each([
    ['ACCUSE', [each('UKR'), each('RUS')], true],
    ['SANCTION', [each('UKR'), each('RUS')], false],
    ['ACCUSE', [each('UKR'), each('CHN')], false],
    ['ACCUSE', [state('UKR'), state('RUS')], false],
  ] as const)('%s %#', (type, recipients, expected) => {
    expect(isReciprocal(type, [state('RUS'), state('UKR')], recipients)).toBe(expected);
  });
});
