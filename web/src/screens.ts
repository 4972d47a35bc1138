import { address, screen } from './state/address.ts';
import type { Messages } from './words/messages.ts';

/** Screens in the order of use; each is a file in `screens/`. */
export const NAVIGATION: readonly { readonly name: string; readonly words: keyof Messages['screens'] }[] = [
  { name: 'new', words: 'new' },
  { name: 'start', words: 'start' },
  { name: 'ledger', words: 'ledger' },
  { name: 'timeline', words: 'timeline' },
  { name: 'network', words: 'network' },
  { name: 'map', words: 'map' },
  { name: 'tension', words: 'tension' },
  { name: 'actors', words: 'actors' },
  { name: 'sources', words: 'sources' },
  { name: 'articles', words: 'articles' },
  { name: 'search', words: 'search' },
];

/** Filters that go with the reader to another screen, by the screens that know them. */
const CARRIED: Readonly<Record<string, readonly string[]>> = {
  ledger: ['party', 'actor', 'recipient', 'type', 'status', 'against', 'since', 'until'],
  timeline: ['party', 'type', 'status', 'since', 'until'],
  map: ['party', 'type', 'since', 'until'],
  actor: ['since', 'until'],
  new: ['since'],
};

/** Where a screen is, with the filters of this one that it knows too. A screen's own link takes its filters away. */
export function addressOf(name: string): string {
  const { query } = address.value;
  const known = CARRIED[name];
  const here = CARRIED[screen.value];
  if (known === undefined || here === undefined || name === screen.value) return `/${name}`;
  const kept = new URLSearchParams();
  for (const field of known) {
    // Who acts or is acted on is a party where sides are not told apart.
    const given =
      field === 'party' && !known.includes('actor')
        ? (query.get('party') ?? query.get('actor') ?? query.get('recipient'))
        : query.get(field);
    if (given !== null && given !== '') kept.set(field, given);
  }
  // The subject of the page of an actor is its filter.
  const subject = /^\/actor\/([^/]+)/.exec(address.value.path)?.[1];
  if (subject !== undefined && known.includes('party')) kept.set('party', decodeURIComponent(subject));
  const text = kept.toString();
  return text === '' ? `/${name}` : `/${name}?${text}`;
}
