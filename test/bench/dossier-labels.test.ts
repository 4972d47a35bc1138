import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Place {
  readonly file: string;
  readonly id?: string;
  readonly quote?: string;
}

interface Labels {
  readonly articles: readonly Place[];
  readonly origins: readonly (readonly (string | Place)[])[];
  readonly stories: readonly { readonly story: string; readonly tellings: readonly Place[] }[];
  readonly figures: readonly { readonly story: string; readonly values: readonly Place[] }[];
  readonly denials: readonly (Place & { readonly of: Place })[];
  readonly doubts: readonly (Place & { readonly of: Place })[];
  readonly withdrawals: readonly (Place & { readonly withdraws: Place })[];
  readonly different: readonly (readonly string[])[];
  readonly status: Readonly<Record<string, string>>;
}

describe.each(['dossier-delta', 'dossier-epsilon', 'dossier-eta'])('%s', (name) => {
  const folder = fileURLToPath(new URL(`../gold/${name}`, import.meta.url));
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Labels;

  it('lists every article of the folder, and no other', () => {
    const there = readdirSync(folder)
      .filter((file) => file !== 'README.md' && file !== 'labels.json')
      .flatMap((file) => (file.endsWith('.jsonl') ? lines(folder, file).map(({ id }) => id) : [file]));
    expect(labels.articles.map(({ file, id }) => id ?? file).toSorted()).toEqual(there.toSorted());
  });

  it('quotes sentences that stand in their article', () => {
    const quotes = places(labels).filter(({ quote }) => quote !== undefined);
    expect(quotes.length).toBeGreaterThan(50);
    for (const place of quotes) expect(textOf(folder, place)).toContain(place.quote);
  });

  it('names stories and articles that it has', () => {
    const stories = new Set(labels.stories.map(({ story }) => story));
    expect(stories.size).toBe(labels.stories.length);
    const named = [
      ...labels.figures.map(({ story }) => story),
      ...labels.different.flat(),
      ...Object.keys(labels.status),
    ];
    expect(named.filter((story) => !stories.has(story))).toEqual([]);
    const articles = new Set(labels.articles.map(({ file }) => file));
    const files = [
      ...labels.origins.flat().filter((one) => typeof one === 'string'),
      ...places(labels).map(({ file }) => file),
    ];
    expect(files.filter((file) => !articles.has(file))).toEqual([]);
  });

  it('denies, doubts and withdraws only what a story tells', () => {
    const told = new Set(labels.stories.flatMap(({ tellings }) => tellings.map(({ quote }) => quote)));
    const targets = [
      ...labels.denials.map(({ of }) => of),
      ...labels.doubts.map(({ of }) => of),
      ...labels.withdrawals.map(({ withdraws }) => withdraws),
    ];
    expect(targets.filter(({ quote }) => !told.has(quote))).toEqual([]);
  });
});

/** Everything in the labels that names a file, at any depth. */
function places(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(places);
  return 'file' in value ? [value as Place, ...inner] : inner;
}

/** The text of an article as its file has it; of a line of a .jsonl, the text of that line. */
function textOf(folder: string, { file, id }: Place): string {
  if (id === undefined) return readFileSync(join(folder, file), 'utf8');
  return lines(folder, file).find((line) => line.id === id)?.text ?? '';
}

function lines(folder: string, file: string): { readonly id: string; readonly text: string }[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; text: string });
}
