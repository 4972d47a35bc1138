import { readFileSync } from 'node:fs';

/** A participant as gold files write it: an id where one is known, else the text. */
export interface GoldParticipant {
  readonly id?: string;
  readonly ids?: readonly string[];
  readonly text: string;
}

/** A claim as gold files write it: what is absent there is not measured. */
export interface GoldClaim {
  readonly type: string;
  readonly mode?: string;
  readonly trigger: string;
  readonly actors: readonly GoldParticipant[];
  readonly recipients: readonly GoldParticipant[];
  readonly reality: string;
  readonly polarity: string;
  readonly certainty: string;
  readonly attribution?: readonly { readonly speaker: GoldParticipant; readonly stance: string }[];
  readonly time?: { readonly start?: string; readonly end?: string; readonly text?: string };
  readonly quantities?: readonly { readonly value: number; readonly unit?: string }[];
  /** In whole articles: the sentence the claim stands in. */
  readonly quote?: string;
}

/** A passage or article with the claims that a careful reader finds. */
export interface GoldItem {
  readonly id: string;
  readonly text: string;
  readonly title?: string | null;
  readonly published?: string | null;
  readonly lang?: string;
  readonly tags?: readonly string[];
  readonly marks?: readonly { readonly kind: string; readonly text: string }[];
  readonly claims: readonly GoldClaim[];
}

/** Reads a gold file, one JSON object a line. */
export function readGold(path: string): GoldItem[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldItem);
}
