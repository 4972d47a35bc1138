import { setFlagsFromString } from 'node:v8';

/**
 * How V8 of Node 20 is told to compile this program. It compiles a thousand functions in the first ten seconds of reading, each
 * with all that it calls written out in it, and some of them again when they meet a new shape of object: a quarter of the
 * CPU time of a run over 1.2 MB of text. A budget of 600 kB is faster still up to some 1 MB, and slower from 3 MB on (bench/RESULTS.md).
 */
export const ENGINE_FLAGS: readonly string[] = [
  // Bytes of bytecode to run through before a function is compiled (66 kB unless told).
  '--interrupt-budget=150000',
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
