export { tensionConstants } from './constants.ts';
export type { TensionConstant } from './constants.ts';
export { changePoints, squaredCost } from './pelt.ts';
export { storiesAt, tensionOf } from './tension.ts';
export type { ChangePoint, Report, Tension, TensionPoint } from './tension.ts';
export { SERIES, isBetween, weighStory } from './weigh.ts';
export type { SeriesName, WeighedStory } from './weigh.ts';
