import type { DocumentRecord, Telling } from '../dossier/index.ts';

/** A telling as programs read it: the sentence and where it stands. */
export function tellingJson(
  { article, claim, published }: Telling,
  record: DocumentRecord | undefined,
): Record<string, unknown> {
  return {
    document: claim.document,
    input: record?.input,
    article,
    claim: claim.id,
    quote: claim.selector.exact,
    span: { start: claim.selector.start, end: claim.selector.end },
    published,
  };
}
