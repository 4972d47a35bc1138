import type { BriefLanguage } from '../brief/index.ts';
import { type Story, findRelations, weighStory } from '../dossier/index.ts';
import type { RelationMonth, RelationsAnswer } from './answers.ts';
import { phrasesIn } from './wording.ts';

/** Parties that one answer holds at most: more cannot be drawn. */
const MOST_PARTIES = 2000;

type Counts = { -readonly [K in keyof RelationMonth]: RelationMonth[K] };

/** The month and the sign of a story, as the series of tension count it; what has no series is neutral. */
function placed(story: Story): {
  readonly month: string;
  readonly sign: 'cooperation' | 'conflict' | 'neutral';
} {
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
  const relations = found
    .filter(({ from, to }) => shown.has(from) && shown.has(to))
    .map(({ from, to, stories: own }) => {
      const months = new Map<string, Counts>();
      for (const story of own) {
        const { month, sign } = placed(story);
        const at = months.get(month) ?? { month, cooperation: 0, conflict: 0, neutral: 0, contested: 0 };
        months.set(month, at);
        at[sign]++;
        if (story.status === 'contested' || story.status === 'denied by the accused') at.contested++;
      }
      return { from, to, months: [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)) };
    });
  const months = new Set(relations.flatMap((pair) => pair.months.map(({ month }) => month)));
  return {
    parties: kept.map(([key, own]) => ({ key, name: phrases.actor(key), stories: own.size })),
    months: [...months].filter((month) => month !== '').sort(),
    relations,
    leftOut: ranked.length - kept.length,
  };
}
