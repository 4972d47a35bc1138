import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '../src/document/index.ts';
import { resourcePath } from '../src/resources.ts';
import { breaksStep } from './breaks-step.ts';
import { WIKIPEDIA, isShipped, type TreebankLanguage } from './lib/data.ts';
import { lemmaStep } from './lemma-step.ts';
import { namesStep } from './names-step.ts';
import { parserStep } from './parser-step.ts';
import type { TrainContext, TrainStep } from './step.ts';
import { taggerStep } from './tagger-step.ts';

/** Trainers in the order in which they need each other's packs. */
const STEPS: readonly TrainStep[] = [breaksStep, taggerStep, lemmaStep, parserStep, namesStep];
/** Those that need a treebank and nothing else. */
const TREEBANK_STEPS: readonly TrainStep<TreebankLanguage>[] = [taggerStep, lemmaStep, parserStep];

const USAGE = `usage: node build/train/main.js nl|en --data DIR [--only STEP] [--out DIR] [--wikipedia none|most|all]
       node build/train/main.js de|fr|es|it|pt --data DIR --out DIR [--only STEP]`;

/**
 * `node build/train/main.js nl --data DIR`: trains all packs of a language, the same bytes each time.
 *
 * A language that is not shipped gets tags, lemmas and trees from DIR/ud/<language>/*.conllu, and figures on its `-dev` file; where
 * that is the only file, four fifths of its documents train and the figures are of the fifth.
 */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      only: { type: 'string' },
      out: { type: 'string' },
      wikipedia: { type: 'string' },
    },
  });
  const language = LANGUAGES.find(
    (one): one is TreebankLanguage => one === positionals[0] && one !== 'und' && one !== 'other',
  );
  const { data } = values;
  if (language === undefined || data === undefined) return refuse();
  const wikipedia = WIKIPEDIA.find(
    (use) => use === (values.wikipedia ?? (isShipped(language) ? 'all' : 'most')),
  );
  if (wikipedia === undefined) return refuse();
  const packs = values.out ?? (isShipped(language) ? resourcePath('packs', language) : undefined);
  if (packs === undefined) return refuse();
  mkdirSync(packs, { recursive: true });
  const report = (line: string): void => console.log(`  ${line}`);
  const context = { data, packs, wikipedia, report };
  if (isShipped(language)) train(STEPS, { ...context, language }, values.only);
  else train(TREEBANK_STEPS, { ...context, language }, values.only);
}

function train<L extends TreebankLanguage>(
  steps: readonly TrainStep<L>[],
  context: TrainContext<L>,
  only: string | undefined,
): void {
  for (const step of steps) {
    if (only !== undefined && only !== step.name) continue;
    console.log(`${context.language} ${step.name}`);
    step.run(context);
  }
}

function refuse(): void {
  console.error(USAGE);
  process.exitCode = 2;
}

main();
