import type { Dossier } from './dossier.ts';
import {
  type Story,
  buildLedger,
  findCounts,
  findReplies,
  findWithdrawals,
  sentencesOf,
  withQuantities,
  withSpeakers,
} from './ledger/index.ts';
import { type Origin, type OriginDocument, findOrigins } from './origins/index.ts';
import type { StoryJudgement } from './reviews/reviews.ts';
import {
  type BareSentence,
  ECHO_WEIGHTS,
  type EchoWeights,
  type Telling,
  WEIGHTS,
  type Weights,
  contextOf,
  findEchoes,
  findReactions,
  findStories,
  judgedStories,
  stanceIn,
  whyTogether,
  type Reason,
  storySpace,
  withStrays,
} from './stories/index.ts';

/** The articles of a dossier with what origins are found from. */
export async function originDocuments(dossier: Dossier): Promise<OriginDocument[]> {
  const documents: OriginDocument[] = [];
  for await (const record of dossier.documents()) {
    documents.push({ ...record, text: (await dossier.text(record.article)) ?? '' });
  }
  return documents;
}

/** Groups of articles of a dossier that have one origin. */
export async function readOrigins(dossier: Dossier): Promise<Origin[]> {
  return findOrigins(await originDocuments(dossier));
}

/** The stories of a dossier with their ledger of agreement, in order of their first telling. */
export async function readStories(dossier: Dossier): Promise<Story[]> {
  const documents = await originDocuments(dossier);
  return storiesOf(documents, await readTellings(dossier, documents), dossier.reviews.stories);
}

/** The stories whose id begins so, each with why its tellings stand together. */
export async function explainStories(
  dossier: Dossier,
  id: string,
): Promise<{ readonly story: Story; readonly reasons: readonly Reason[] }[]> {
  const documents = await originDocuments(dossier);
  const tellings = await readTellings(dossier, documents);
  const space = storySpace(tellings, documents.map(contextOf));
  return storiesOf(documents, tellings, dossier.reviews.stories)
    .filter((story) => story.id.startsWith(id))
    .map((story) => ({ story, reasons: whyTogether(space, story.tellings) }));
}

/** The stories that the claims of these articles tell, as the user's judgements leave them. */
export function storiesOf(
  documents: readonly OriginDocument[],
  tellings: readonly Telling[],
  judgements: readonly StoryJudgement[] = [],
  weights: Weights = WEIGHTS,
  echoWeights: EchoWeights = ECHO_WEIGHTS,
): Story[] {
  const space = storySpace(tellings, documents.map(contextOf));
  const groups = withStrays(space, findStories(space, weights), echoWeights);
  const bare = bareSentences(documents, tellings);
  const isReaction = ({ exact, lang }: BareSentence): boolean => stanceIn(exact, lang) !== undefined;
  const reacting = new Set(bare.filter(isReaction));
  const echoes = findEchoes(
    space,
    groups,
    bare.filter((sentence) => !reacting.has(sentence)),
    echoWeights,
  );
  const told = groups.map((group, at) => [...group, ...(echoes.get(at) ?? []).map(withQuantities)]);
  const misread = misreadSentences(documents, told).filter(isReaction);
  const reactions = findReactions(space, told, [...reacting, ...misread], weights);
  const joining = new Map<number, Telling[]>();
  const join = (at: number, list: readonly Telling[]): void => {
    joining.set(at, [...(joining.get(at) ?? []), ...list]);
  };
  for (const [at, list] of reactions.bare) join(at, list);
  const joined = new Set(
    [...echoes.values(), ...reactions.bare.values()]
      .flat()
      .map(({ article, claim }) => placeKey(article, claim.selector)),
  );
  const rest = bare.filter((sentence) => !joined.has(placeKey(sentence.article, sentence)));
  for (const [at, list] of findCounts(told, rest)) join(at, list);
  for (const [from, to] of reactions.moved) join(to, told[from]);
  const stories = told.flatMap((group, at) =>
    reactions.moved.has(at) ? [] : [[...group, ...(joining.get(at) ?? [])]],
  );
  return buildLedger(
    judgedStories(stories, judgements).map(inOrder),
    findOrigins(documents),
    documents.flatMap(findWithdrawals),
    documents.flatMap(findReplies),
  );
}

function placeKey(article: string, { start }: { readonly start: number }): string {
  return `${article} ${start}`;
}

/** Sentences whose claims nothing else tells, and none of which says that somebody denies or doubts it. */
function misreadSentences(
  documents: readonly OriginDocument[],
  groups: readonly (readonly Telling[])[],
): BareSentence[] {
  const told = groups.flatMap((group) =>
    group.length > 1 ||
    group[0].claim.attribution.some(({ stance }) => stance === 'denies' || stance === 'doubts')
      ? group
      : [],
  );
  const without = new Set(bareSentences(documents, groups.flat()).map((one) => placeKey(one.article, one)));
  return bareSentences(documents, told).filter((one) => !without.has(placeKey(one.article, one)));
}

/** Sentences of running text in which no claim was read. */
export function bareSentences(
  documents: readonly OriginDocument[],
  tellings: readonly Telling[],
): BareSentence[] {
  const claimed = new Map<string, Set<number>>();
  for (const { article, claim } of tellings) {
    const starts = claimed.get(article) ?? new Set();
    claimed.set(article, starts);
    starts.add(claim.selector.start);
  }
  return documents.flatMap((document) => {
    const starts = [...(claimed.get(document.article) ?? [])];
    return sentencesOf(document, RUNNING_TEXT)
      .filter(({ start, end }) => !starts.some((one) => one >= start && one < end))
      .map((sentence) => ({ ...sentence, document: document.id, lang: document.lang }));
  });
}

const RUNNING_TEXT: ReadonlySet<string> = new Set(['paragraph', 'list-item']);

/** In order of publication. */
function inOrder(tellings: readonly Telling[]): Telling[] {
  return tellings.toSorted(
    (a, b) =>
      compare(a.published ?? '9999', b.published ?? '9999') ||
      compare(a.article, b.article) ||
      a.claim.selector.start - b.claim.selector.start ||
      compare(a.claim.id, b.claim.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The claims of a dossier with what is known of their articles. */
export async function readTellings(
  dossier: Dossier,
  documents: readonly Pick<OriginDocument, 'article' | 'lang' | 'published'>[],
): Promise<Telling[]> {
  const records = new Map(documents.map((document) => [document.article, document]));
  const tellings: Telling[] = [];
  for await (const { article, claim } of dossier.claims()) {
    const record = records.get(article);
    tellings.push({
      article,
      claim,
      lang: record?.lang ?? 'und',
      ...(record?.published === undefined ? {} : { published: record.published }),
    });
  }
  return withSpeakers(tellings);
}
