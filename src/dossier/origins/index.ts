export { findOrigins } from './find-origins.ts';
export { ORIGIN_KINDS } from './origin.ts';
export type { Origin, OriginDocument, OriginKind, OriginLink } from './origin.ts';
export { keysOf, soundOf } from './sentence-keys.ts';
export type { SentenceKey } from './sentence-keys.ts';
