import { type Claim, type ClaimType, claimId, kindOfType } from '../../src/claim/index.ts';
import { Document } from '../../src/document/index.ts';
import { type DocumentEntry, type DocumentRecord, articleId } from '../../src/dossier/index.ts';

export interface ClaimParts extends Partial<Omit<Claim, 'id' | 'document' | 'selector' | 'trigger'>> {
  readonly type?: ClaimType;
  /** Stands in the sentence. */
  readonly trigger?: string;
}

/** A claim of the first sentence of `text` that holds the quote. */
export function claimOf(text: string, quote: string, parts: ClaimParts = {}): Claim {
  const start = Math.max(0, text.indexOf(quote));
  const type = parts.type ?? 'AID';
  const trigger = parts.trigger ?? quote.slice(0, 1);
  const at = text.indexOf(trigger, start);
  const body: Omit<Claim, 'id'> = {
    kind: kindOfType(type),
    actors: [],
    recipients: [],
    reality: 'actual',
    polarity: 'positive',
    certainty: 'certain',
    attribution: [],
    rule: 'test/rule',
    confidence: 0.75,
    ...parts,
    type,
    document: Document.of(text).id,
    selector: { start, end: start + quote.length, exact: quote },
    trigger: { text: trigger, lemma: trigger, span: { start: at, end: at + trigger.length } },
  };
  return { id: claimId(body), ...body };
}

/** An entry whose sentences are the lines of the text. */
export function entryOf(
  text: string,
  claims: readonly Claim[] = [],
  record: Partial<DocumentRecord> = {},
): DocumentEntry {
  const id = Document.of(text).id;
  const base = { input: 'a.txt', ...record, id };
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line !== '') sentences.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return {
    record: {
      reader: '1',
      sample: false,
      lang: 'nl',
      authors: [],
      marks: [],
      ...base,
      article: articleId(base),
    },
    text,
    sentences,
    claims,
  };
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
