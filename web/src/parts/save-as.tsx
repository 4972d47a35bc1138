import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { words } from '../state/settings.ts';
import { type ExportRow, csvOf } from './csv.ts';
import { pngOf, save, svgOf } from './export.ts';

interface Props {
  /** Of the file, without its ending. */
  readonly name: string;
  /** What is on the screen, and what a list goes on with. */
  readonly rows: () => readonly ExportRow[] | Promise<readonly ExportRow[]>;
  /** The drawing, or a call that makes it as a file. */
  readonly drawing?: (() => SVGSVGElement | string | null) | undefined;
  /** What a file leaves out. */
  readonly note?: string;
}

/** What is on the screen as a file. */
export function SaveAs({ name, rows, drawing, note }: Props): JSX.Element {
  const [problem, setProblem] = useState('');
  const drawn = (): string | undefined => {
    const made = drawing?.() ?? undefined;
    return made === undefined || typeof made === 'string' ? made : svgOf(made);
  };
  const makers: readonly (readonly [string, () => Promise<void>])[] = [
    ['CSV', async () => save(`${name}.csv`, 'text/csv', csvOf(await rows()))],
    [
      'JSON',
      async () => save(`${name}.json`, 'application/json', `${JSON.stringify(await rows(), undefined, 2)}\n`),
    ],
  ];
  const drawers: typeof makers = [
    [
      'SVG',
      async () => {
        const svg = drawn();
        if (svg !== undefined) save(`${name}.svg`, 'image/svg+xml', svg);
      },
    ],
    [
      'PNG',
      async () => {
        const svg = drawn();
        if (svg !== undefined) save(`${name}.png`, 'image/png', await pngOf(svg));
      },
    ],
  ];
  return (
    <p class="save-as row no-print">
      <span class="soft">{words.value.brief.save}</span>
      {[...makers, ...(drawing === undefined ? [] : drawers)].map(([label, make]) => (
        <button
          key={label}
          type="button"
          class="bare"
          onClick={() => {
            setProblem('');
            make().catch((error: unknown) =>
              setProblem(error instanceof Error && error.message !== '' ? error.message : words.value.failed),
            );
          }}
        >
          {label}
        </button>
      ))}
      {note !== undefined && <span class="soft">{note}</span>}
      {problem !== '' && <span role="alert">{problem}</span>}
    </p>
  );
}
