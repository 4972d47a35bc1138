import type { BriefLanguage } from '../brief/index.ts';
import { type Story, findRelations, weighStory } from '../dossier/index.ts';
import type { RelationMonth, RelationsAnswer } from './answers.ts';
import { phrasesIn } from './wording.ts';

/** Parties and relations that one answer holds at most: more cannot be drawn, and the ledger has them all. */
const MOST_PARTIES = 2000;
const MOST_RELATIONS = 6000;

const SIGNS = ['cooperation', 'conflict', 'neutral'] as const;

/** The month and the sign of a story, as the series of tension count it; what has no series is neutral. */
function placed(story: Story): { readonly month: string; readonly sign: (typeof SIGNS)[number] } {
  const weighed = weighStory(story);
  if (weighed !== undefined)
    return {
      month: new Date(weighed.day * 86_400_000).toISOString().slice(0, 7),
      sign: weighed.series.endsWith('cooperation') ? 'cooperation' : 'conflict',
    };
  const told = story.tellings.flatMap(({ published }) => published?.slice(0, 7) ?? []).sort();
  return { month: told[0] ?? '', sign: 'neutral' };
}

/** Who stands to whom how, month by month, counted in stories: a story told a hundred times is one. */
export function relationsOf(stories: readonly Story[], lang: BriefLanguage): RelationsAnswer {
  const phrases = phrasesIn(lang);
  const found = findRelations(stories);
  const told = new Map<string, Set<Story>>();
  for (const { from, to, stories: own } of found)
    for (const party of [from, to]) {
      const known = told.get(party) ?? new Set();
      told.set(party, known);
      for (const story of own) known.add(story);
    }
  const ranked = [...told].sort(([a, m], [b, n]) => n.size - m.size || (a < b ? -1 : 1));
  const kept = ranked.slice(0, MOST_PARTIES);
  const shown = new Set(kept.map(([party]) => party));
  // Relations come with the most stories first.
  const between = found.filter(({ from, to }) => shown.has(from) && shown.has(to));
  const relations = between.slice(0, MOST_RELATIONS);
  const places = new Map(relations.flatMap((one) => one.stories.map((story) => [story, placed(story)])));
  const months = [...new Set([...places.values()].map(({ month }) => month))]
    .filter((month) => month !== '')
    .sort();
  const numbers = new Map(months.map((month, i) => [month, i]));
  return {
    parties: kept.map(([key, own]) => ({ key, name: phrases.actor(key), stories: own.size })),
    months,
    relations: relations.map(({ from, to, stories: own }) => {
      const byMonth = new Map<number, [number, number, number, number, number]>();
      for (const story of own) {
        const { month, sign } = places.get(story) ?? placed(story);
        const number = numbers.get(month) ?? -1;
        const row = byMonth.get(number) ?? [number, 0, 0, 0, 0];
        byMonth.set(number, row);
        row[SIGNS.indexOf(sign) + 1]++;
        if (story.status === 'contested' || story.status === 'denied by the accused') row[4]++;
      }
      const rows: RelationMonth[] = [...byMonth.values()].sort((a, b) => a[0] - b[0]);
      return { from, to, months: rows };
    }),
    leftOut: ranked.length - kept.length,
    relationsLeftOut: between.length - relations.length,
  };
}
