/**
 * Fits the weights of the stories (src/dossier/stories/weights.ts) on labelled dossiers: logistic regression on pairs of labelled
 * tellings, and of sentences with labelled tellings, held near weights that were set by hand. Prints them, and what each dossier's
 * stories are worth under weights fitted on the others.
 *
 *     node build/bench/quality/fit-stories.js FOLDER=DOSSIER…   [--hold 15] [--errors NAME] [--shipped] [--out DIR]
 *
 * With `--shipped` the shipped weights are scored; `--errors` lists what went wrong in one of them, `--link` tries another bar for
 * sentences without a claim, and `--out` keeps the weights that each was scored with. FOLDER holds labels.json, DOSSIER is the folder that `breuklijn read FOLDER --dossier DOSSIER` made.
 */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { findOrigins } from '../../src/dossier/origins/index.ts';
import { storiesOf } from '../../src/dossier/read-stories.ts';
import type { Story } from '../../src/dossier/index.ts';
import { ECHO_EVIDENCE, ECHO_WEIGHTS, type EchoWeights } from '../../src/dossier/stories/echo-likeness.ts';
import { EVIDENCE, WEIGHTS, type Weights } from '../../src/dossier/stories/weights.ts';
import { type Output, scoreDossier } from './score-dossier.ts';
import { type LabelledDossier, type Pair, echoPairsOf, openLabelled, pairsOf } from './story-pairs.ts';

const STEPS = 500;
const RATE = 0.04;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    hold: { type: 'string', default: '15' },
    shipped: { type: 'boolean', default: false },
    errors: { type: 'string' },
    link: { type: 'string' },
    out: { type: 'string' },
  },
});
const hold = Number(values.hold);
if (positionals.length === 0) throw new Error('name labelled folders with their dossiers: FOLDER=DOSSIER');

const names = ['base', ...EVIDENCE] as const;
/** Set by hand before any pair was seen; the fewer pairs, the more they hold. */
const BY_HAND: Readonly<Record<(typeof names)[number], number>> = {
  base: -2.5,
  otherType: -1.5,
  nearType: 0.3,
  concept: 0.8,
  mode: 0.4,
  sameActors: 0.5,
  otherActors: -0.8,
  sameRecipients: 0.5,
  otherRecipients: -0.6,
  crossed: -1.5,
  parties: 0.6,
  otherParties: -1.5,
  sameDay: 1.5,
  sameTime: 0.5,
  late: -1.5,
  apart: -2,
  sameObjects: 0.5,
  otherObjects: -3,
  otherTopic: -0.3,
  words: 2.5,
  core: 1,
  meanings: 2,
  otherLanguage: 0.8,
  names: 1.5,
  otherNames: -1,
  numbers: 0.6,
  otherNumbers: -0.2,
  figures: 0.5,
  otherFigures: -0.6,
  place: 0.5,
  otherPlace: -1,
  planned: -0.4,
  imagined: -1.2,
  polarity: -0.2,
  sameArticle: -0.3,
  context: 1.5,
};
/** The same for a sentence without a claim. */
const ECHO_BY_HAND: Readonly<Record<'base' | (typeof ECHO_EVIDENCE)[number], number>> = {
  base: -4,
  actorNamed: 0.5,
  recipientNamed: 0.3,
  otherParties: -1,
  sameDay: 1.8,
  sameTime: 0.8,
  late: -1.5,
  apart: -2,
  sameThing: 0.5,
  words: 2.5,
  wordsWithin: 1,
  core: 1,
  meanings: 2,
  within: 1,
  otherLanguage: 0.8,
  names: 1.5,
  otherNames: -0.8,
  numbers: 0.8,
  otherNumbers: 0,
  context: 1.2,
  sameArticle: 0,
};
const held = names.map((name) => BY_HAND[name]);
const echoNames = ['base', ...ECHO_EVIDENCE] as const;
const heldEchoes = echoNames.map((name) => ECHO_BY_HAND[name]);
const sets: {
  readonly labelled: LabelledDossier;
  readonly pairs: readonly Pair[];
  readonly echoes: readonly Pair[];
}[] = [];
for (const positional of positionals) {
  const [folder, dossier] = positional.split('=');
  const labelled = await openLabelled(folder, dossier);
  sets.push({ labelled, pairs: pairsOf(labelled), echoes: echoPairsOf(labelled) });
}
for (const set of sets) {
  const others = sets.filter((other) => other !== set);
  const shipped = values.shipped || others.length === 0;
  const weights = shipped
    ? undefined
    : fit(
        others.flatMap(({ pairs }) => pairs),
        held,
      );
  const echoes = shipped
    ? undefined
    : fit(
        others.flatMap(({ echoes }) => echoes),
        heldEchoes,
      );
  const { name } = set.labelled;
  const how =
    weights === undefined
      ? ''
      : `log-loss ${loss(weights, set.pairs).toFixed(3)}, of echoes ${loss(echoes ?? [], set.echoes).toFixed(3)}, left out`;
  console.log(`${name.padEnd(20)} ${how}`);
  if (values.out !== undefined && weights !== undefined && echoes !== undefined) {
    const kept = JSON.stringify([weightsOf(weights), echoWeightsOf(echoes)]);
    writeFileSync(join(values.out, `${name}.json`), kept);
  }
  const { figures, errors } = scored(
    set.labelled,
    weights === undefined ? WEIGHTS : weightsOf(weights),
    echoes === undefined ? ECHO_WEIGHTS : echoWeightsOf(echoes),
  );
  for (const [figure, value] of figures) console.log(`  ${figure.padEnd(44)} ${value}`);
  if (values.errors === name) for (const line of errors) console.log(line);
}
const fitted = fit(
  sets.flatMap(({ pairs }) => pairs),
  held,
);
names.forEach((name, k) => console.log(`  ${name}: ${Number(fitted[k].toFixed(2))},`));
const fittedEchoes = fit(
  sets.flatMap(({ echoes }) => echoes),
  heldEchoes,
);
console.log('echoes');
echoNames.forEach((name, k) => console.log(`  ${name}: ${Number(fittedEchoes[k].toFixed(2))},`));

function probability(weights: readonly number[], x: readonly number[]): number {
  return 1 / (1 + Math.exp(-x.reduce((sum, value, k) => sum + value * weights[k], 0)));
}

/** Gradient descent with moments (Kingma and Ba, 2015). */
function fit(pairs: readonly Pair[], held: readonly number[]): number[] {
  const weights = [...held];
  const first = weights.map(() => 0);
  const second = weights.map(() => 0);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = weights.map((weight, k) => hold * (weight - held[k]) * (k === 0 ? 0.1 : 1));
    for (const { x, together, weight } of pairs) {
      const error = weight * (probability(weights, x) - Number(together));
      x.forEach((value, k) => (gradient[k] += error * value));
    }
    gradient.forEach((slope, k) => {
      first[k] = 0.9 * first[k] + 0.1 * slope;
      second[k] = 0.999 * second[k] + 0.001 * slope * slope;
      weights[k] -=
        (RATE * (first[k] / (1 - 0.9 ** step))) / (Math.sqrt(second[k] / (1 - 0.999 ** step)) + 1e-8);
    });
  }
  return weights;
}

function loss(weights: readonly number[], pairs: readonly Pair[]): number {
  let sum = 0;
  let all = 0;
  for (const { x, together, weight } of pairs) {
    const p = probability(weights, x);
    sum -= weight * Math.log(Math.max(1e-9, together ? p : 1 - p));
    all += weight;
  }
  return sum / all;
}

function weightsOf(fitted: readonly number[]): Weights {
  return { ...WEIGHTS, ...Object.fromEntries(names.map((name, k) => [name, fitted[k]])) };
}

function echoWeightsOf(fitted: readonly number[]): EchoWeights {
  return {
    ...ECHO_WEIGHTS,
    ...Object.fromEntries(echoNames.map((name, k) => [name, fitted[k]])),
    link: Number(values.link ?? ECHO_WEIGHTS.link),
  };
}

/** What the stories under these weights are worth: the figures of quality/dossier.js. */
function scored(
  { labels, documents, tellings }: LabelledDossier,
  weights: Weights,
  echoWeights: EchoWeights,
): ReturnType<typeof scoreDossier> {
  const inputs = new Map(documents.map(({ article, input }) => [article, basename(input)]));
  const inputOf = (article: string): string => inputs.get(article) ?? '';
  const stories = storiesOf(documents, tellings, [], weights, echoWeights);
  const output: Output = {
    stories: stories.map((story) => outputStory(story, inputOf)),
    origins: findOrigins(documents).map(({ articles }) => ({ inputs: articles.map(inputOf) })),
  };
  const { figures, errors } = scoreDossier(labels, output);
  const echoes = stories.flatMap(({ tellings }) => tellings.filter(({ echo }) => echo === true));
  const labelled = echoes.filter(({ article, claim: { selector } }) =>
    (labels.stories ?? []).some(({ tellings }) =>
      tellings.some(
        ({ file, id, quote }) =>
          inputOf(article) === (id ?? basename(file)) &&
          (quote.includes(selector.exact) || selector.exact.includes(quote)),
      ),
    ),
  );
  const count = `${echoes.length}, of which labelled ${labelled.length}`;
  return { figures: [...figures, ['sentences without a claim taken in', count]], errors };
}

function outputStory(story: Story, inputOf: (article: string) => string): Output['stories'][number] {
  const { id, type, status, tellings, stances, figures } = story;
  return {
    id,
    type,
    status,
    tellings: tellings.map(({ article, claim }) => ({
      input: inputOf(article),
      quote: claim.selector.exact,
    })),
    stances: stances.map(({ speaker, stance, withdraws, telling, notice }) => ({
      speaker: { text: speaker.text, ...(speaker.id === undefined ? {} : { id: speaker.id }) },
      stance,
      withdraws,
      ...(telling === undefined ? {} : { telling }),
      ...(notice === undefined ? {} : { notice: { input: inputOf(notice.article), quote: notice.exact } }),
    })),
    figures: figures.map(({ unit, values }) => ({
      ...(unit === undefined ? {} : { unit }),
      values: values.map(({ value, tellings }) => ({ value, tellings })),
    })),
  };
}
