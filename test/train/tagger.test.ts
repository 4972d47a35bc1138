import { expect, test } from 'vitest';
import { fromConllu, parseConllu } from '../../src/language/index.ts';
import { encodePack } from '../../src/language/pack-format.ts';
import { TaggerModel } from '../../src/language/tagger-model.ts';
import { TAGGER_DEFAULTS, trainTagger } from '../../train/tagger.ts';
import { accuracy } from '../../train/tagger-step.ts';
import { TINY_TREEBANK } from '../language/tiny-treebank.ts';

const treebank = fromConllu(parseConllu(TINY_TREEBANK), 'de');

function train(): TaggerModel {
  return new TaggerModel(
    trainTagger(treebank, new Map(), { ...TAGGER_DEFAULTS, bits: 14, members: 2 }, () => {}),
  );
}

test('a tagger learns its treebank, and is the same to the byte when trained again', () => {
  const [one, two] = [train(), train()];
  expect(accuracy(one, treebank)).toMatch(/^UPOS 100\.00/);
  const files = [one, two].map(({ tables }) => encodePack({}, TaggerModel.sections(tables)));
  expect(Buffer.from(files[0]).equals(Buffer.from(files[1]))).toBe(true);
});

test('the mean of several models differs from any one of them', () => {
  const single = trainTagger(treebank, new Map(), { ...TAGGER_DEFAULTS, bits: 14, members: 1 }, () => {});
  expect(train().tables.weights).not.toEqual(single.weights);
});
