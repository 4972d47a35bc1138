import type { CodingPack } from '../packs/coding-pack.ts';
import type { SentenceTree } from './sentence-tree.ts';

/** How far back what is pointed at may stand, in tokens; it may be told in the sentence before. */
const REACH = 40;

/** Kinds of pronoun that point back at a thing: "it", "die", "hen"; what asks or is not told points at nothing. */
const POINTING: ReadonlySet<string> = new Set(['Prs', 'Dem']);

/** Classes that people are: "hen" may be soldiers, "it" may not. */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  'persons',
  'troops',
  'trainers',
  'prisoners',
  'police',
  'envoys',
  'inspectors',
  'leaders',
]);

/** "her", "hem": one person, whoever that is. */
const PERSONAL: ReadonlySet<string> = new Set([
  'him',
  'her',
  'hem',
  'haar',
  'me',
  'mij',
  'us',
  'ons',
  'you',
  'u',
  'jou',
  'himself',
  'herself',
  'zich',
  'elkaar',
  'each',
  'other',
]);

/**
 * Class of the thing that an object points back at: "the missiles … would not sell them", "van de raketten … schoot er drie af": the
 * nearest noun in front that has a class, one thing for a singular and several for a plural.
 * @param head token that heads the object; anything but a pronoun or a bare number points at nothing
 */
export function pointedClass(tree: SentenceTree, head: number, pack: CodingPack): string | undefined {
  const upos = tree.upos(head);
  const isCount = upos === 'NUM' && tree.children(head).every((child) => tree.upos(child) !== 'NOUN');
  if (!isCount && (upos !== 'PRON' || !POINTING.has(tree.feature(head, 'PronType') ?? ''))) return undefined;
  const word = tree.lower(head);
  if (PERSONAL.has(word) || (/^[$€£\d]/.test(word) && !isCount)) return undefined;
  const number = isCount ? 'Plur' : tree.feature(head, 'Number');
  for (let at = head - 1; at >= 0 && at >= head - REACH; at--) {
    if (tree.upos(at) !== 'NOUN') continue;
    const className = pack.words.objectClass(tree.lemma(at), tree.lower(at));
    if (className === undefined) continue;
    if (number !== undefined && tree.feature(at, 'Number') !== number) continue;
    if (number === 'Sing' && OF_PEOPLE.has(className)) continue;
    return className;
  }
  return undefined;
}
