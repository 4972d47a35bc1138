import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlaceRow, PlacesAnswer } from '../../../src/api/index.ts';
import { MapChart } from '../map/chart.tsx';
import { type Country, countries as loadCountries } from '../map/shapes.ts';
import { ClaimList } from '../parts/claim-list.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loading } from '../parts/loading.tsx';
import { SaveAs } from '../parts/save-as.tsx';
import { Views, currentView } from '../parts/views.tsx';
import { address, go, withQuery } from '../state/address.ts';
import { useCall } from '../state/load.ts';
import { language, words } from '../state/settings.ts';
import './map.css';

const FILTERS = ['party', 'type', 'since', 'until'] as const;

/** Where what is claimed is said to be. */
export function MapScreen(): JSX.Element {
  const w = words.value;
  const { query } = address.value;
  const asked = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? undefined]));
  const loaded = useCall('GET /api/places', { query: { ...asked, lang: language.value } });
  const drawing = useRef<SVGSVGElement>(null);
  const view = currentView(['chart', 'table']);
  return (
    <div class="stack">
      <div class="row">
        <h1>{w.screens.map}</h1>
        {loaded.value !== undefined && (
          <SaveAs
            name={w.screens.map}
            rows={() => (loaded.value?.places ?? []).map(rowOf)}
            drawing={view === 'chart' ? () => drawing.current : undefined}
          />
        )}
      </div>
      <FilterBar
        fields={[
          { name: 'party', label: w.charts.party, kind: 'text' },
          {
            name: 'type',
            label: w.ledger.type,
            kind: 'choice',
            choices: Object.entries(w.types).map(([value, label]) => ({ value, label })),
          },
          { name: 'since', label: w.ledger.since, kind: 'date' },
          { name: 'until', label: w.ledger.until, kind: 'date' },
        ]}
      />
      <Views
        label={w.charts.view}
        views={[
          { name: 'chart', label: w.charts.chart },
          { name: 'table', label: w.charts.table },
        ]}
      />
      <Loading of={loaded}>
        {(answer) => {
          const chosen = answer.places.find((place) => keyOf(place) === query.get('place'));
          return (
            <>
              <p class="soft measure">
                {w.map.lead} {w.map.placeless(answer.placeless, answer.total)} {w.map.borders}
              </p>
              {view === 'table' ? (
                <Table places={answer.places} />
              ) : (
                <Drawn answer={answer} chosen={chosen} drawing={drawing} />
              )}
              <Chosen place={chosen} asked={asked} />
              <ReachList reach={answer.reach} />
            </>
          );
        }}
      </Loading>
    </div>
  );
}

function keyOf({ precision, names }: PlaceRow): string {
  return `${precision}:${names[0] ?? ''}`;
}

function rowOf({
  name,
  countryName,
  precision,
  lat,
  lon,
  claims,
  cooperation,
  conflict,
  doubt,
}: PlaceRow): Record<string, string | number | undefined> {
  return { place: name, country: countryName, precision, lat, lon, claims, cooperation, conflict, doubt };
}

function Drawn({
  answer,
  chosen,
  drawing,
}: {
  readonly answer: PlacesAnswer;
  readonly chosen: PlaceRow | undefined;
  readonly drawing: { current: SVGSVGElement | null };
}): JSX.Element {
  const w = words.value;
  const [countries, setCountries] = useState<readonly Country[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    loadCountries().then(setCountries, () => setFailed(true));
  }, []);
  const { query } = address.value;
  const whole = query.get('area') === 'world';
  const zoom = Math.min(64, Math.max(1, Number(query.get('zoom') ?? 1) || 1));
  if (failed)
    return (
      <p class="notice problem" role="alert">
        {w.failed}
      </p>
    );
  if (countries === undefined) return <p class="soft">{w.loading}</p>;
  return (
    <>
      <p class="row no-print">
        {!whole && (
          <>
            <button
              type="button"
              disabled={zoom >= 64}
              onClick={() => go(withQuery({ zoom: String(zoom * 2) }), true)}
            >
              + {w.map.nearer}
            </button>
            <button
              type="button"
              disabled={zoom <= 1}
              onClick={() => go(withQuery({ zoom: zoom > 2 ? String(zoom / 2) : undefined }), true)}
            >
              − {w.map.farther}
            </button>
          </>
        )}
        <a class="button" href={withQuery({ area: whole ? undefined : 'world' })}>
          {whole ? w.map.fit : w.map.world}
        </a>
      </p>
      <MapChart
        answer={answer}
        countries={countries}
        whole={whole}
        zoom={whole ? 1 : zoom}
        chosen={chosen}
        onChoose={(place) => go(withQuery({ place: keyOf(place) }), true)}
        drawing={drawing}
      />
    </>
  );
}

/** The claims of the place that was chosen. */
function Chosen({
  place,
  asked,
}: {
  readonly place: PlaceRow | undefined;
  readonly asked: Readonly<Record<string, string | undefined>>;
}): JSX.Element {
  const w = words.value;
  const loaded = useCall(place === undefined ? undefined : 'GET /api/claims', {
    query: { ...asked, place: place?.names.join('|'), lang: language.value, limit: 100 },
  });
  if (place === undefined) return <p class="soft no-print">{w.map.choose}</p>;
  return (
    <section class="stack" aria-live="polite">
      <h2>
        {place.name}{' '}
        <span class="soft">
          {w.map.precision[place.precision]}
          {place.countryName !== undefined && place.countryName !== place.name && ` · ${place.countryName}`}
        </span>
      </h2>
      <Loading of={loaded}>{({ claims }) => <ClaimList claims={claims} />}</Loading>
    </section>
  );
}

function ReachList({ reach }: { readonly reach: PlacesAnswer['reach'] }): JSX.Element {
  const w = words.value;
  return (
    <section class="stack">
      <h2>{w.map.reach}</h2>
      {reach.length === 0 ? (
        <p class="soft">{w.map.noReach}</p>
      ) : (
        <>
          <p class="soft">{w.map.reachNote}</p>
          <ul>
            {reach.map(({ claim, article, words: said, countryName, km, most }) => (
              <li key={claim.id}>
                <strong>
                  {countryName}: {km.toLocaleString(language.value)}
                  {most !== undefined && `–${most.toLocaleString(language.value)}`} km
                </strong>{' '}
                · {said.accordingTo} · {said.howSure} ·{' '}
                <a href={`/read/${article}?claim=${claim.id}`}>{claim.selector.exact}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Table({ places }: { readonly places: readonly PlaceRow[] }): JSX.Element {
  const w = words.value;
  return (
    <div class="scroller">
      <table class="narrow">
        <thead>
          <tr>
            <th scope="col">{w.map.place}</th>
            <th scope="col">{w.map.kind}</th>
            <th scope="col">{w.map.precision.country}</th>
            <th scope="col">{w.network.cooperation}</th>
            <th scope="col">{w.network.conflict}</th>
            <th scope="col">{w.map.claims}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={keyOf(place)}>
              <td>
                <a href={withQuery({ place: keyOf(place) })}>{place.name}</a>
              </td>
              <td>{w.map.precision[place.precision]}</td>
              <td>{place.countryName}</td>
              <td class="count">{place.cooperation}</td>
              <td class="count">{place.conflict}</td>
              <td class="count">{place.claims}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
