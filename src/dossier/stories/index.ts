export { contextOf } from './context.ts';
export type { ArticleContext } from './context.ts';
export { echoOf, findEchoes } from './echoes.ts';
export type { BareSentence } from './echoes.ts';
export { findStories } from './find-stories.ts';
export type { TellingGroup } from './find-stories.ts';
export { participantKeys, storySpace } from './features.ts';
export type { Features, StorySpace, Telling } from './features.ts';
export { findReactions, stanceIn } from './reactions.ts';
