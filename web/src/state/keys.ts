import { signal } from '@preact/signals';
import { go } from './address.ts';

/** Keys of the screen that is shown, by what the user presses; a screen takes its own away when it goes. */
const bound = new Map<string, () => void>();

/** Whether the list of keys is open. */
export const helpOpen = signal(false);

const PLACES: Readonly<Record<string, string>> = {
  n: '/new',
  l: '/start',
  a: '/articles',
  k: '/ledger',
  t: '/timeline',
  w: '/network',
  m: '/map',
  s: '/tension',
  c: '/actors',
  b: '/sources',
};

/**
 * To be called before the screen is painted (`useLayoutEffect`): a key pressed at once must mean what is then on screen.
 * @returns a call that takes the keys away again, if they are still these
 */
export function bindKeys(keys: Readonly<Record<string, () => void>>): () => void {
  for (const [key, run] of Object.entries(keys)) bound.set(key, run);
  return () => {
    for (const [key, run] of Object.entries(keys)) if (bound.get(key) === run) bound.delete(key);
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Single keys, as in mail programs; `g` and a letter go to a screen. Nothing is taken while somebody types. */
export function installKeys(): void {
  let going = 0;
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (going > event.timeStamp - 1500 && going > 0) {
      going = 0;
      const place = PLACES[event.key];
      if (place !== undefined) {
        event.preventDefault();
        go(place);
        return;
      }
    }
    if (event.key === 'g') going = event.timeStamp;
    else if (event.key === '?') helpOpen.value = true;
    else if (event.key === '/') {
      event.preventDefault();
      document.querySelector<HTMLInputElement>('[role=search] input')?.focus();
    } else {
      const run = bound.get(event.key);
      if (run !== undefined && document.querySelector('dialog[open]') === null) {
        event.preventDefault();
        run();
      }
    }
  });
}
