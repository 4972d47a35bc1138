import type { JSX } from 'preact';
import type { OriginsAnswer } from '../../../src/api/index.ts';
import { Loading } from '../parts/loading.tsx';
import { SaveAs } from '../parts/save-as.tsx';
import { useCall } from '../state/load.ts';
import { review } from '../state/reviews.ts';
import { dateInWords, momentInWords, words } from '../state/settings.ts';
import './sources.css';

const GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** The outlets with how far somebody trusts them, and which articles go back to one report. */
export function SourcesScreen(): JSX.Element {
  const w = words.value.sources;
  const origins = useCall('GET /api/origins');
  return (
    <div class="sources stack">
      <h1>{words.value.screens.sources}</h1>
      <Outlets grades={origins.value?.grades ?? {}} onGrade={origins.reload} />
      <section class="stack">
        <h2>{w.groups}</h2>
        <p class="soft measure">{w.groupsLead}</p>
        <Loading of={origins}>
          {({ origins: groups, total }) =>
            groups.length === 0 ? (
              <p class="notice">{w.noGroups}</p>
            ) : (
              <>
                {total > groups.length && (
                  <p class="soft">{words.value.network.rows(groups.length, total)}</p>
                )}
                <ul class="groups">
                  {groups.map((origin) => (
                    <Group key={origin.id} origin={origin} />
                  ))}
                </ul>
              </>
            )
          }
        </Loading>
      </section>
      <Feeds />
    </div>
  );
}

/** What is followed, and what is wrong with it. */
function Feeds(): JSX.Element {
  const w = words.value.sources;
  const loaded = useCall('GET /api/feeds');
  return (
    <section class="stack">
      <h2>{w.feeds}</h2>
      <p class="soft measure">{w.feedsLead}</p>
      <Loading of={loaded}>
        {({ feeds }) =>
          feeds.length === 0 ? (
            <p class="notice">{w.noFeeds}</p>
          ) : (
            <div class="scroller">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{w.feed}</th>
                    <th scope="col">{words.value.screens.articles}</th>
                    <th scope="col">{w.visited}</th>
                    <th scope="col">{w.next}</th>
                    <th scope="col">{w.state}</th>
                  </tr>
                </thead>
                <tbody>
                  {feeds.map(({ address, title, articles, visited, next, failures, problem, waiting }) => (
                    <tr key={address}>
                      <td>
                        {title ?? address}
                        {title !== undefined && <p class="soft">{address}</p>}
                      </td>
                      <td class="count">{articles}</td>
                      <td>{momentInWords(visited)}</td>
                      <td>{momentInWords(next)}</td>
                      <td>
                        {failures > 0 ? (
                          <strong class="failing">{w.failing(failures, problem ?? '')}</strong>
                        ) : visited === undefined ? (
                          w.never
                        ) : (
                          w.well
                        )}
                        {waiting > 0 && <p class="soft">{w.waiting(waiting)}</p>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loading>
    </section>
  );
}

function Outlets({
  grades,
  onGrade,
}: {
  readonly grades: OriginsAnswer['grades'];
  readonly onGrade: () => void;
}): JSX.Element {
  const w = words.value.sources;
  const dossier = useCall('GET /api/dossier');
  return (
    <Loading of={dossier}>
      {({ outlets }) => (
        <section class="stack">
          <div class="row">
            <h2>{w.outlets}</h2>
            <SaveAs
              name={words.value.screens.sources}
              rows={() =>
                outlets.map(({ name, articles }) => ({ outlet: name, articles, grade: grades[name ?? ''] }))
              }
            />
          </div>
          <table class="narrow">
            <thead>
              <tr>
                <th scope="col">{words.value.articlesScreen.outlet}</th>
                <th scope="col">{words.value.screens.articles}</th>
                <th scope="col">{w.grade}</th>
              </tr>
            </thead>
            <tbody>
              {outlets.map(({ name, articles }) => (
                <tr key={name ?? ''}>
                  <td>
                    {name === undefined ? (
                      <span class="soft">{words.value.start.noOutlet}</span>
                    ) : (
                      <a href={`/search?q=${encodeURIComponent(`outlet:"${name}"`)}`}>{name}</a>
                    )}
                  </td>
                  <td class="count">{articles}</td>
                  <td>
                    {name !== undefined && (
                      <select
                        aria-label={`${w.grade}: ${name}`}
                        value={grades[name] ?? ''}
                        onChange={(event) => {
                          void review({
                            action: 'rate',
                            source: name,
                            grade: event.currentTarget.value,
                          }).then(onGrade);
                        }}
                      >
                        {grades[name] === undefined && <option value="">{w.ungraded}</option>}
                        {GRADES.map((grade) => (
                          <option key={grade} value={grade} selected={grades[name] === grade}>
                            {grade} · {w.grades[grade]}
                          </option>
                        ))}
                      </select>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Loading>
  );
}

function Group({ origin }: { readonly origin: OriginsAnswer['origins'][number] }): JSX.Element {
  const w = words.value.sources;
  const [first, ...rest] = origin.sources;
  return (
    <li class="group">
      <p>
        <strong>
          <a href={`/read/${first.article}`}>{first.title ?? first.input}</a>
        </strong>{' '}
        <span class="soft">
          {[first.outlet, dateInWords(first.published)]
            .filter((part) => part !== undefined && part !== '')
            .join(' · ')}
          {origin.source !== undefined && ` · ${w.from} ${origin.source}`}
        </span>
      </p>
      <ul>
        {rest.map((source) => {
          const link = origin.links.find(({ from, to }) => to === source.article || from === source.article);
          return (
            <li key={source.article} class="copy">
              <a href={`/read/${source.article}`}>{source.title ?? source.input}</a>{' '}
              <span class="soft">
                {[
                  source.outlet,
                  dateInWords(source.published),
                  link === undefined ? undefined : `${w.kinds[link.kind]}, ${Math.round(link.share * 100)}%`,
                ]
                  .filter((part) => part !== undefined && part !== '')
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
