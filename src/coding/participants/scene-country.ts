import type { Participant } from '../../claim/index.ts';
import type { MentionIndex } from './mention.ts';

/** A text is about a country when it names it this many times as often as the next one. */
const LEAD = 1.5;

const known = new WeakMap<MentionIndex, string | undefined>();

/** The country that a whole text is about: the one it names by far most often, its people and bodies included; undefined without one. */
export function sceneCountry(mentions: MentionIndex): string | undefined {
  if (!known.has(mentions)) known.set(mentions, mostNamed(mentions));
  return known.get(mentions);
}

function mostNamed({ mentions }: MentionIndex): string | undefined {
  const counts = new Map<string, number>();
  for (const { country } of mentions)
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first !== undefined && first[1] >= LEAD * (second?.[1] ?? 0) ? first[0] : undefined;
}

/** That country as a participant whom the clause leaves out. */
export function asLeftOut(country: string | undefined): Participant[] {
  return country === undefined ? [] : [{ text: '', id: country, country, kind: 'state', via: 'implicit' }];
}
