export { readEntries } from './pool.ts';
export type { PoolOptions } from './pool.ts';
export type { ReadEntry, ToRead } from './read-one.ts';
export { idOf, toEntry } from './to-entry.ts';
export type { Circumstances } from './to-entry.ts';
