import type { Attribution, Place } from '../../claim/index.ts';
import { figuresOf } from '../ledger/figures.ts';
import type { Figure, Story } from '../ledger/index.ts';
import { type Telling, participantKeys } from '../stories/index.ts';

/** What somebody can do and whom that reaches, or what of his is where. */
export interface Capability {
  readonly kind: 'capability' | 'presence';
  /** Whose it is: ids, or `~` and how the name sounds. */
  readonly holders: readonly string[];
  /** The things, as the texts name them, the most often named first. */
  readonly what: readonly string[];
  readonly classes: readonly string[];
  /** Who is in reach. */
  readonly reaches: readonly string[];
  /** Where it is. */
  readonly places: readonly Place[];
  /** Numbers side by side, each with its tellings. */
  readonly figures: readonly Figure[];
  /** First and last day that a telling gives, YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  /** Who says so; empty where the articles say it themselves. */
  readonly speakers: readonly string[];
  readonly tellings: readonly Telling[];
  readonly story: Story;
}

const KINDS = [
  ['CAPABILITY', 'capability'],
  ['PRESENCE', 'presence'],
] as const;

/** What the stories tell of capabilities and presence, by holder and first report; positions in figures are those of the row. */
export function findCapabilities(stories: readonly Story[]): Capability[] {
  return stories
    .flatMap((story) => KINDS.flatMap(([type, kind]) => capabilityOf(story, type, kind) ?? []))
    .sort(
      (a, b) =>
        compare(a.holders.join(' '), b.holders.join(' ')) ||
        compare(a.tellings[0].published ?? '~', b.tellings[0].published ?? '~') ||
        compare(a.story.id, b.story.id),
    );
}

function capabilityOf(
  story: Story,
  type: 'CAPABILITY' | 'PRESENCE',
  kind: Capability['kind'],
): Capability | undefined {
  const at = story.tellings.flatMap(({ claim }, i) =>
    claim.type === type && claim.polarity === 'positive' ? [i] : [],
  );
  if (at.length === 0) return undefined;
  const tellings = at.map((i) => story.tellings[i]);
  const claims = tellings.map(({ claim }) => claim);
  const objects = claims.flatMap((claim) => claim.objects ?? []);
  const days = claims
    .flatMap(({ time }) => (time?.basis === 'text' ? [time.start, time.end] : []))
    .filter((day) => day !== undefined)
    .toSorted(compare);
  const places = new Map(
    claims.flatMap(({ place }) => (place === undefined ? [] : [[place.name, place] as const])),
  );
  const [from, to] = [days[0], days.at(-1)];
  return {
    kind,
    holders: unique(claims.flatMap(({ actors }) => actors.flatMap(participantKeys))),
    what: mostNamed(objects.map(({ text }) => text)),
    classes: mostNamed(objects.flatMap(({ class: name }) => name ?? [])),
    reaches: unique(claims.flatMap(({ recipients }) => recipients.flatMap(participantKeys))),
    places: [...places.values()],
    figures: figuresOf(
      tellings,
      at.map((i) => story.originOf[i]),
    ),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    speakers: unique(claims.flatMap(({ attribution }) => attribution.flatMap(speakerOf))),
    tellings,
    story,
  };
}

function speakerOf({ speaker: { name, text, id } }: Attribution): string[] {
  const called = name ?? (text === '' ? id : text);
  return called === undefined ? [] : [called];
}

function mostNamed(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b)).map(([word]) => word);
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
