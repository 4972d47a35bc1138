import type { ClaimType, Participant } from '../../claim/index.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import { coordinated } from './coordination.ts';
import type { Discourse } from './discourse.ts';
import type { Mention, MentionIndex } from './mention.ts';
import { headOf, prepositionBefore } from './standing.ts';

/** Modes that are done at home where no other country is named. */
export const DOMESTIC: ReadonlySet<string> = new Set(['curfew', 'martial-law', 'censor']);

/** The act, as far as it says who may be left out. */
export interface Act {
  readonly type: ClaimType;
  readonly mode: string;
  readonly actors: readonly Participant[];
  /** Who says it: they report and are not a party for that. */
  readonly speakers: readonly Participant[];
  /** The word that carries it. */
  readonly head: number;
  /** Goes between two others. */
  readonly isBetween?: boolean;
  /** Who does it never stands as the subject of the word ("het schiereiland denucleariseren"). */
  readonly isNotSubject?: boolean;
  /** The country of the place that the clause says it happens at. */
  readonly at?: string | undefined;
}

/** Where to look for those who are left out. */
export interface Scene {
  readonly tree: SentenceTree;
  readonly pack: CodingPack;
  readonly mentions: MentionIndex;
  readonly discourse: Discourse;
}

/** The country or organisation a mention stands for, as a participant that is not named in the clause. */
export function implicitOf(id: string, country: string | undefined): Participant {
  return {
    text: '',
    id,
    via: 'implicit',
    kind: country === id ? 'state' : 'organisation',
    ...(country === undefined ? {} : { country }),
  };
}

/** A party that a sentence names, and how it stands there. */
export interface Party {
  readonly id: string;
  readonly country: string | undefined;
  readonly mention: Mention;
  /** By a name, not by an adjective ("Oekraïense kinderen"). */
  readonly isName: boolean;
  readonly isSubject: boolean;
  /** Behind a preposition of what is aimed at somebody ("tegen Iran", "on the Houthi militia"). */
  readonly isAimedAt: boolean;
  readonly inClause: boolean;
}

/** "steun voor Oekraïne": whom something is for does not do it. */
export function isConcerned({ tree, pack }: Scene, mention: Mention): boolean {
  return pack.grammar.concerning.has(prepositionBefore(tree, mention.firstToken, headOf(tree, mention)));
}

/** "vlak voor overleg tussen Washington en Seoul": parties of something else. */
export function isBetween(scene: Scene, mention: Mention): boolean {
  const { tree, pack } = scene;
  const head = headOf(tree, mention);
  const row = coordinated(scene, head);
  return [head, ...row].some((at) => pack.coreference.mutual.has(tree.preposition(at)));
}

/** Whether a mention stands in the naming of somebody who only tells of it ("het Britse bureau Hexalock"). */
function isNamingOf(tree: SentenceTree, { firstToken }: Mention, speakers: readonly Participant[]): boolean {
  const at = tree.document.layer('tokens').start[firstToken];
  return speakers.some(({ span }) => span !== undefined && at >= span.start && at < span.end);
}

/** Sectors of those who study and report what others do. */
const TELLERS: ReadonlySet<string> = new Set(['EDU', 'MED']);

/** Countries and organisations of a sentence that may be a party, in text order; not where something is. */
export function partiesIn(scene: Scene, clauseHead: number, speakers: readonly Participant[]): Party[] {
  const { tree, pack, mentions } = scene;
  return mentions.within(tree.first, tree.end).flatMap((mention) => {
    if (isNamingOf(tree, mention, speakers) || TELLERS.has(mention.sector ?? '')) return [];
    const head = headOf(tree, mention);
    const preposition = prepositionBefore(tree, mention.firstToken, head);
    if (isScene(scene, mention, head, preposition) || namesDeal(scene, mention, head)) return [];
    return mention.ids.map((id) => ({
      id,
      country: mention.country ?? (/^[A-Z]{3}$/.test(id) ? id : undefined),
      mention,
      isName: mention.kind !== 'adjective' || isOrgan(mentions.at(tree.head(head))),
      isAimedAt: pack.coreference.aimed.has(preposition),
      isSubject: tree.isRelation(head, 'nsubj'),
      inClause: isInClause(tree, head, clauseHead),
    }));
  });
}

/** "its border with Azerbaijan": troops sent there are sent against who lies behind it. By position, for it hangs anywhere. */
export function isBeyondBorder({ tree, pack }: Scene, { firstToken }: Mention): boolean {
  const border = firstToken - 2;
  return (
    border >= tree.first &&
    tree.upos(firstToken - 1) === 'ADP' &&
    pack.words.objectClass(tree.lemma(border), tree.lower(border)) === 'border'
  );
}

/** "Amerikaanse functionarissen" act for their state, "Oekraïense kinderen" do not. */
function isOrgan(mention: Mention | undefined): boolean {
  return (
    mention?.kind === 'role' &&
    (mention.sector === undefined || !['CVL', 'REF', 'LAB', 'MED', 'EDU'].includes(mention.sector))
  );
}

/** Where something is: "in Singapore", "langs de Egyptische grens"; not "bij Amerikaanse functionarissen". */
function isScene(
  { tree, pack, mentions }: Scene,
  mention: Mention,
  head: number,
  preposition: string,
): boolean {
  const isPlace =
    mention.kind === 'seat' ||
    mention.kind === 'place' ||
    mention.kind === 'state' ||
    (mention.kind === 'adjective' && mentions.at(tree.head(head))?.kind !== 'role');
  return isPlace && pack.coreference.locative.has(preposition);
}

/** Classes of things that bear the name of the town they were made in: "the Istanbul grain deal", "de Verklaring van Washington". */
const NAMED_AFTER_TOWNS: ReadonlySet<string> = new Set(['agreement', 'talks', 'statement']);

function namesDeal({ tree, pack }: Scene, mention: Mention, head: number): boolean {
  if (mention.kind !== 'seat' && mention.kind !== 'place') return false;
  const owner = tree.head(head);
  if (owner < 0) return false;
  const isName = tree.isRelation(head, 'compound') || /^\p{Lu}/u.test(tree.text(owner));
  const objectClass = pack.words.objectClass(tree.lemma(owner), tree.lower(owner));
  return isName && objectClass !== undefined && NAMED_AFTER_TOWNS.has(objectClass);
}

/** The country that a sentence is about: the only one that it names as a place, else the only one at all. */
export function homeOf({ tree, pack, mentions }: Scene): string | undefined {
  const all = mentions.within(tree.first, tree.end).filter(({ country }) => country !== undefined);
  const scenes = all.filter((mention) =>
    pack.coreference.locative.has(prepositionBefore(tree, mention.firstToken, headOf(tree, mention))),
  );
  // People turn against their own rulers: a person of the sentence is of their country.
  const rulers = all.filter(({ kind }) => kind === 'person');
  for (const circle of [scenes, all, rulers]) {
    const countries = new Set(circle.map(({ country }) => country));
    if (countries.size === 1) return [...countries][0];
  }
  return undefined;
}

/** Whether a token hangs on a verb without a clause of its own in between. */
function isInClause(tree: SentenceTree, token: number, clauseHead: number): boolean {
  for (let at = token; at >= 0; at = tree.head(at)) {
    if (at === clauseHead) return true;
    if (tree.isRelation(at, 'advcl') || tree.isRelation(at, 'parataxis') || tree.isRelation(at, 'ccomp'))
      return false;
  }
  return false;
}

/** The narrowest circle of parties that leaves no choice: one party, or several that are named together. */
export function only(scene: Scene, parties: readonly Party[]): Party[] {
  const circles: ((party: Party) => boolean)[] = [
    (party) => party.inClause && party.isAimedAt,
    (party) => party.inClause && party.isName,
    (party) => party.isAimedAt,
    (party) => party.isSubject,
    (party) => party.isName,
    (party) => party.inClause,
    () => true,
  ];
  for (const circle of circles) {
    const found = unique(parties.filter(circle));
    if (found.length === 1) return found;
    if (found.length > 1 && areTogether(scene, found)) return found;
  }
  return [];
}

function unique(parties: readonly Party[]): Party[] {
  const seen = new Set<string>();
  return parties.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function areTogether(scene: Scene, parties: readonly Party[]): boolean {
  const heads = new Set(coordinated(scene, headOf(scene.tree, parties[0].mention)));
  return parties.every(({ mention }) => heads.has(headOf(scene.tree, mention)));
}
