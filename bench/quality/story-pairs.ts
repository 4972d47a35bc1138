import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openDossier } from '../../src/dossier/index.ts';
import type { OriginDocument } from '../../src/dossier/origins/index.ts';
import { originDocuments, readTellings } from '../../src/dossier/read-stories.ts';
import {
  type Features,
  type StorySpace,
  type Telling,
  contextOf,
  storySpace,
} from '../../src/dossier/stories/index.ts';
import { evidenceOf, isOtherDay } from '../../src/dossier/stories/similarity.ts';
import { ECHO_EVIDENCE, echoEvidenceOf } from '../../src/dossier/stories/echo-likeness.ts';
import { bareTelling } from '../../src/dossier/stories/echoes.ts';
import { bareSentences } from '../../src/dossier/read-stories.ts';
import { EVIDENCE } from '../../src/dossier/stories/weights.ts';
import type { Labels } from './score-dossier.ts';

/** A labelled folder with what was read out of it. */
export interface LabelledDossier {
  readonly name: string;
  readonly labels: Labels;
  readonly documents: readonly OriginDocument[];
  readonly tellings: readonly Telling[];
}

/** Two labelled tellings. */
export interface Pair {
  /** 1 for the base, then the evidence in its order. */
  readonly x: readonly number[];
  readonly together: boolean;
  readonly weight: number;
}

/** Pairs that are apart are many and easy: all of them weigh three times those that are together. */
const APART = 300;
const TOGETHER = 100;

/** @param folder holds labels.json; `path` the dossier that `breuklijn read FOLDER --dossier PATH` made */
export async function openLabelled(folder: string, path: string): Promise<LabelledDossier> {
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Labels;
  const dossier = await openDossier(path);
  try {
    const documents = await originDocuments(dossier);
    return { name: basename(folder), labels, documents, tellings: await readTellings(dossier, documents) };
  } finally {
    dossier.close();
  }
}

/** A labelled telling with the claim that was read in its sentence. */
export interface LabelledClaim {
  readonly story: string;
  readonly features: Features;
}

/** The labelled tellings, each by the claim of the labelled type where its sentence has one. */
export function labelledClaims(
  { labels, documents }: LabelledDossier,
  { features }: StorySpace,
): LabelledClaim[] {
  const inputs = new Map(documents.map(({ article, input }) => [article, basename(input)]));
  return (labels.stories ?? []).flatMap(({ story, type, tellings }) =>
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
}

/** Pairs of labelled tellings; those of different days are decided without weights. */
export function pairsOf(set: LabelledDossier): Pair[] {
  const items = labelledClaims(set, spaceOf(set));
  const pairs = items.flatMap((a, i) =>
    items
      .slice(0, i)
      .filter((b) => a.features !== b.features && !isOtherDay(a.features, b.features))
      .map((b) => ({ x: rowOf(a.features, b.features), together: a.story === b.story })),
  );
  return weighted(pairs);
}

/** Sentences of the articles, as if no claim had been read in them, with labelled claims of other articles. */
export function echoPairsOf(set: LabelledDossier): Pair[] {
  const space = spaceOf(set);
  const items = labelledClaims(set, space);
  const inputs = new Map(set.documents.map(({ article, input }) => [article, basename(input)]));
  const told = (set.labels.stories ?? []).flatMap(({ story, tellings }) =>
    tellings.map(({ file, id, quote }) => ({ story, input: id ?? basename(file), quote })),
  );
  const pairs = bareSentences(set.documents, []).flatMap((sentence) => {
    const input = inputs.get(sentence.article);
    const own = new Set(
      told
        .filter((one) => one.input === input)
        .filter(({ quote }) => quote.includes(sentence.exact) || sentence.exact.includes(quote))
        .map(({ story }) => story),
    );
    const bare = space.featuresOf(bareTelling(sentence));
    return items
      .filter(({ features }) => features.telling.article !== sentence.article)
      .flatMap(({ story, features }, at) => {
        const evidence = echoEvidenceOf(bare, features);
        const together = own.has(story);
        // Most have nothing in common; of those that have, one in four tells enough.
        const alike = evidence.within > 0.15 || evidence.names > 0;
        if (!together && !(alike && (at + sentence.start) % 4 === 0)) return [];
        return [{ x: [1, ...ECHO_EVIDENCE.map((name) => evidence[name])], together }];
      });
  });
  return weighted(pairs);
}

function spaceOf({ documents, tellings }: LabelledDossier): StorySpace {
  return storySpace(tellings, documents.map(contextOf));
}

function weighted(pairs: readonly Omit<Pair, 'weight'>[]): Pair[] {
  const together = pairs.filter((pair) => pair.together).length;
  return pairs.map((pair) => ({
    ...pair,
    weight: pair.together ? TOGETHER / together : APART / (pairs.length - together),
  }));
}

function rowOf(a: Features, b: Features): number[] {
  const evidence = evidenceOf(a, b);
  return [1, ...EVIDENCE.map((name) => evidence[name])];
}
