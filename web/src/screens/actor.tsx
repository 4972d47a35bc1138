import type { JSX } from 'preact';
import { ClaimList } from '../parts/claim-list.tsx';
import { Loading } from '../parts/loading.tsx';
import { SaveAs } from '../parts/save-as.tsx';
import { Views, currentView } from '../parts/views.tsx';
import { address, subject, withQuery } from '../state/address.ts';
import { useCall } from '../state/load.ts';
import { language, words } from '../state/settings.ts';

/** What each view asks for; the actor fills `party`, `speaker` or `actor`. */
const ASKED = {
  about: { role: 'party' },
  says: { role: 'speaker' },
  can: { role: 'party', type: 'CAPABILITY' },
  stands: { role: 'party', type: 'PRESENCE' },
  promises: { role: 'actor', reality: 'planned' },
  conditions: { role: 'actor', reality: 'conditional' },
  relations: { role: 'party', type: 'RELATION' },
  judged: { role: 'party', type: 'ASSESSMENT' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
type View = keyof typeof ASKED;
const VIEWS = Object.keys(ASKED) as readonly View[];

/** Everything that is said of an actor, and by it. */
export function ActorScreen(): JSX.Element {
  const w = words.value;
  const id = subject.value;
  const actors = useCall('GET /api/actors', { query: { lang: language.value } });
  const actor = actors.value?.actors.find((one) => one.id === id);
  const name = actor?.name ?? id;
  const view = VIEWS.find((one) => one === currentView(VIEWS)) ?? 'about';
  const { role, ...filter } = ASKED[view];
  const { query } = address.value;
  const asked = {
    ...filter,
    [role]: id,
    since: query.get('since') ?? undefined,
    until: query.get('until') ?? undefined,
    after: query.get('after') ?? undefined,
    lang: language.value,
    limit: 50,
  };
  const loaded = useCall('GET /api/claims', { query: asked });
  return (
    <div class="stack">
      <header class="stack">
        <h1>
          {name} {name !== id && <span class="soft">{id}</span>}
        </h1>
        <p class="row">
          {actor !== undefined && (
            <span class="soft">
              {w.actors.acts} {actor.acts} · {w.actors.receives} {actor.receives} · {w.actors.speaks}{' '}
              {actor.speaks}
            </span>
          )}
          <a href={`/ledger?party=${encodeURIComponent(id)}`}>{w.screens.ledger}</a>
          <a href={`/timeline?party=${encodeURIComponent(id)}`}>{w.screens.timeline}</a>
          <a href={`/map?party=${encodeURIComponent(id)}`}>{w.screens.map}</a>
        </p>
      </header>
      <Views label={name} views={VIEWS.map((one) => ({ name: one, label: w.actors.views[one] }))} />
      <Loading of={loaded}>
        {({ claims, total, next }) => (
          <>
            <div class="row">
              {total !== undefined && <p role="status">{w.claims(total)}</p>}
              {claims.length > 0 && (
                <SaveAs
                  name={`${name}-${view}`}
                  rows={() =>
                    claims.map(({ claim, words: said, source }) => ({
                      id: claim.id,
                      type: claim.type,
                      who: said.who,
                      what: said.what,
                      when: said.when,
                      accordingTo: said.accordingTo,
                      howSure: said.howSure,
                      sentence: claim.selector.exact,
                      outlet: source.outlet,
                      published: source.published,
                    }))
                  }
                />
              )}
            </div>
            {claims.length === 0 ? <p class="notice">{w.actors.nothing}</p> : <ClaimList claims={claims} />}
            {next !== undefined && (
              <p>
                <a class="button" href={withQuery({ after: next })}>
                  {w.ledger.more}
                </a>
              </p>
            )}
          </>
        )}
      </Loading>
    </div>
  );
}
