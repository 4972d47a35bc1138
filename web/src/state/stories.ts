import { useEffect, useState } from 'preact/hooks';
import type { StoryRow } from '../../../src/api/index.ts';
import { call } from '../api/client.ts';
import { isAway, version } from './live.ts';
import type { Loaded } from './load.ts';

/** Stories of one call, the most that the server gives. */
const PAGE = 500;

export interface ManyStories {
  readonly stories: readonly StoryRow[];
  /** That meet the filter; more than `stories` when it stopped at `most`. */
  readonly total: number;
}

/** Stories page after page, shown while the rest comes; stops at `most`. */
export function useStories(
  query: Readonly<Record<string, string | undefined>>,
  most: number,
): Loaded<ManyStories> {
  const [state, setState] = useState<Omit<Loaded<ManyStories>, 'reload'>>({ loading: true });
  const [attempt, setAttempt] = useState(0);
  const asked = JSON.stringify(query);
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    const load = async (): Promise<void> => {
      let stories: readonly StoryRow[] = [];
      let after: string | undefined;
      do {
        const page = await call('GET /api/stories', {
          query: { ...query, limit: PAGE, after },
          signal: abort.signal,
        });
        stories = [...stories, ...page.stories];
        after = stories.length < most ? page.next : undefined;
        setState({ value: { stories, total: page.total }, loading: after !== undefined });
      } while (after !== undefined);
    };
    load().catch((error: unknown) => {
      if (abort.signal.aborted) return;
      const problem = error instanceof Error ? error : new Error(String(error));
      setState((before) => ({ ...before, error: problem, loading: false }));
    });
    return () => abort.abort();
  }, [asked, most, version.value, isAway.value, attempt]);
  return { ...state, reload: () => setAttempt((count) => count + 1) };
}
