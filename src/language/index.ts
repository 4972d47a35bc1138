export { fromConllu, parseConllu, toConllu } from './conllu.ts';
export type { ConlluSentence, ConlluWord } from './conllu.ts';
export { languageStage } from './language-id.ts';
export type { ParseMode } from './parse-model.ts';
export { PACKED_LANGUAGES, loadPipeline, stages } from './pipeline.ts';
export type { PipelineOptions } from './pipeline.ts';
export { wholeTextBlocks } from './plain-blocks.ts';
export { assemble } from './stage.ts';
export type { Stage } from './stage.ts';
