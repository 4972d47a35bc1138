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
