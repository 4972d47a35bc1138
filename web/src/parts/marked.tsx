import type { JSX } from 'preact';

interface Props {
  readonly text: string;
  /** Offsets into the text, in order. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** A sentence with parts of it marked. */
export function Marked({ text, marks }: Props): JSX.Element {
  const parts: JSX.Element[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at) continue;
    parts.push(
      <span key={`t${at}`}>{text.slice(at, start)}</span>,
      <mark key={start}>{text.slice(start, end)}</mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
