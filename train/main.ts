import { parseArgs } from 'node:util';
import { resourcePath } from '../src/resources.ts';
import { breaksStep } from './breaks-step.ts';
import { WIKIPEDIA } from './lib/data.ts';
import { lemmaStep } from './lemma-step.ts';
import { namesStep } from './names-step.ts';
import { parserStep } from './parser-step.ts';
import type { TrainStep } from './step.ts';
import { taggerStep } from './tagger-step.ts';

/** Trainers in the order in which they need each other's packs. */
const STEPS: readonly TrainStep[] = [breaksStep, taggerStep, lemmaStep, parserStep, namesStep];

const USAGE =
  'usage: node build/train/main.js nl|en --data DIR [--only STEP] [--out DIR] [--wikipedia none|most|all]';

/** `node build/train/main.js nl --data DIR`: trains all packs of a language, the same bytes each time. */
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
  const [language] = positionals;
  const wikipedia = WIKIPEDIA.find((use) => use === (values.wikipedia ?? 'all'));
  if ((language !== 'nl' && language !== 'en') || values.data === undefined || wikipedia === undefined) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const packs = values.out ?? resourcePath('packs', language);
  for (const step of STEPS) {
    if (values.only !== undefined && values.only !== step.name) continue;
    console.log(`${language} ${step.name}`);
    step.run({ language, data: values.data, packs, wikipedia, report: (line) => console.log(`  ${line}`) });
  }
}

main();
