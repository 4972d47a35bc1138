export { clauseRecords } from './clause-records.ts';
export type { AttributionRecord, ClauseRecord, RoleRecord } from './clause-records.ts';
export { codeDocument, readSentences } from './code-document.ts';
export type { CodingContext, CodingResult, ReadSentence } from './code-document.ts';
export { CODED_LANGUAGES } from './packs/coding-pack.ts';
export type { Chain } from './attribution/chain.ts';
export type { Spoken, TokenRange } from './attribution/spoken.ts';
export { explainClaim } from './explain.ts';
export type { Explanation } from './explain.ts';
