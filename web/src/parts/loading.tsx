import type { ComponentChildren, JSX } from 'preact';
import { Away, Refused } from '../api/client.ts';
import type { Loaded } from '../state/load.ts';
import { words } from '../state/settings.ts';

interface Props<T> {
  readonly of: Loaded<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** What went wrong, and a way to try again. */
export function Failure({
  error,
  onAgain,
}: {
  readonly error: Error;
  readonly onAgain: () => void;
}): JSX.Element {
  const w = words.value;
  // The server tells when it is there, and then it is asked for anew.
  if (error instanceof Refused && error.problem.code === 'being-worked-out')
    return (
      <p class="notice" role="status">
        {w.beingWorkedOut}
      </p>
    );
  return (
    <div class="notice problem" role="alert">
      <strong>{w.failed}.</strong> {error instanceof Away ? w.away : error.message}{' '}
      <button type="button" onClick={onAgain}>
        {w.again}
      </button>
    </div>
  );
}

/** What was loaded; until then and when that fails, words that say what to do. */
export function Loading<T>({ of, children }: Props<T>): JSX.Element {
  const { value, error, loading, reload } = of;
  const w = words.value;
  return (
    <>
      {error !== undefined && <Failure error={error} onAgain={reload} />}
      {value === undefined
        ? loading && (
            <p class="soft" role="status">
              {w.loading}
            </p>
          )
        : children(value)}
    </>
  );
}
