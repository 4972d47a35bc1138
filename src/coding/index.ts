export { codeDocument } from './code-document.ts';
export type { CodingContext, CodingResult } from './code-document.ts';
export { CODED_LANGUAGES } from './packs/coding-pack.ts';
