import type { JSX } from 'preact';
import { language } from '../state/settings.ts';

interface Props {
  readonly values: readonly number[];
  readonly unit?: string | undefined;
  readonly of?: string | undefined;
}

const WIDTH = 144;
const INSET = 6;

/** Millions and more in words, so that they fit beside each other. */
function shortly(value: number): string {
  return value.toLocaleString(
    language.value,
    value < 1e6 ? {} : { notation: 'compact', maximumSignificantDigits: 4 },
  );
}

/** The figures that sources give, side by side on one scale; the words say the same. */
export function RangePlot({ values, unit, of }: Props): JSX.Element {
  const numbers = [...values].sort((a, b) => a - b);
  const text = `${numbers.map(shortly).join(' · ')} ${of ?? unit ?? ''}`.trim();
  const [low, high] = [numbers[0], numbers[numbers.length - 1]];
  const x = (value: number): number =>
    high === low ? WIDTH / 2 : INSET + ((value - low) / (high - low)) * (WIDTH - 2 * INSET);
  return (
    <span>
      <span class="count">{text}</span>
      {numbers.length > 1 && (
        <svg class="range" viewBox={`0 0 ${WIDTH} 24`} role="img" aria-label={text}>
          <line x1={INSET} x2={WIDTH - INSET} y1="12" y2="12" />
          {numbers.map((value) => (
            <circle key={value} cx={x(value)} cy="12" r="4" />
          ))}
        </svg>
      )}
    </span>
  );
}
