import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Loading } from '../parts/loading.tsx';
import { SaveAs } from '../parts/save-as.tsx';
import { useCall } from '../state/load.ts';
import { language, words } from '../state/settings.ts';

/** Rows shown before a name is typed. */
const FIRST = 100;

/** Who there are in the dossier, most mentioned first. */
export function ActorsScreen(): JSX.Element {
  const w = words.value.actors;
  const loaded = useCall('GET /api/actors', { query: { lang: language.value } });
  const [part, setPart] = useState('');
  return (
    <div class="stack">
      <h1>{words.value.screens.actors}</h1>
      <Loading of={loaded}>
        {({ actors }) => {
          const wanted = part.toLowerCase();
          const found = actors.filter(
            ({ id, name }) => name.toLowerCase().includes(wanted) || id.toLowerCase() === wanted,
          );
          return (
            <>
              <div class="row">
                <label>
                  {w.find}
                  <input type="search" value={part} onInput={(event) => setPart(event.currentTarget.value)} />
                </label>
                <SaveAs name={words.value.screens.actors} rows={() => found.map((actor) => ({ ...actor }))} />
              </div>
              <table class="narrow">
                <thead>
                  <tr>
                    <th scope="col">{w.name}</th>
                    <th scope="col">{w.acts}</th>
                    <th scope="col">{w.receives}</th>
                    <th scope="col">{w.speaks}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.slice(0, FIRST).map(({ id, name, acts, receives, speaks }) => (
                    <tr key={id}>
                      <td>
                        <a href={`/actor/${encodeURIComponent(id)}`}>{name}</a>{' '}
                        {name !== id && <span class="soft">{id}</span>}
                      </td>
                      <td class="count">{acts}</td>
                      <td class="count">{receives}</td>
                      <td class="count">{speaks}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {found.length > FIRST && <p class="soft">{w.others(found.length - FIRST)}</p>}
            </>
          );
        }}
      </Loading>
    </div>
  );
}
