import type { JSX } from 'preact';
import { words } from '../state/settings.ts';

export type Tone = 'cooperation' | 'conflict' | 'doubt' | 'neutral';

/** A shape for each colour, so that colour is never alone. */
const SIGNS: Readonly<Record<Tone, string>> = { cooperation: '●', conflict: '◆', doubt: '◩', neutral: '○' };

export function ToneSign({ tone }: { readonly tone: Tone }): JSX.Element {
  return (
    <span
      class={`sign ${tone}`}
      role="img"
      aria-label={words.value.tones[tone]}
      title={words.value.tones[tone]}
    >
      {SIGNS[tone]}
    </span>
  );
}
