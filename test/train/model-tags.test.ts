import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UPOS } from '../../src/document/index.ts';
import type { Stage } from '../../src/language/stage.ts';
import { tagStage } from '../../src/language/tag.ts';
import { TaggerModel } from '../../src/language/tagger-model.ts';
import { resourcePath } from '../../src/resources.ts';
import { modelTags } from '../../train/lib/model-tags.ts';
import { tokenised } from '../language/documents.ts';

test('trainers tag by the model alone, whatever stands in the list of known nouns', () => {
  const models = new Map([['nl', TaggerModel.open(resourcePath('packs', 'nl', 'tagger.pack'))]] as const);
  const words = readFileSync(resourcePath('packs', 'nl', 'noun-forms.txt'), 'utf8')
    .split('\n')
    .filter((line) => /^\p{Ll}+$/u.test(line));
  const document = tokenised(words.map((word) => `Zij ${word} dat.`).join(' '));
  const nouns = (stage: Stage): number =>
    stage
      .run(document)
      .layer('tags')
      .upos.filter((tag) => UPOS[tag] === 'NOUN').length;
  const listed = tagStage(models);
  expect(nouns(listed)).toBeGreaterThan(nouns(modelTags(models)));
  expect(nouns(modelTags(models))).toBe(nouns(tagStage(models, () => new Set())));
});
