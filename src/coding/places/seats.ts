import { readTable } from '../../resources.ts';

/** Degrees, WGS 84. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

let seats: ReadonlyMap<string, Position> | undefined;

function load(): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>();
  for (const { country, lat, lon, name } of readTable('packs', 'actors', 'capitals.tsv'))
    positions.set(`${country} ${name}`.trim(), { lat: Number(lat), lon: Number(lon) });
  return positions;
}

/**
 * Where a seat of government lies: the seat of that name where it is not in the capital (Rawalpindi), else the capital.
 * @param country ISO 3166-1 alpha-3
 * @param name as the text has it
 */
export function positionOfSeat(country: string, name: string): Position | undefined {
  seats ??= load();
  return seats.get(`${country} ${name.toLowerCase()}`) ?? seats.get(country);
}
