import type { JSX } from 'preact';
import type { Tone } from '../parts/tone.tsx';
import type { Mark } from './lay-out.ts';

const TONES: readonly Tone[] = ['cooperation', 'conflict', 'doubt', 'neutral'];

/** Height of a mark in pixels; narrower ones are shapes, wider ones bars. */
export const SIZE = 10;

/** Fills that marks point at: soft ends for days that are unsure, hatching for what is contested. */
export function Fills(): JSX.Element {
  return (
    <defs>
      {TONES.map((tone) => (
        <linearGradient key={tone} id={`soft-${tone}`} class={tone}>
          <stop offset="0" stop-opacity="0.08" />
          <stop offset="0.25" stop-opacity="0.6" />
          <stop offset="0.75" stop-opacity="0.6" />
          <stop offset="1" stop-opacity="0.08" />
        </linearGradient>
      ))}
      {TONES.map((tone) => (
        <pattern
          key={tone}
          id={`hatch-${tone}`}
          class={tone}
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="4" height="4" class="ground" />
          <rect width="2" height="4" class="ink" />
        </pattern>
      ))}
    </defs>
  );
}

/** A story: a disc for cooperation, a diamond for conflict, a square for doubt, a ring for the rest, a bar where days are unsure. */
export function MarkShape({
  mark,
  y,
  on,
}: {
  readonly mark: Mark;
  readonly y: number;
  readonly on: boolean;
}): JSX.Element {
  const { tone } = mark.story.words;
  const { status } = mark.story;
  const contested = status === 'contested' || status === 'denied by the accused';
  const x = (mark.x0 + mark.x1) / 2;
  const half = SIZE / 2;
  const isBar = mark.x1 - mark.x0 > SIZE + 3;
  const unsure = mark.end > mark.start || mark.openBefore || mark.openAfter;
  const fill = contested ? `url(#hatch-${tone})` : isBar && unsure ? `url(#soft-${tone})` : undefined;
  const look = {
    class: `mark ${tone}${contested ? ' contested' : ''}${on ? ' on' : ''}`,
    ...(fill === undefined ? {} : { style: { fill } }),
    'data-story': mark.story.id,
  };
  if (isBar)
    return <rect {...look} x={mark.x0} width={mark.x1 - mark.x0} y={y + 1} height={SIZE - 2} rx="2" />;
  if (tone === 'conflict')
    return (
      <path
        {...look}
        d={`M${x},${y - 1}l${half + 1},${half + 1}l${-half - 1},${half + 1}l${-half - 1},${-half - 1}z`}
      />
    );
  if (tone === 'doubt')
    return <rect {...look} x={x - half + 1} y={y + 1} width={SIZE - 2} height={SIZE - 2} />;
  return <circle {...look} cx={x} cy={y + half} r={tone === 'neutral' ? half - 1 : half} />;
}
