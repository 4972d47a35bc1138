import { geoGraticule10, geoPath } from 'd3-geo';
import type { JSX, RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { PlaceRow, PlacesAnswer } from '../../../src/api/index.ts';
import { language, words } from '../state/settings.ts';
import { useWidth } from '../state/width.ts';
import { type LabelWish, placeLabels } from './labels.ts';
import { type Country, pointOf, projectionFor, ring, stain } from './shapes.ts';

interface Props {
  readonly answer: PlacesAnswer;
  readonly countries: readonly Country[];
  readonly whole: boolean;
  readonly zoom: number;
  readonly chosen: PlaceRow | undefined;
  readonly onChoose: (place: PlaceRow) => void;
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** How strongly a country is tinted: four steps, told apart by eye. */
function tint(claims: number): number {
  return claims >= 50 ? 0.5 : claims >= 10 ? 0.38 : claims >= 3 ? 0.26 : 0.16;
}

/** Half the width of a place's mark in pixels. */
function sizeOf({ claims }: PlaceRow): number {
  return Math.min(14, 3 + Math.sqrt(claims) * 1.6);
}

/** A region or a country is an area: it has a name and no mark. */
function isArea({ precision }: PlaceRow): boolean {
  return precision === 'region' || precision === 'country';
}

function labelWish({ place, at: [x, y] }: DrawnPlace): LabelWish {
  return { text: place.name, x, y, size: isArea(place) ? 0 : sizeOf(place), weight: place.claims };
}

interface DrawnPlace {
  readonly place: PlaceRow;
  readonly at: readonly [number, number];
}

/** Places on outlines of countries, each as exact as its texts are. */
export function MapChart({ answer, countries, whole, zoom, chosen, onChoose, drawing }: Props): JSX.Element {
  const w = words.value;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const most = Math.round(Math.min(580, Math.max(300, width * 0.5)));
  // Nearer, what is chosen is the middle; choosing moves nothing that shows everything.
  const middle = zoom > 1 ? chosen : undefined;
  const drawn = useMemo(() => {
    if (width === 0) return undefined;
    const { projection, height } = projectionFor(answer, countries, {
      width,
      height: most,
      whole,
      zoom,
      chosen: middle,
    });
    const path = geoPath(projection);
    const places = answer.places.flatMap((place) => {
      const point = pointOf(place, countries);
      const at = point === undefined ? null : projection([...point]);
      return point === undefined || at === null ? [] : [{ place, point, at }];
    });
    return { path, places, height, outline: path({ type: 'Sphere' }), grid: path(geoGraticule10()) };
  }, [answer, countries, width, most, whole, zoom, middle]);
  const height = drawn?.height ?? most;
  const tinted = new Map(
    answer.places.flatMap((place) =>
      place.precision === 'country' && place.country !== undefined ? [[place.country, place] as const] : [],
    ),
  );
  const places = drawn?.places ?? [];
  const labels = placeLabels(places.map(labelWish), { width, height });
  return (
    <div ref={frame} class="map">
      {drawn !== undefined && (
        <svg
          ref={drawing}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${w.screens.map}. ${w.network.keys}`}
        >
          <defs>
            <radialGradient id="stain">
              <stop offset="0" stop-opacity="0.55" />
              <stop offset="1" stop-opacity="0" />
            </radialGradient>
          </defs>
          <path class="sea" d={drawn.outline ?? ''} />
          <path class="grid" d={drawn.grid ?? ''} />
          {countries.map(({ code, shape }) => {
            const place = tinted.get(code);
            const d = drawn.path(shape) ?? '';
            return (
              <g key={`${code}${String(shape.id)}`}>
                <path class="land" d={d} />
                {place !== undefined && (
                  <path
                    class={chosen === place ? 'tinted on' : 'tinted'}
                    d={d}
                    style={{ fillOpacity: tint(place.claims) }}
                    onClick={() => onChoose(place)}
                  >
                    <title>{`${place.name}: ${w.claims(place.claims)}`}</title>
                  </path>
                )}
              </g>
            );
          })}
          {drawn.places
            .filter(({ place }) => place.precision === 'region')
            .map(({ place, point }) => (
              <path
                key={place.name}
                class={chosen === place ? 'region on' : 'region'}
                d={drawn.path(stain(point)) ?? ''}
                onClick={() => onChoose(place)}
              >
                <title>{`${place.name}: ${w.claims(place.claims)}`}</title>
              </path>
            ))}
          {answer.reach.map((reach) => {
            const middle = countries.find(({ code }) => code === reach.country)?.middle;
            if (middle === undefined) return null;
            const circle = ring(middle, reach.most ?? reach.km);
            const [[left, top], [right]] = drawn.path.bounds(circle);
            const text = `${reach.countryName}: ${(reach.most ?? reach.km).toLocaleString(language.value)} km, ${reach.words.accordingTo}`;
            return (
              <g key={reach.claim.id}>
                <path class="reach" d={drawn.path(circle) ?? ''} />
                <text
                  x={(left + right) / 2}
                  y={Math.max(14, top - 4)}
                  text-anchor="middle"
                  class="reach-word"
                >
                  {text}
                </text>
              </g>
            );
          })}
          {drawn.places.map(({ place, at: [x, y] }) => {
            if (isArea(place)) return null;
            const size = sizeOf(place);
            const tone =
              place.conflict > place.cooperation
                ? 'conflict'
                : place.cooperation > 0
                  ? 'cooperation'
                  : 'neutral';
            const look = {
              class: `dot ${tone}${chosen === place ? ' on' : ''}`,
              onClick: () => onChoose(place),
            };
            return (
              <g key={`${place.precision}${place.name}${x}`}>
                {tone === 'conflict' ? (
                  <path {...look} d={`M${x},${y - size}l${size},${size}l${-size},${size}l${-size},${-size}z`}>
                    <title>{`${place.name}: ${w.claims(place.claims)}`}</title>
                  </path>
                ) : (
                  <circle {...look} cx={x} cy={y} r={size}>
                    <title>{`${place.name}: ${w.claims(place.claims)}`}</title>
                  </circle>
                )}
              </g>
            );
          })}
          {labels.map((label, i) => {
            const { place } = places[i];
            return label === undefined ? null : (
              <text
                key={`${place.precision}${place.name}${label.x}`}
                x={label.x}
                y={label.y}
                text-anchor={label.anchor}
                class={isArea(place) ? 'vague' : undefined}
              >
                {place.name}
              </text>
            );
          })}
        </svg>
      )}
    </div>
  );
}
