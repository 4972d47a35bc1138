import type { Participant } from '../../claim/index.ts';
import type { Mention } from './mention.ts';
import type { Phrase, Scope } from './phrase-mentions.ts';
import { headOf, prepositionBefore } from './standing.ts';

/** How many tokens a name may have, and how many its description ("analist bij het Asan-instituut in Seoul"). */
const NAME_TOKENS = 6;
const DESCRIPTION_TOKENS = 14;

/**
 * The country that the description behind a name gives: "Kim Seung-hwan, hoogleraar in Incheon", "Farid Bencherif (Universiteit
 * Gent)", "Lim Seo-yeon, who teaches in Daejeon". By position, because trees break at such commas. Undefined for names that the
 * tables know and where no role or country stands behind.
 */
export function described(scope: Scope, phrase: Phrase): Participant[] | undefined {
  const { tree, mentions } = scope;
  const { head } = phrase;
  if (tree.upos(head) !== 'PROPN' || (mentions.at(head)?.ids.length ?? 0) > 0) return undefined;
  let end = head + 1;
  while (end < tree.end && end - head < NAME_TOKENS && isOfName(scope, end)) end++;
  const opening = end < tree.end ? tree.text(end) : '';
  if (opening !== ',' && opening !== '(') return undefined;
  const first = end + 1;
  let last = first;
  while (last < tree.end && last - first < DESCRIPTION_TOKENS && !/^[,);:.]$/.test(tree.text(last))) last++;
  const inside = mentions.within(first, last);
  const role = inside.find(({ kind }) => kind === 'role');
  const isRelative = first < tree.end && tree.upos(first) === 'PRON';
  if (opening === ',' && !isRelative && (role === undefined || role.firstToken > first + 3)) return undefined;
  const home = inside.find((mention) => isHome(scope, mention, first));
  if (home?.country === undefined) return undefined;
  const sector = role?.sector ?? home.sector;
  return [
    {
      text: phrase.text,
      span: phrase.span,
      kind: 'person',
      via: 'apposition',
      id: home.country,
      country: home.country,
      ...(sector === undefined ? {} : { sector }),
      ...(role?.role === undefined ? {} : { role: role.role }),
    },
  ];
}

/** Words with a capital, hyphens and what follows them ("Eun-mi" in pieces), small words inside ("van der Velden"). */
function isOfName({ tree }: Scope, token: number): boolean {
  const text = tree.text(token);
  return (
    /^\p{Lu}/u.test(text) ||
    text === '-' ||
    tree.text(token - 1) === '-' ||
    /^(?:al|bin|d[aeiu]|de[lnr]?|te[nr]?|v[ao]n)$/.test(text)
  );
}

/** Whether a mention in a description says where somebody belongs, and not what he studies ("kenner van Rusland" aside). */
function isHome({ tree, pack }: Scope, mention: Mention, first: number): boolean {
  if (mention.country === undefined) return false;
  if (mention.kind === 'organisation' || mention.kind === 'adjective') return true;
  const preposition = prepositionBefore(tree, mention.firstToken, headOf(tree, mention));
  const { belonging, locative } = pack.coreference;
  return (
    belonging.has(preposition) ||
    locative.has(preposition) ||
    // "(Universiteit Gent)", "Gents hoogleraar".
    (mention.kind === 'place' && (mention.firstToken === first || tree.text(first - 1) === '('))
  );
}
