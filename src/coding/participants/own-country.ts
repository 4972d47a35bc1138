import type { Participant } from '../../claim/index.ts';
import type { Phrase, Scope } from './phrase-mentions.ts';
import { possessorOf, type ReadHead } from './pointing-back.ts';

/** Sectors of a state's own organs and people: without a country they are those of the country spoken of. */
const STATE_SECTORS: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY', 'CVL', 'OPP']);

/** "het leger", "de politie", "soldaten", "its troops": those of the owner or of the country that the text is about. */
export function ofCountrySpokenOf(scope: Scope, phrase: Phrase, read: ReadHead): Participant[] | undefined {
  const { tree, mentions, discourse } = scope;
  const role = mentions.at(phrase.head);
  if (role?.kind !== 'role' || role.sector === undefined || !STATE_SECTORS.has(role.sector)) return undefined;
  if (role.role === 'prisoners' || role.role === 'refugees') return undefined;
  const owner = possessorOf(scope, phrase.head, read);
  const ownerId = owner?.country ?? owner?.id;
  const inSentence = new Set(
    mentions.within(tree.first, tree.end).flatMap((mention) => mention.country ?? []),
  );
  const spokenOf =
    ownerId ??
    (inSentence.size === 1
      ? [...inSentence][0]
      : inSentence.size === 0
        ? discourse.nearest(tree.sentence, (participant) => participant.country !== undefined)?.country
        : undefined);
  if (spokenOf === undefined) return undefined;
  return [
    {
      text: phrase.text,
      span: phrase.span,
      kind: 'group',
      via: 'coreference',
      id: spokenOf,
      ...(owner !== undefined && owner.country === undefined ? {} : { country: spokenOf }),
      sector: role.sector,
      ...(role.role === undefined ? {} : { role: role.role }),
    },
  ];
}
