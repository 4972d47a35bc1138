import type { ParticipantKind } from '../../claim/index.ts';

/** Who a run of tokens names, as the gazetteer found it. */
export interface Mention {
  readonly firstToken: number;
  readonly endToken: number;
  readonly kind:
    | 'state'
    | 'seat'
    | 'adjective'
    | 'demonym'
    | 'organisation'
    | 'person'
    | 'group'
    | 'role'
    | 'place';
  /** Country codes or organisation acronyms; several for an ellipsis ("Noord- en Zuid-Korea"), none for a role or group. */
  readonly ids: readonly string[];
  readonly country?: string;
  readonly sector?: string;
  readonly name?: string;
  readonly role?: string;
  readonly wikidata?: string;
  /** The office was over at the date, or the text says so ("oud-president"). */
  readonly former?: boolean;
}

/** The kind of participant that a mention names. */
export function participantKindOf(mention: Mention): ParticipantKind {
  switch (mention.kind) {
    case 'state':
    case 'seat':
    case 'adjective':
      return 'state';
    case 'demonym':
    case 'group':
    case 'role':
      return 'group';
    case 'organisation':
      return 'organisation';
    case 'place':
      return 'place';
    case 'person':
      return 'person';
  }
}

/**
 * Mentions of a document by token: who stands at a token, and who stands in a run of tokens. Mentions are sorted and do
 * not overlap.
 */
export class MentionIndex {
  readonly mentions: readonly Mention[];
  /** By token; undefined between mentions. */
  readonly #byToken: readonly (Mention | undefined)[];

  constructor(mentions: readonly Mention[]) {
    this.mentions = mentions;
    let count = 0;
    for (const { endToken } of mentions) count = Math.max(count, endToken);
    const byToken = new Array<Mention | undefined>(count).fill(undefined);
    for (const mention of mentions)
      for (let i = mention.firstToken; i < mention.endToken; i++) byToken[i] = mention;
    this.#byToken = byToken;
  }

  at(token: number): Mention | undefined {
    return this.#byToken[token];
  }

  /** Distinct mentions that touch the tokens, in text order. */
  within(first: number, end: number): Mention[] {
    const found: Mention[] = [];
    const last = Math.min(end, this.#byToken.length);
    for (let i = Math.max(first, 0); i < last; i++) {
      const mention = this.#byToken[i];
      if (mention === undefined) continue;
      found.push(mention);
      i = mention.endToken - 1;
    }
    return found;
  }
}
