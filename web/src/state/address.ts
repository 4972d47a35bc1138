import { computed, signal, type ReadonlySignal } from '@preact/signals';

/** The address bar: what is shown, and every filter, is in it and nowhere else. */
interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly hash: string;
}

function current(): Address {
  return {
    path: location.pathname,
    query: new URLSearchParams(location.search),
    hash: decodeURIComponent(location.hash.slice(1)),
  };
}

export const address = signal<Address>(current());
addEventListener('popstate', () => (address.value = current()));

/** Goes to an address of this page. @param replace without a step in the history, for filters that are being typed */
export function go(to: string, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  const before = address.value.path;
  address.value = current();
  if (before !== address.value.path) scrollTo(0, 0);
}

/** The address with some parameters changed; `undefined` takes one out. */
export function withQuery(changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(address.value.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return `${address.value.path}${text === '' ? '' : `?${text}`}`;
}

/** First part of the path: which screen. */
export const screen: ReadonlySignal<string> = computed(() => address.value.path.split('/')[1] ?? '');

/** Second part of the path: which thing on it. */
export const subject: ReadonlySignal<string> = computed(() =>
  decodeURIComponent(address.value.path.split('/')[2] ?? ''),
);

/** Links of the page stay in the page; those with a modifier, a target or another origin are the browser's. */
export function followLinks(event: MouseEvent): void {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin)
    return;
  if (link.pathname.startsWith('/api/')) return;
  const here = link.pathname === location.pathname && link.search === location.search && link.hash !== '';
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
  if (here) document.querySelector(link.hash)?.scrollIntoView();
}
