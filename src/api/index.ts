export { createApp } from './app.ts';
export type { AppOptions } from './app.ts';
export type * from './answers.ts';
export type { Job, ReadLine } from './reading.ts';
export type { Problem } from './problem.ts';
