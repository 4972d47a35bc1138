import type { ComponentType, JSX } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useEffect, useRef } from 'preact/hooks';
import { Refused } from './api/client.ts';
import { Frame } from './parts/frame.tsx';
import { Loading } from './parts/loading.tsx';
import { SignIn } from './screens/sign-in.tsx';
import { StartScreen } from './screens/start.tsx';
import { BriefScreen } from './screens/brief.tsx';
import { screen } from './state/address.ts';
import { listen } from './state/live.ts';
import { useCall } from './state/load.ts';
import { words } from './state/settings.ts';

/** What is used first comes with the page; the rest when it is opened. */
const SCREENS: Readonly<Record<string, ComponentType>> = {
  new: BriefScreen,
  start: StartScreen,
  ledger: lazy(async () => (await import('./screens/ledger.tsx')).LedgerScreen),
  story: lazy(async () => (await import('./screens/story.tsx')).StoryScreen),
  articles: lazy(async () => (await import('./screens/articles.tsx')).ArticlesScreen),
  read: lazy(async () => (await import('./screens/reader.tsx')).ReaderScreen),
  search: lazy(async () => (await import('./screens/search.tsx')).SearchScreen),
  sources: lazy(async () => (await import('./screens/sources.tsx')).SourcesScreen),
  timeline: lazy(async () => (await import('./screens/timeline.tsx')).TimelineScreen),
  network: lazy(async () => (await import('./screens/network.tsx')).NetworkScreen),
  map: lazy(async () => (await import('./screens/map.tsx')).MapScreen),
  tension: lazy(async () => (await import('./screens/tension.tsx')).TensionScreen),
  actors: lazy(async () => (await import('./screens/actors.tsx')).ActorsScreen),
  actor: lazy(async () => (await import('./screens/actor.tsx')).ActorScreen),
};

export function App(): JSX.Element {
  const session = useCall('GET /api/session');
  return (
    <Loading of={session}>{({ open }) => (open ? <Desk /> : <SignIn onOpen={session.reload} />)}</Loading>
  );
}

function Desk(): JSX.Element {
  useEffect(listen, []);
  const dossier = useCall('GET /api/dossier');
  const name = screen.value;
  // Whoever begins with nothing stays where articles are read, also once the first one is.
  const beganEmpty = useRef<boolean | undefined>(undefined);
  if (name !== '') beganEmpty.current = undefined;
  else if (dossier.value !== undefined)
    beganEmpty.current ??= dossier.value.documents === 0 && !dossier.value.reading;
  const isEmpty = beganEmpty.current === true;
  const Screen = name === '' ? (isEmpty ? StartScreen : BriefScreen) : SCREENS[name];
  return (
    <Frame dossier={dossier.value}>
      {dossier.error instanceof Refused && <Loading of={dossier}>{() => null}</Loading>}
      {Screen === undefined ? (
        <p class="notice">{words.value.notFound}</p>
      ) : name === '' && !isEmpty && dossier.value?.documents === 0 && dossier.value.reading ? (
        // The first articles of it are there in a moment, and the server says so.
        <p class="soft">{words.value.beingRead(0)}</p>
      ) : (
        (name !== '' || dossier.value !== undefined) && (
          <Suspense fallback={<p class="soft">{words.value.loading}</p>}>
            <Screen />
          </Suspense>
        )
      )}
    </Frame>
  );
}
