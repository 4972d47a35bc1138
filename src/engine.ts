import { setFlagsFromString } from 'node:v8';

/**
 * How V8 of Node 20 is told to compile this program. It compiles a thousand functions in the first ten seconds of reading, each
 * with all that it calls written out in it, and does so again for most of those that meet a new shape of object: a quarter to a
 * third of the CPU time of a run over a hundred articles. Waiting longer and writing out less costs nothing measurable later on.
 */
export const ENGINE_FLAGS: readonly string[] = [
  // Bytes of bytecode to run through before a function is compiled (66 kB unless told).
  '--interrupt-budget=600000',
  // Bytes of bytecode of callees to write out in one function (920 unless told).
  '--max-inlined-bytecode-size-cumulative=300',
];

/**
 * Sets the flags for the whole process, its threads included: for programs to call when they start, not for a library. Later
 * versions of Node have a compiler between and are left as they are.
 */
export function tuneEngine(): void {
  if (!process.versions.node.startsWith('20.')) return;
  for (const flag of ENGINE_FLAGS) setFlagsFromString(flag);
}
