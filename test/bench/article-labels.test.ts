import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Claim {
  readonly trigger: string;
  readonly quote: string;
  readonly offset: number;
  readonly actors: readonly { readonly text: string }[];
  readonly recipients: readonly { readonly text: string }[];
  readonly time?: { readonly text: string; readonly start?: string; readonly end?: string };
}

interface Article {
  readonly id: string;
  readonly text: string;
  readonly marks: readonly { readonly text: string }[];
  readonly claims: readonly Claim[];
}

const path = fileURLToPath(new URL('../gold/dev-docs.jsonl', import.meta.url));
const articles = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Article);

describe.each(articles)('labels of $id', ({ text, marks, claims }) => {
  it('quotes at the offset it gives', () => {
    expect(claims.length).toBeGreaterThan(10);
    for (const { offset, quote } of claims) expect(text.slice(offset, offset + quote.length)).toBe(quote);
  });

  it('takes triggers and participants from the sentence', () => {
    for (const { quote, trigger, actors, recipients } of claims) {
      for (const part of trigger.split(' … ')) expect(quote).toContain(part);
      for (const participant of [...actors, ...recipients]) expect(quote).toContain(participant.text);
    }
  });

  it('marks passages of the text and no claim on them', () => {
    for (const mark of marks) {
      expect(text).toContain(mark.text);
      expect(claims.filter(({ quote }) => mark.text.includes(quote))).toEqual([]);
    }
  });

  it('gives times that end after they begin', () => {
    for (const { time } of claims)
      if (time?.start !== undefined && time.end !== undefined) expect(time.start <= time.end).toBe(true);
  });
});
