export { main } from './main.ts';
export { runProcess } from './run.ts';
export type { Terminal } from './terminal.ts';
