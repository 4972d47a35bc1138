import { basename } from 'node:path';

/** Where a labelled sentence stands: the file, or the line of a .jsonl by its id. */
export interface LabelPlace {
  readonly file: string;
  readonly id?: string;
}

export interface LabelTelling extends LabelPlace {
  readonly quote: string;
}

/** What a careful reader finds in a dossier; parts that are absent are not measured. */
export interface Labels {
  readonly origins?: readonly (readonly (string | LabelPlace)[])[];
  readonly stories?: readonly {
    readonly story: string;
    readonly type: string;
    readonly status?: string;
    readonly tellings: readonly LabelTelling[];
    readonly stances?: readonly { readonly speaker: string; readonly stance: string }[];
  }[];
  readonly figures?: readonly {
    readonly story: string;
    readonly unit: string;
    readonly values: readonly (LabelPlace & { readonly value: number })[];
  }[];
  readonly denials?: readonly (LabelTelling & { readonly of: LabelTelling })[];
  readonly withdrawals?: readonly (LabelTelling & { readonly withdraws: LabelTelling })[];
  /** As denials, but the speaker only says that it cannot tell. */
  readonly doubts?: readonly (LabelTelling & { readonly of: LabelTelling })[];
  /** Pairs of stories of one type and the same actors that are never one. */
  readonly different?: readonly (readonly [string, string])[];
  /** By story, where the stories themselves carry none. */
  readonly status?: Readonly<Record<string, string>>;
}

export interface OutputStory {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly tellings: readonly { readonly input: string; readonly quote: string }[];
  readonly stances: readonly {
    readonly speaker: { readonly id?: string; readonly text: string };
    readonly stance: string;
    readonly withdraws?: boolean;
    readonly telling?: number;
    readonly notice?: { readonly input: string; readonly quote: string };
  }[];
  readonly figures: readonly {
    readonly unit?: string;
    readonly values: readonly { readonly value: number; readonly tellings: readonly number[] }[];
  }[];
}

export interface OutputOrigin {
  readonly inputs: readonly string[];
}

export interface Output {
  readonly stories: readonly OutputStory[];
  readonly origins: readonly OutputOrigin[];
}

interface Item {
  readonly story: string;
  readonly label: LabelTelling;
  /** Position of the story of the output that tells it; undefined when none does. */
  readonly found: number | undefined;
}

/** A sentence that goes against another. */
interface Stance {
  readonly kind: 'denial' | 'withdrawal' | 'doubt';
  readonly at: LabelTelling;
  readonly of: LabelTelling;
}

/** Figures by name, and what went wrong in a line each. */
export function scoreDossier(
  labels: Labels,
  output: Output,
): { figures: [string, string][]; errors: string[] } {
  const figures: [string, string][] = [];
  const errors: string[] = [];
  const items = (labels.stories ?? []).flatMap((labelled) =>
    assigned(labelled, output.stories).map((item): Item => ({ story: labelled.story, ...item })),
  );
  const found = items.filter(({ found }) => found !== undefined);
  figures.push(['tellings found', rate(found.length, items.length)]);
  for (const { found, story, label } of items) {
    if (found === undefined) errors.push(`MISSING  ${story}: ${place(label)} “${label.quote}”`);
  }
  // A telling that was not read is a story by itself: it costs recall.
  const clusterOf = (item: Item, at: number): string =>
    item.found === undefined ? `- ${at}` : String(item.found);
  figures.push(...agreement('stories', items, clusterOf));
  figures.push(...agreement('stories of tellings read', found, clusterOf));
  for (const { story } of labels.stories ?? []) {
    const own = new Set(found.filter((item) => item.story === story).map((item) => item.found));
    if (own.size > 1)
      errors.push(`SPLIT    ${story}: ${[...own].map((at) => titleOf(output.stories[at ?? 0])).join(' | ')}`);
  }
  figures.push(['different events merged', mergedEvents(found, labels, output, errors)]);
  figures.push(...scoreOrigins(labels, output, errors));
  figures.push(...scoreFigures(labels, output, items, errors));
  figures.push(...scoreStances(labels, output, errors));
  figures.push(...scoreStatus(labels, output, items, errors));
  return { figures, errors };
}

/**
 * The story of the output with this sentence. Where one sentence is told in several stories, the one of the labelled type,
 * else the one that tells most of the labelled story.
 */
function assigned(
  { type, tellings }: { readonly type: string; readonly tellings: readonly LabelTelling[] },
  stories: readonly OutputStory[],
): Pick<Item, 'label' | 'found'>[] {
  const all = tellings.map((label) =>
    stories.flatMap((story, at) => (story.tellings.some((telling) => isSame(telling, label)) ? [at] : [])),
  );
  const tally = (at: number): number => all.filter((list) => list.includes(at)).length;
  return tellings.map((label, i) => ({
    label,
    found: all[i]
      .toSorted(
        (a, b) =>
          Number(stories[b].type === type) - Number(stories[a].type === type) || tally(b) - tally(a) || a - b,
      )
      .at(0),
  }));
}

function isSame(telling: { readonly input: string; readonly quote: string }, label: LabelTelling): boolean {
  return isPlace(telling.input, label) && overlaps(telling.quote, label.quote);
}

function isPlace(input: string, { file, id }: LabelPlace): boolean {
  return id === undefined ? basename(input) === basename(file) : input === id || basename(input) === id;
}

/** One quote stands in the other, or they share their beginning or end. */
function overlaps(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  return (
    x.includes(y) ||
    y.includes(x) ||
    (x.length > 40 && y.length > 40 && (x.slice(0, 40) === y.slice(0, 40) || x.slice(-40) === y.slice(-40)))
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Pairwise and B-cubed precision, recall and F1 of a clustering. */
function agreement(
  name: string,
  items: readonly Item[],
  clusterOf: (item: Item, at: number) => string,
): [string, string][] {
  const clusters = items.map(clusterOf);
  let both = 0;
  let predicted = 0;
  let labelled = 0;
  const cubed = { precision: 0, recall: 0 };
  for (let i = 0; i < items.length; i++) {
    let same = 0;
    let inCluster = 0;
    let inStory = 0;
    for (let j = 0; j < items.length; j++) {
      const together = clusters[i] === clusters[j];
      const alike = items[i].story === items[j].story;
      if (together) inCluster++;
      if (alike) inStory++;
      if (together && alike) same++;
      if (j <= i) continue;
      if (together) predicted++;
      if (alike) labelled++;
      if (together && alike) both++;
    }
    cubed.precision += same / inCluster / items.length;
    cubed.recall += same / inStory / items.length;
  }
  return [
    [`${name}, pairwise P/R/F1`, prf(both / Math.max(1, predicted), both / Math.max(1, labelled))],
    [`${name}, B-cubed P/R/F1`, prf(cubed.precision, cubed.recall)],
  ];
}

/** Labelled stories that some story of the output takes for one. */
function mergedEvents(found: readonly Item[], labels: Labels, output: Output, errors: string[]): string {
  const pairs = new Map<string, boolean>();
  const typeOf = new Map((labels.stories ?? []).map(({ story, type }) => [story, type]));
  for (const a of found) {
    for (const b of found) {
      if (a.story >= b.story || a.found !== b.found || plain(a.label.quote) === plain(b.label.quote))
        continue;
      const pair = `${a.story} + ${b.story}`;
      if (pairs.has(pair)) continue;
      pairs.set(pair, typeOf.get(a.story) === typeOf.get(b.story));
      errors.push(
        `MERGED   ${pair}: “${a.label.quote}” “${b.label.quote}” (${titleOf(output.stories[a.found ?? 0])})`,
      );
    }
  }
  const alike = [...pairs.values()].filter(Boolean).length;
  const different = (labels.different ?? []).filter((two) => pairs.has(two.toSorted().join(' + ')));
  const labelled =
    labels.different && `, of the labelled pairs ${different.length} of ${labels.different.length}`;
  return `${pairs.size}, of one type ${alike}${labelled ?? ''}`;
}

function scoreOrigins({ origins }: Labels, output: Output, errors: string[]): [string, string][] {
  if (origins === undefined) return [];
  const nameOf = (one: string | LabelPlace): string =>
    typeof one === 'string' ? basename(one) : (one.id ?? basename(one.file));
  const gold = pairsOf(origins.map((group) => group.map(nameOf)));
  const given = pairsOf(output.origins.map(({ inputs }) => inputs.map((input) => basename(input))));
  let both = 0;
  for (const pair of given) {
    if (gold.has(pair)) both++;
    else errors.push(`ORIGIN+  ${pair}`);
  }
  for (const pair of gold) if (!given.has(pair)) errors.push(`ORIGIN-  ${pair}`);
  return [['origins, pairwise P/R/F1', prf(both / Math.max(1, given.size), both / Math.max(1, gold.size))]];
}

function pairsOf(groups: readonly (readonly string[])[]): Set<string> {
  return new Set(
    groups.flatMap((group) => group.flatMap((a) => group.filter((b) => a < b).map((b) => `${a} + ${b}`))),
  );
}

/** Values of the labels that the story's ledger has, with the article. */
function scoreFigures(
  labels: Labels,
  output: Output,
  items: readonly Item[],
  errors: string[],
): [string, string][] {
  if (labels.figures === undefined) return [];
  let right = 0;
  let all = 0;
  for (const { story, unit, values } of labels.figures) {
    const own = storiesOf(story, items).map((at) => output.stories[at]);
    for (const { value, ...at } of values) {
      all++;
      const there = own.some(({ figures, tellings }) =>
        figures.some(
          (figure) =>
            figure.unit === unit &&
            figure.values.some(
              (one) =>
                one.value === value && one.tellings.some((telling) => isPlace(tellings[telling].input, at)),
            ),
        ),
      );
      if (there) right++;
      else errors.push(`FIGURE   ${story}: ${value} ${unit} in ${at.id ?? at.file}`);
    }
  }
  return [['figures right', rate(right, all)]];
}

function storiesOf(story: string, items: readonly Item[]): number[] {
  return [...new Set(items.filter((item) => item.story === story).flatMap(({ found }) => found ?? []))];
}

/** Denials, withdrawals and doubts stand in the ledger of the story they are of. */
function scoreStances(labels: Labels, output: Output, errors: string[]): [string, string][] {
  const figures: [string, string][] = [];
  const count = (name: string, wanted: readonly Stance[]): void => {
    const missing = wanted.filter((stance) => !isInLedger(stance, output));
    for (const { kind, at, of } of missing)
      errors.push(`STANCE   ${kind} ${place(at)} “${at.quote}” of “${of.quote}”`);
    figures.push([name, rate(wanted.length - missing.length, wanted.length)]);
  };
  const denials = (labels.denials ?? []).map(({ of, ...at }): Stance => ({ kind: 'denial', at, of }));
  const withdrawals = (labels.withdrawals ?? []).map(({ withdraws, ...at }): Stance => ({
    kind: 'withdrawal',
    at,
    of: withdraws,
  }));
  if (labels.denials !== undefined || labels.withdrawals !== undefined)
    count('denials and withdrawals in the ledger', [...denials, ...withdrawals]);
  if (labels.doubts !== undefined)
    count(
      'doubts in the ledger',
      labels.doubts.map(({ of, ...at }): Stance => ({ kind: 'doubt', at, of })),
    );
  return figures;
}

function isInLedger({ kind, at, of }: Stance, { stories }: Output): boolean {
  return stories.some(
    (story) =>
      story.tellings.some((telling) => isSame(telling, of)) &&
      story.stances.some(
        ({ stance, withdraws, telling, notice }) =>
          (stance === 'denies' || stance === 'doubts') &&
          (kind !== 'withdrawal' || withdraws === true) &&
          ((notice !== undefined && isSame(notice, at)) ||
            (telling !== undefined && isPlace(story.tellings[telling].input, at))),
      ),
  );
}

function scoreStatus(
  labels: Labels,
  output: Output,
  items: readonly Item[],
  errors: string[],
): [string, string][] {
  const wanted = (labels.stories ?? [])
    .map(({ story, status }) => ({ story, status: status ?? labels.status?.[story] }))
    .filter(({ status }) => status !== undefined);
  if (wanted.length === 0) return [];
  let right = 0;
  for (const { story, status } of wanted) {
    const own = storiesOf(story, items).toSorted(
      (a, b) => output.stories[b].tellings.length - output.stories[a].tellings.length || a - b,
    );
    const given = own.length === 0 ? undefined : output.stories[own[0]].status;
    if (given === status) right++;
    else errors.push(`STATUS   ${story}: ${given ?? 'not found'}, should be ${status}`);
  }
  return [['status right', rate(right, wanted.length)]];
}

function titleOf({ type, tellings }: OutputStory): string {
  return `${type} ×${tellings.length} “${tellings[0].quote.slice(0, 50)}”`;
}

function place({ file, id }: LabelPlace): string {
  return id ?? file;
}

function rate(part: number, whole: number): string {
  return whole === 0 ? '-' : `${(part / whole).toFixed(3)} (${part} of ${whole})`;
}

function prf(precision: number, recall: number): string {
  const f = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return [precision, recall, f].map((value) => value.toFixed(3)).join(' / ');
}
