export { byPublication, findFlows } from './find-flows.ts';
export type { Flow, FlowKey, FlowParty } from './find-flows.ts';
