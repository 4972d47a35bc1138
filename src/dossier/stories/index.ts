export { findStories } from './find-stories.ts';
export type { TellingGroup } from './find-stories.ts';
export { participantKeys } from './features.ts';
export type { Telling } from './features.ts';
