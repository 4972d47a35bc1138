import type { JSX } from 'preact';
import { address, go, withQuery } from '../state/address.ts';
import { words } from '../state/settings.ts';

export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'date' | 'choice';
  /** What no choice is called. */
  readonly empty?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** Filters that live in the address: what is set there is what is shown, and can be shared. */
export function FilterBar({ fields }: { readonly fields: readonly FilterField[] }): JSX.Element {
  const { query } = address.value;
  const set = (name: string, value: string): void => go(withQuery({ [name]: value, after: undefined }), true);
  return (
    <form class="filters no-print" onSubmit={(event) => event.preventDefault()}>
      {fields.map(({ name, label, kind, empty = '', choices = [] }) => (
        <label key={name}>
          {label}
          {kind === 'choice' ? (
            <select value={query.get(name) ?? ''} onChange={(event) => set(name, event.currentTarget.value)}>
              <option value="">{empty}</option>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          ) : (
            <input
              {...(kind === 'date' ? { type: 'date' as const } : { type: 'text' as const })}
              value={query.get(name) ?? ''}
              onChange={(event) => set(name, event.currentTarget.value)}
            />
          )}
        </label>
      ))}
      {fields.some(({ name }) => query.has(name)) && (
        <button
          type="button"
          onClick={() => go(withQuery(Object.fromEntries(fields.map(({ name }) => [name, undefined]))), true)}
        >
          {words.value.ledger.clear}
        </button>
      )}
    </form>
  );
}
