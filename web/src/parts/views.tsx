import type { JSX } from 'preact';
import { address, withQuery } from '../state/address.ts';

interface Props {
  readonly label: string;
  /** The first is shown where the address names none. */
  readonly views: readonly { readonly name: string; readonly label: string }[];
}

/** Which of several views of the same thing the address asks for. */
export function currentView(names: readonly string[]): string {
  const asked = address.value.query.get('view') ?? '';
  return names.includes(asked) ? asked : (names[0] ?? '');
}

/** Links between views of the same thing: a chart and its table say the same. */
export function Views({ label, views }: Props): JSX.Element {
  const current = currentView(views.map(({ name }) => name));
  return (
    <nav aria-label={label} class="views no-print">
      <ul class="row">
        {views.map(({ name, label: text }, i) => (
          <li key={name}>
            <a
              href={withQuery({ view: i === 0 ? undefined : name, after: undefined })}
              aria-current={current === name ? 'true' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
