import type { Place } from '../../claim/index.ts';
import { soundOf } from '../origins/sentence-keys.ts';

/** Places nearer than this may be the same, named more or less exactly. */
const NEAR_KM = 60;
const EARTH_KM = 6371;

/** Whether two places cannot be the place of one event. */
export function placesDiffer(a: Place | undefined, b: Place | undefined): boolean {
  if (a === undefined || b === undefined || isWide(a) || isWide(b)) return false;
  if (placesAgree(a, b)) return false;
  const distance = distanceKm(a, b);
  return (
    distance !== undefined &&
    distance > NEAR_KM * (a.precision === 'region' || b.precision === 'region' ? 5 : 1)
  );
}

/** Whether two places are the same below the level of a country. */
export function placesAgree(a: Place | undefined, b: Place | undefined): boolean {
  if (a === undefined || b === undefined || isWide(a) || isWide(b)) return false;
  const distance = distanceKm(a, b);
  return soundOf(a.name) === soundOf(b.name) || (distance !== undefined && distance <= NEAR_KM);
}

function isWide({ lat, precision }: Place): boolean {
  return lat === undefined && (precision === 'country' || precision === undefined);
}

function distanceKm(a: Place, b: Place): number | undefined {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined)
    return undefined;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [lat1, lat2] = [radians(a.lat), radians(b.lat)];
  const half =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}
