import type { JSX } from 'preact';
import { words } from '../state/settings.ts';
import { type ExportRow, csvOf } from './csv.ts';
import { save, svgOf } from './export.ts';

interface Props {
  /** Of the file, without its ending. */
  readonly name: string;
  /** What is on the screen. */
  readonly rows: () => readonly ExportRow[];
  /** The drawing, or a call that makes it as a file. */
  readonly drawing?: (() => SVGSVGElement | string | null) | undefined;
}

/** What is on the screen as a file. */
export function SaveAs({ name, rows, drawing }: Props): JSX.Element {
  return (
    <p class="save-as row no-print">
      <span class="soft">{words.value.brief.save}</span>
      <button type="button" class="bare" onClick={() => save(`${name}.csv`, 'text/csv', csvOf(rows()))}>
        CSV
      </button>
      <button
        type="button"
        class="bare"
        onClick={() => save(`${name}.json`, 'application/json', `${JSON.stringify(rows(), undefined, 2)}\n`)}
      >
        JSON
      </button>
      {drawing !== undefined && (
        <button
          type="button"
          class="bare"
          onClick={() => {
            const made = drawing();
            if (made !== null)
              save(`${name}.svg`, 'image/svg+xml', typeof made === 'string' ? made : svgOf(made));
          }}
        >
          SVG
        </button>
      )}
    </p>
  );
}
