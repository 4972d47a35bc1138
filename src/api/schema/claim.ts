import { Type, type TUnsafe } from 'typebox';
import type { Claim } from '../../claim/index.ts';

/** A claim, as `ontology/claim.schema.json` has it: one schema for files, answers and this page. */
export const ClaimSchema: TUnsafe<Claim> = Type.Unsafe<Claim>({ $ref: 'claim#' });
