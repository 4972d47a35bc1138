import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { words } from '../state/settings.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A modal window; the browser keeps the focus in it and gives it back. */
export function Dialog({ title, onClose, children }: Props): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog ref={element} aria-labelledby={heading} onClose={onClose}>
      <div class="stack">
        <div class="row">
          <h2 id={heading}>{title}</h2>
          <button
            type="button"
            class="bare"
            style={{ marginLeft: 'auto' }}
            onClick={() => element.current?.close()}
          >
            {words.value.close}
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
