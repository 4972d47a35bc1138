import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemaProblems, textProblems } from '../../src/claim/index.ts';
import { readInputs, readText, type Article } from '../../src/ingest/index.ts';
import { loadReader } from '../../src/reader.ts';
import { resourcePath } from '../../src/resources.ts';

const read = loadReader();

async function sampleArticles(): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const result of readInputs([resourcePath('examples', 'korea')])) {
    if ('article' in result) articles.push(result.article);
  }
  return articles;
}

describe('the sample dossier', () => {
  it('gives claims that fit the schema and stand where they say, in at least thirty articles', async () => {
    const articles = await sampleArticles();
    expect(articles.length).toBeGreaterThanOrEqual(30);
    let count = 0;
    for (const article of articles) {
      for (const claim of read(article).claims) {
        count++;
        expect(
          [...schemaProblems(claim), ...textProblems(claim, article.text)],
          `${article.input}: ${claim.selector.exact}`,
        ).toEqual([]);
        expect(claim.selector.exact).toContain(
          article.text.slice(claim.trigger.span?.start, claim.trigger.span?.end),
        );
      }
    }
    expect(count).toBeGreaterThan(articles.length);
  });

  it('reads the same twice', async () => {
    const [article] = await sampleArticles();
    expect(JSON.stringify(read(article).claims)).toBe(JSON.stringify(loadReader()(article).claims));
  });
});

describe('any text', () => {
  it('is read without throwing, and what comes out fits the schema', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { claims } = read(readText('any', text));
        for (const claim of claims) expect(schemaProblems(claim)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('made of the words of news in any order is read without throwing', () => {
    const words =
      'Noord-Korea zei dat Rusland wapens levert aan , . " “ ” ‘ ’ niet om te als zodra Poetin hij de het twee landen 10.000 maandag ( ) : - en of sancties tegen werd door'.split(
        ' ',
      );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (picked) => {
        const text = picked.join(' ');
        const { claims } = read({ ...readText('any', text, { lang: 'nl' }) });
        for (const claim of claims)
          expect([...schemaProblems(claim), ...textProblems(claim, text)]).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('in a language without a pack gives no claims and says so', () => {
    const german =
      'Die Bundesregierung hat am Montag neue Sanktionen gegen Russland angekündigt, weil die Angriffe auf die Ukraine nicht aufhören und die Verhandlungen gescheitert sind.';
    const { claims, notes } = read(readText('de', german));
    expect(claims).toEqual([]);
    expect(notes.join()).toContain('"de"');
  });
});
