/**
 * Fits the weights of the stories (src/dossier/stories/weights.ts) on labelled dossiers: logistic regression on pairs of labelled
 * tellings, held near weights that were set by hand. Prints them, and the log-loss of each dossier under weights fitted on the others.
 *
 *     node build/bench/quality/fit-stories.js FOLDER=DOSSIER…   [--hold 15]
 *
 * FOLDER holds labels.json, DOSSIER is the folder that `breuklijn read FOLDER --dossier DOSSIER` made.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDossier } from '../../src/dossier/index.ts';
import { originDocuments, readTellings } from '../../src/dossier/read-stories.ts';
import { evidenceOf, isOtherDay } from '../../src/dossier/stories/similarity.ts';
import { type Features, contextOf, storySpace } from '../../src/dossier/stories/index.ts';
import { EVIDENCE } from '../../src/dossier/stories/weights.ts';
import type { Labels } from './score-dossier.ts';

interface Pair {
  /** 1 for the base, then the evidence in its order. */
  readonly x: readonly number[];
  readonly together: boolean;
  readonly weight: number;
}

const STEPS = 1500;
const RATE = 0.02;
/** Pairs that are apart are many and easy: all of them weigh three times those that are together. */
const APART = 300;
const TOGETHER = 100;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { hold: { type: 'string', default: '15' } },
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
const held = names.map((name) => BY_HAND[name]);
const sets: { readonly name: string; readonly pairs: readonly Pair[] }[] = [];
for (const positional of positionals) {
  const [folder, dossier] = positional.split('=');
  sets.push({ name: basename(folder), pairs: await pairsOf(folder, dossier) });
}
for (const set of sets) {
  const others = sets.filter((other) => other !== set).flatMap(({ pairs }) => pairs);
  if (others.length > 0)
    console.log(`${set.name.padEnd(20)} log-loss ${loss(fit(others), set.pairs).toFixed(3)}, left out`);
}
const fitted = fit(sets.flatMap(({ pairs }) => pairs));
names.forEach((name, k) => console.log(`  ${name}: ${Number(fitted[k].toFixed(2))},`));

/** Pairs of labelled tellings, each by the claim of the labelled type where its sentence has one. */
async function pairsOf(folder: string, path: string): Promise<Pair[]> {
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Labels;
  const dossier = await openDossier(path);
  try {
    const documents = await originDocuments(dossier);
    const inputs = new Map(documents.map(({ article, input }) => [article, basename(input)]));
    const { features } = storySpace(await readTellings(dossier, documents), documents.map(contextOf));
    const items = (labels.stories ?? []).flatMap(({ story, type, tellings }) =>
      tellings.flatMap(({ file, id, quote }) => {
        const own = features.filter(
          ({ telling }) =>
            inputs.get(telling.article) === (id ?? basename(file)) &&
            (telling.claim.selector.exact.includes(quote) || quote.includes(telling.claim.selector.exact)),
        );
        const best = own.find((one) => one.type === type) ?? own.at(0);
        return best === undefined ? [] : [{ story, features: best }];
      }),
    );
    const pairs = items.flatMap((a, i) =>
      items
        .slice(0, i)
        .filter((b) => a.features !== b.features && !isOtherDay(a.features, b.features))
        .map((b) => ({ x: rowOf(a.features, b.features), together: a.story === b.story })),
    );
    const together = pairs.filter((pair) => pair.together).length;
    return pairs.map((pair) => ({
      ...pair,
      weight: pair.together ? TOGETHER / together : APART / (pairs.length - together),
    }));
  } finally {
    dossier.close();
  }
}

function rowOf(a: Features, b: Features): number[] {
  const evidence = evidenceOf(a, b);
  return [1, ...EVIDENCE.map((name) => evidence[name])];
}

function probability(weights: readonly number[], x: readonly number[]): number {
  return 1 / (1 + Math.exp(-x.reduce((sum, value, k) => sum + value * weights[k], 0)));
}

/** Gradient descent with moments (Kingma and Ba, 2015). */
function fit(pairs: readonly Pair[]): number[] {
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
