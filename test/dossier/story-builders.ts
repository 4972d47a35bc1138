import type { Story, Telling } from '../../src/dossier/index.ts';
import { buildLedger } from '../../src/dossier/ledger/index.ts';
import { type ClaimParts, claimOf } from './builders.ts';

/** A telling of one sentence that is an article of its own. */
export function tellingOf(sentence: string, published: string, parts: ClaimParts, lang = 'nl'): Telling {
  return { article: `${published} ${sentence}`, claim: claimOf(sentence, sentence, parts), published, lang };
}

/** A story for each list of tellings. */
export function storiesOf(...groups: readonly (readonly Telling[])[]): Story[] {
  return buildLedger(groups, []);
}
