import { useEffect, useRef, useState } from 'preact/hooks';
import type { StoryRow } from '../../../src/api/index.ts';
import { call } from '../api/client.ts';
import { isAway, version } from '../state/live.ts';

/** Rows of one call. */
export const PAGE = 100;
/** Pages kept: those last seen. */
const KEPT = 60;
/** Milliseconds without scrolling before what is in sight is asked for. */
const REST = 60;

type Query = Readonly<Record<string, string | undefined>>;

export interface Rows {
  /** Undefined until the first answer. */
  readonly total?: number;
  readonly error?: Error;
  readonly row: (at: number) => StoryRow | undefined;
  readonly reload: () => void;
}

/** Rows of the ledger by their place: asked for page by page as they come in sight. */
export function useRows(query: Query, from: number, to: number): Rows {
  const asked = `${JSON.stringify(query)} ${version.value}`;
  const pages = useRef({ asked: '', rows: new Map<number, readonly StoryRow[]>() });
  const [state, setState] = useState<{ asked?: string; total?: number; error?: Error; drawn: number }>({
    drawn: 0,
  });
  const [attempt, setAttempt] = useState(0);
  const [first, last] = [Math.floor(from / PAGE), Math.floor(Math.max(from, to - 1) / PAGE)];
  useEffect(() => {
    const abort = new AbortController();
    const load = async (): Promise<void> => {
      const isNew = pages.current.asked !== asked;
      for (let page = first; page <= last; page++) {
        if (!isNew && pages.current.rows.has(page)) continue;
        const { stories, total } = await call('GET /api/stories', {
          query: { ...query, limit: PAGE, after: page === 0 ? undefined : page * PAGE },
          signal: abort.signal,
        });
        // Rows of another filter or version stay until the first of this one are there.
        if (pages.current.asked !== asked) pages.current = { asked, rows: new Map() };
        const { rows } = pages.current;
        rows.set(page, stories);
        for (const oldest of rows.keys()) {
          if (rows.size <= KEPT) break;
          rows.delete(oldest);
        }
        setState(({ drawn }) => ({ asked, total, drawn: drawn + 1 }));
      }
    };
    const timer = setTimeout(
      () => {
        load().catch((thrown: unknown) => {
          if (abort.signal.aborted) return;
          const error = thrown instanceof Error ? thrown : new Error(String(thrown));
          setState((before) => ({ ...before, error }));
        });
      },
      pages.current.asked === asked ? REST : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked, first, last, isAway.value, attempt]);
  return {
    ...(state.total === undefined ? {} : { total: state.total }),
    ...(state.error === undefined ? {} : { error: state.error }),
    row: (at) => pages.current.rows.get(Math.floor(at / PAGE))?.[at % PAGE],
    reload: () => setAttempt((count) => count + 1),
  };
}

/** The rows that meet a filter, for a file; stops at `most`. */
export async function allRows(query: Query, most: number): Promise<StoryRow[]> {
  const rows: StoryRow[] = [];
  let after: string | undefined;
  do {
    const page = await call('GET /api/stories', { query: { ...query, limit: 500, after } });
    rows.push(...page.stories);
    after = page.next;
  } while (after !== undefined && rows.length < most);
  return rows.slice(0, most);
}
