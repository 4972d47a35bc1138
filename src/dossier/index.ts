export { Dossier, openDossier } from './dossier.ts';
export type { Added, Counts, OpenOptions } from './dossier.ts';
export type { ClaimFilter } from './filter.ts';
export { FORMAT, MANIFEST_FILE } from './manifest.ts';
export type { Manifest } from './manifest.ts';
export { articleId } from './record.ts';
export type { BlockMark, DocumentEntry, DocumentRecord, StoredClaim } from './record.ts';
export type { SegmentProblem } from './segments.ts';
