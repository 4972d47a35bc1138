import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DossierAnswer } from '../../../src/api/index.ts';
import { address, go, screen } from '../state/address.ts';
import { helpOpen } from '../state/keys.ts';
import { isAway, isOlder } from '../state/live.ts';
import { language, toggleTheme, words } from '../state/settings.ts';
import { Dialog } from './dialog.tsx';
import { NAVIGATION, addressOf } from '../screens.ts';

interface Props {
  readonly dossier: DossierAnswer | undefined;
  readonly children: ComponentChildren;
}

/** What stands around every screen. */
export function Frame({ dossier, children }: Props): JSX.Element {
  const w = words.value;
  const main = useRef<HTMLElement>(null);
  const { path } = address.value;
  const first = useRef(true);
  useEffect(() => {
    // A screen reader hears that the screen has changed; the first one is read anyway.
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  const title = NAVIGATION.find(({ name }) => name === screen.value);
  useEffect(() => {
    const parts = [title === undefined ? undefined : w.screens[title.words], dossier?.name, 'Breuklijn'];
    document.title = parts.filter((part) => part !== undefined).join(' · ');
  });
  return (
    <>
      <a class="skip" href="#content">
        {w.skip}
      </a>
      <header class="top no-print">
        <div class="head">
          <a class="name" href="/new">
            Breuklijn {dossier !== undefined && <span>▸ {dossier.name}</span>}
          </a>
          <Search />
          <div class="tools">
            <button
              type="button"
              class="bare"
              lang={language.value === 'nl' ? 'en' : 'nl'}
              onClick={() => (language.value = language.value === 'nl' ? 'en' : 'nl')}
            >
              {w.language}
            </button>
            <button type="button" class="bare" aria-label={w.theme} title={w.theme} onClick={toggleTheme}>
              ◐
            </button>
            <button
              type="button"
              class="bare"
              aria-label={w.help}
              title={w.help}
              onClick={() => (helpOpen.value = true)}
            >
              ?
            </button>
          </div>
        </div>
        <nav>
          <ul>
            {NAVIGATION.map(({ name, words: key }) => (
              <li key={name}>
                <a href={addressOf(name)} aria-current={screen.value === name ? 'page' : undefined}>
                  {w.screens[key]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="content" ref={main} tabIndex={-1}>
        {dossier !== undefined && dossier.sampleDocuments > 0 && (
          <p class="sample" style={{ marginBottom: 'var(--s4)' }}>
            {dossier.sampleDocuments === dossier.documents
              ? w.sample
              : w.sampleSome(dossier.sampleDocuments, dossier.documents)}
          </p>
        )}
        {dossier?.problems.map((problem) => (
          <p class="notice problem" role="alert" key={problem} style={{ marginBottom: 'var(--s4)' }}>
            {problem}
          </p>
        ))}
        {children}
      </main>
      <div class="bar no-print" role="status">
        {isAway.value && <p class="notice problem">{w.away}</p>}
        {isOlder.value && <p class="notice">{w.isOlder}</p>}
        {dossier?.reading === true && dossier.documents > 0 && (
          <p class="notice">{w.beingRead(dossier.documents)}</p>
        )}
      </div>
      {helpOpen.value && (
        <Dialog title={w.keys.title} onClose={() => (helpOpen.value = false)}>
          <table>
            <tbody>
              {w.keys.rows.map(([keys, what]) => (
                <tr key={keys}>
                  <th scope="row">
                    <kbd>{keys}</kbd>
                  </th>
                  <td>{what}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Dialog>
      )}
    </>
  );
}

function Search(): JSX.Element {
  const w = words.value;
  const asked = screen.value === 'search' ? (address.value.query.get('q') ?? '') : '';
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const q = new FormData(event.currentTarget).get('q');
        go(`/search?q=${encodeURIComponent(typeof q === 'string' ? q : '')}`);
      }}
    >
      <input
        type="search"
        name="q"
        key={asked}
        defaultValue={asked}
        aria-label={w.search}
        placeholder={w.searchHint}
      />
    </form>
  );
}
