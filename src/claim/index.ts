export {
  CERTAINTIES,
  CLAIM_KINDS,
  CLAIM_TYPES,
  EVENT_TYPES,
  JUDGEMENT_TYPES,
  PARTICIPANT_KINDS,
  POLARITIES,
  REALITIES,
  STANCES,
  STATE_TYPES,
  VIAS,
  isClaimType,
  kindOfType,
} from './claim.ts';
export type {
  Attribution,
  Certainty,
  Claim,
  ClaimKind,
  ClaimObject,
  ClaimTime,
  ClaimType,
  Condition,
  Participant,
  ParticipantKind,
  Place,
  Polarity,
  Quantity,
  Reality,
  Selector,
  Stance,
  TextSpan,
  Trigger,
  Via,
} from './claim.ts';
export { claimId } from './claim-id.ts';
export { isContext, isMode, maybeCameo, maybeTypeMode } from './ontology.ts';
export type { TypeMode } from './ontology.ts';
export { checkedClaim, isDate, schemaProblems, textProblems } from './validate.ts';
