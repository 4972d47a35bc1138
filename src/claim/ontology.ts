import { readResource, readTable } from '../resources.ts';
import { isClaimType, type ClaimType } from './claim.ts';

/** A PLOVER event type in one mode (`''` without one), with its quad class (1–4) and its score (−10 hostile … 10 friendly). */
export interface TypeMode {
  readonly type: ClaimType;
  readonly mode: string;
  readonly quad: number;
  /** Undefined where PLOVER gives none. */
  readonly score: number | undefined;
}

interface CameoRow {
  readonly code: string;
  readonly type: string;
  readonly mode: string;
  readonly contexts: ReadonlySet<string>;
}

interface Ontology {
  readonly typeModes: ReadonlyMap<string, TypeMode>;
  readonly contexts: ReadonlySet<string>;
  readonly cameo: readonly CameoRow[];
}

let loaded: Ontology | undefined;

/** Tables of `ontology/`: PLOVER's types, modes and scores, its contexts, and the CAMEO conversion table. */
function ontology(): Ontology {
  if (loaded !== undefined) return loaded;
  const typeModes = new Map<string, TypeMode>();
  for (const row of readTable('ontology', 'plover.tsv')) {
    if (!isClaimType(row.type)) throw new RangeError(`ontology/plover.tsv: no claim type ${row.type}`);
    typeModes.set(`${row.type}/${row.mode}`, {
      type: row.type,
      mode: row.mode,
      quad: Number(row.quad),
      score: row.score === '' ? undefined : Number(row.score),
    });
  }
  const contexts = new Set(
    readResource('ontology', 'contexts.txt')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  const cameo = readTable('ontology', 'cameo.tsv').map((row) => ({
    code: row.cameo,
    type: row.type,
    mode: row.mode,
    contexts: new Set(row.contexts.split(';').filter((context) => context !== '')),
  }));
  loaded = { typeModes, contexts, cameo };
  return loaded;
}

/** Whether PLOVER knows the mode for the type (states and judgements have none). */
export function isMode(type: ClaimType, mode: string): boolean {
  return ontology().typeModes.has(`${type}/${mode}`);
}

/** Whether the word is one of PLOVER's contexts. */
export function isContext(context: string): boolean {
  return ontology().contexts.has(context);
}

/** The PLOVER row of a type in a mode, undefined for states and judgements. */
export function maybeTypeMode(type: ClaimType, mode = ''): TypeMode | undefined {
  return ontology().typeModes.get(`${type}/${mode}`) ?? ontology().typeModes.get(`${type}/`);
}

/**
 * The CAMEO code nearest to an event, for export to tools that know no PLOVER: the same type, then the same mode, then the
 * most contexts in common, then the most general (shortest, lowest) code. Undefined for states and judgements.
 */
export function maybeCameo(type: ClaimType, mode = '', contexts: readonly string[] = []): string | undefined {
  let best: CameoRow | undefined;
  let bestScore = -Infinity;
  for (const row of ontology().cameo) {
    if (row.type !== type) continue;
    const shared = contexts.filter((context) => row.contexts.has(context)).length;
    const foreign = row.contexts.size - shared;
    const score =
      (row.mode === mode ? 100 : row.mode === '' ? 50 : 0) + shared * 8 - foreign * 4 - row.code.length;
    if (score > bestScore) {
      best = row;
      bestScore = score;
    }
  }
  return best?.code;
}
