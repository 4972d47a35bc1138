import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import { words } from '../state/settings.ts';

/** Asks for the password where the server has one. */
export function SignIn({ onOpen }: { readonly onOpen: () => void }): JSX.Element {
  const w = words.value.signIn;
  const [isWrong, setWrong] = useState(false);
  const enter = async (form: HTMLFormElement): Promise<void> => {
    const password = String(new FormData(form).get('password') ?? '');
    try {
      await call('POST /api/session', { body: { password } });
      onOpen();
    } catch {
      setWrong(true);
    }
  };
  return (
    <main>
      <form
        class="stack notice"
        onSubmit={(event) => {
          event.preventDefault();
          void enter(event.currentTarget);
        }}
      >
        <h1>Breuklijn</h1>
        <label>
          {w.label}
          <input type="password" name="password" autoComplete="current-password" required autoFocus />
        </label>
        {isWrong && <p role="alert">{w.wrong}</p>}
        <button type="submit" class="primary">
          {w.enter}
        </button>
      </form>
    </main>
  );
}
