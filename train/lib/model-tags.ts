import type { Language } from '../../src/document/index.ts';
import type { Stage } from '../../src/language/stage.ts';
import { tagStage } from '../../src/language/tag.ts';
import type { TaggerModel } from '../../src/language/tagger-model.ts';

/** Tags by models alone, without lists of known nouns: a word more in a list must not change the bytes of what is trained on tags. */
export function modelTags(models: ReadonlyMap<Language, TaggerModel>): Stage {
  return tagStage(models, () => new Set());
}
