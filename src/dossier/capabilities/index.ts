export { findCapabilities } from './find-capabilities.ts';
export type { Capability } from './find-capabilities.ts';
