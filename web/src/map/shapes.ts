import { type GeoProjection, geoCentroid, geoCircle, geoNaturalEarth1, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPoint, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json?url';
import type { PlaceRow, PlacesAnswer } from '../../../src/api/index.ts';
import numbers from './countries.json';

/** A country's outline with its ISO 3166-1 alpha-3 code. */
export interface Country {
  readonly code: string;
  readonly shape: Feature;
  /** Longitude and latitude of its middle, in degrees. */
  readonly middle: readonly [number, number];
}

/** Kilometres of one degree on a great circle of the mean Earth (6,371 km). */
const KM = 111.195;
/** A region has no edge in the texts: a stain of so many degrees says about where it is. */
const REGION = 2.5;

let loading: Promise<readonly Country[]> | undefined;

/** Outlines of all countries at 1:110 million (Natural Earth), fetched from our own server once. */
export async function countries(): Promise<readonly Country[]> {
  loading ??= fetch(atlas)
    .then(
      async (response) =>
        (await response.json()) as Topology<{ countries: GeometryCollection<{ name: string }> }>,
    )
    .then((topology) => {
      const { features }: FeatureCollection = feature(topology, topology.objects.countries);
      return features.flatMap((shape) => {
        const key = String(shape.id ?? (shape.properties as { name: string }).name);
        const code = (numbers as Readonly<Record<string, string>>)[key];
        return code === undefined ? [] : [{ code, shape, middle: geoCentroid(shape) }];
      });
    });
  return loading;
}

/** Where a place is drawn; a country by its middle. */
export function pointOf(place: PlaceRow, all: readonly Country[]): readonly [number, number] | undefined {
  if (place.lat !== undefined && place.lon !== undefined) return [place.lon, place.lat];
  return all.find(({ code }) => code === place.country)?.middle;
}

/** The area round a point that is meant with a region. */
export function stain(point: readonly [number, number]): Polygon {
  return geoCircle()
    .center([...point])
    .radius(REGION)();
}

/** Everything within so many kilometres of a point. */
export function ring(point: readonly [number, number], km: number): Polygon {
  return geoCircle()
    .center([...point])
    .radius(Math.min(179.9, km / KM))
    .precision(2)();
}

interface View {
  readonly width: number;
  /** The most that the map may take. */
  readonly height: number;
  readonly whole: boolean;
  /** Times nearer than what shows everything. */
  readonly zoom: number;
  /** What stays in the middle when it is nearer. */
  readonly chosen: PlaceRow | undefined;
}

/** A projection that shows all places, turned so that they lie in the middle, and how high the map is then. */
export function projectionFor(
  { places, reach }: PlacesAnswer,
  all: readonly Country[],
  { width, height, whole, zoom, chosen }: View,
): { readonly projection: GeoProjection; readonly height: number } {
  const points = places.flatMap((place) => {
    const point = pointOf(place, all);
    return point === undefined ? [] : [[...point]];
  });
  const rings = reach.flatMap(({ country, km, most }) => {
    const middle = all.find(({ code }) => code === country)?.middle;
    return middle === undefined ? [] : (ring(middle, most ?? km).coordinates[0] ?? []);
  });
  const [x, y] = points.reduce(
    ([sumX, sumY], [lon = 0]) => [
      sumX + Math.cos((lon * Math.PI) / 180),
      sumY + Math.sin((lon * Math.PI) / 180),
    ],
    [0, 0],
  );
  const projection = geoNaturalEarth1();
  if (whole || points.length === 0) {
    projection.fitWidth(width, { type: 'Sphere' });
  } else {
    const seen: MultiPoint = { type: 'MultiPoint', coordinates: [...points, ...rings] };
    const pad = Math.min(70, width * 0.1);
    projection.rotate([(-Math.atan2(y, x) * 180) / Math.PI, 0]).fitExtent(
      [
        [pad, 50],
        [width - pad, height - 50],
      ],
      seen,
    );
    // One town alone would fill the map with nothing.
    const scale = Math.min(projection.scale(), width * 1.2) * zoom;
    if (scale !== projection.scale()) {
      const first = chosen ?? places.find(({ precision }) => precision !== 'country') ?? places[0];
      const middle = pointOf(first, all) ?? [0, 0];
      projection.scale(scale).translate([0, 0]);
      const [cx, cy] = projection([...middle]) ?? [0, 0];
      projection.translate([width / 2 - cx, height / 2 - cy]);
    }
  }
  // No empty strips above the pole and below the other one.
  const [[, top], [, bottom]] = geoPath(projection).bounds({ type: 'Sphere' });
  const [tx, ty] = projection.translate();
  const lift = Math.max(0, top);
  projection.translate([tx, ty - lift]);
  return { projection, height: Math.min(height, Math.ceil(bottom - lift)) };
}
