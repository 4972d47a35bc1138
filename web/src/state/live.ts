import { signal } from '@preact/signals';

/** Version of the dossier on the server: what was loaded for another one is loaded anew. */
export const version = signal('');
export const isAway = signal(false);
/** What is shown is of an older version of the dossier: a newer one is being worked out. */
export const isOlder = signal(false);
/** Progress of jobs that read, by job. */
export const progress = signal<Readonly<Record<string, { done: number; total: number }>>>({});

/** Listens to the server for as long as the page is open; after a break it comes back by itself. */
export function listen(): void {
  const events = new EventSource('/api/events');
  events.addEventListener('open', () => (isAway.value = false));
  events.addEventListener('error', () => (isAway.value = true));
  events.addEventListener('changed', (event: MessageEvent<string>) => {
    version.value = (JSON.parse(event.data) as { version: string }).version;
    if (version.value.endsWith('worked out')) isOlder.value = false;
  });
  events.addEventListener('reading', (event: MessageEvent<string>) => {
    const { job, done, total } = JSON.parse(event.data) as { job: string; done: number; total: number };
    progress.value = { ...progress.value, [job]: { done, total } };
  });
}
