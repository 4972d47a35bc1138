import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../../src/api/index.ts';
import { call } from '../api/client.ts';
import { isAway, version } from './live.ts';

/** What is there, what is missing, what went wrong. What was there stays until its successor comes. */
export interface Loaded<T> {
  readonly value?: T;
  readonly error?: Error;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** Keeps the answer to a call up to date with the dossier. `undefined` calls nothing. */
export function useCall<K extends keyof Answers>(
  name: K | undefined,
  options: {
    readonly path?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string | number | undefined>>;
  } = {},
): Loaded<Answers[K]> {
  const [state, setState] = useState<Omit<Loaded<Answers[K]>, 'reload'>>({ loading: name !== undefined });
  const [attempt, setAttempt] = useState(0);
  const asked = JSON.stringify([name, options]);
  useEffect(() => {
    if (name === undefined) return undefined;
    const abort = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    call(name, { ...options, signal: abort.signal }).then(
      (value) => setState({ value, loading: false }),
      (error: Error) => {
        if (!abort.signal.aborted) setState((before) => ({ ...before, error, loading: false }));
      },
    );
    return () => abort.abort();
  }, [asked, version.value, isAway.value, attempt]);
  return { ...state, reload: () => setAttempt((count) => count + 1) };
}
