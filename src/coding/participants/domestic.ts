import type { ClaimType, Participant } from '../../claim/index.ts';
import { phraseTokens } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { MentionIndex } from './mention.ts';

/** Sectors of people and bodies that are those of the country that acts on them, where no other is named. */
const HOME: ReadonlySet<string> = new Set(['COP', 'LEG', 'OPP']);

/** Sectors of people whom a state may as well meet abroad: its own, in what is not done with force. */
const PEOPLE: ReadonlySet<string> = new Set(['CVL']);

/** Types of what may be done to people of another country that the text leaves out. */
const WITH_FORCE: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'AID',
  'RETREAT',
  'MOBILIZE',
]);

/** Relations of what somebody does something to, and of whom in it. */
const UNDERGOING = ['obj', 'iobj', 'obl', 'nsubj:pass', 'xcomp', 'ccomp', 'nmod'];

/** How deep below the word of the act those it is done to may stand ("dreigen de coalitie op te blazen"). */
const DEPTH = 2;

/** Where to look. */
interface Scene {
  readonly tree: SentenceTree;
  readonly pack: CodingPack;
  readonly mentions: MentionIndex;
}

/**
 * Whether an act is one at home: done to a parliament, a party, the police, dissidents or, without force, to people, of no country that
 * the text names, or about elections ("weigert nieuwe verkiezingen", "dreigen de coalitie op te blazen").
 * @param head the word that carries the act
 */
export function isAtHome(
  scene: Scene,
  type: ClaimType,
  head: number,
  actors: readonly Participant[],
): boolean {
  if (actors.length === 0 || actors.some(({ country }) => country === undefined)) return false;
  return below(scene, type, head, DEPTH);
}

function below(scene: Scene, type: ClaimType, at: number, depth: number): boolean {
  const { tree, mentions, pack } = scene;
  return tree.childrenOf(at, ...UNDERGOING).some((child) => {
    const { first, end } = phraseTokens(tree, child);
    if (mentions.within(first, end).some(({ ids }) => ids.length > 0)) return false;
    const mention = mentions.at(child);
    if (mention?.kind === 'role') {
      const { sector = '' } = mention;
      return HOME.has(sector) || (PEOPLE.has(sector) && !WITH_FORCE.has(type));
    }
    if (mention !== undefined) return false;
    if (pack.words.objectClass(tree.lemma(child), tree.lower(child)) === 'election') return true;
    return depth > 1 && below(scene, type, child, depth - 1);
  });
}
