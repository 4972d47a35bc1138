import type { Claim } from './claim/index.ts';
import { explainClaim, type Explanation } from './coding/index.ts';
import { BLOCK_KINDS, Document, LANGUAGES } from './document/index.ts';
import type { DocumentRecord } from './dossier/index.ts';
import { loadPipeline } from './language/index.ts';

/** Why a kept claim was read as it was: the trees of its article are made again. */
export function explainStored(claim: Claim, record: DocumentRecord, text: string): Explanation {
  return explainClaim(claim, documentOf(record, text), record.published);
}

/** The text of an article as it went into the reader: its blocks are kept in the dossier. */
function documentOf(record: DocumentRecord, text: string): Document {
  const whole = { start: 0, end: text.length, kind: 'paragraph' };
  const marks = record.marks.length === 0 ? [whole] : record.marks;
  const kinds = marks.map(({ kind }) => BLOCK_KINDS.findIndex((known) => known === kind));
  const lang = LANGUAGES.find((known) => known === record.lang);
  const document = Document.of(text).with('blocks', {
    start: Uint32Array.from(marks, ({ start }) => start),
    end: Uint32Array.from(marks, ({ end }) => end),
    kind: Uint8Array.from(kinds, (kind) => Math.max(kind, 0)),
    markupStart: new Uint32Array(0),
    markupEnd: new Uint32Array(0),
  });
  return loadPipeline(lang === undefined ? {} : { lang })(document);
}
