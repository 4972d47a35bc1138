export { findRelations } from './find-relations.ts';
export type { Relation, RelationMonth, RelationState } from './find-relations.ts';
