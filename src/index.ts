/**
 * Breuklijn as a library: the same calls as the command line.
 *
 *     const read = loadReader();
 *     for await (const result of readInputs(['articles/'])) if ('article' in result) console.log(read(result.article).claims);
 */
export { loadReader } from './reader.ts';
export type { ReadArticle } from './reader.ts';
export { BreuklijnError } from './errors.ts';
export type { ErrorCode } from './errors.ts';
export { Document, Span, Token } from './document/index.ts';
export { checkedClaim, maybeCameo, schemaProblems, textProblems } from './claim/index.ts';
export type { Attribution, Claim, ClaimType, Participant } from './claim/index.ts';
export { readHtml, readInputs, readJsonLine, readText } from './ingest/index.ts';
export type { Article, InputIssue, ReadResult } from './ingest/index.ts';
export { codeDocument } from './coding/index.ts';
export { openDossier } from './dossier/index.ts';
export { buildBrief, renderHtml, renderJson, renderMarkdown } from './brief/index.ts';
