export { findConditions } from './find-conditions.ts';
export type { HangingOn, Said } from './find-conditions.ts';
export { CONDITION_KINDS } from './kind.ts';
export type { ConditionKind } from './kind.ts';
export type { Match } from './match.ts';
export type { ConditionSource, Sentence } from './sentence.ts';
