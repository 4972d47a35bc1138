import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OriginDocument, findOrigins } from '../../../src/dossier/origins/index.ts';

const REPORT =
  'Het marineschip Wielingen heeft dinsdag drie vissersboten uit Varland aan de ketting gelegd in de baai van Ormuz. ' +
  'Aan boord vonden de mariniers 40 ton zwaveldioxide en twaalf kisten met papieren van de havendienst. ' +
  'De schippers zeggen dat zij niet wisten wat zij vervoerden, aldus een woordvoerder van de kustwacht. ' +
  'Het ministerie in de hoofdstad wil pas reageren als het onderzoek is afgerond. ' +
  'Vorige maand werden in dezelfde wateren al vijf schepen tegengehouden.';
const OTHER =
  'In de haven van Lumen is woensdag brand uitgebroken in een loods met graan. ' +
  'De brandweer had het vuur na zes uur onder controle en meldt geen gewonden. ' +
  'Het is de derde brand in korte tijd op hetzelfde terrein, zegt de havenmeester. ' +
  'De politie sluit opzet niet uit en vraagt getuigen zich te melden bij het bureau aan de kade.';

function documentOf(name: string, text: string, parts: Partial<OriginDocument> = {}): OriginDocument {
  return {
    id: name,
    article: name,
    input: `${name}.txt`,
    lang: 'nl',
    authors: [],
    marks: [{ start: 0, end: text.length, kind: 'paragraph' }],
    published: '2024-03-05',
    text,
    ...parts,
  };
}

/** With a credit after the body. */
function credited(
  name: string,
  text: string,
  credit: string,
  parts: Partial<OriginDocument> = {},
): OriginDocument {
  return documentOf(name, `${text}\n${credit}`, {
    marks: [
      { start: 0, end: text.length, kind: 'paragraph' },
      { start: text.length + 1, end: text.length + 1 + credit.length, kind: 'byline' },
    ],
    ...parts,
  });
}

describe('findOrigins', () => {
  it('takes the same words for one origin and names the agency', () => {
    const origins = findOrigins([
      credited('b', REPORT, 'Redactie / Zeekust', { outlet: 'De Loods', published: '2024-03-06' }),
      documentOf('a', REPORT, { outlet: 'Persbureau Zeekust' }),
      documentOf('c', OTHER),
    ]);
    expect(origins).toHaveLength(1);
    expect(origins[0]).toMatchObject({ id: 'a', articles: ['a', 'b'], kind: 'wire', source: 'zeekust' });
    expect(origins[0].links).toEqual([{ from: 'a', to: 'b', kind: 'verbatim', share: 1 }]);
  });

  it('finds a copied part within a longer article', () => {
    const half = REPORT.split('. ').slice(0, 3).join('. ');
    const origins = findOrigins([documentOf('a', REPORT), documentOf('b', `${half}. ${OTHER}`)]);
    expect(origins.map(({ articles, kind }) => [articles, kind])).toEqual([[['a', 'b'], 'partial']]);
  });

  it('keeps apart what only quotes the same words', () => {
    const quotation = `‘${REPORT.replaceAll('. ', ', ')}’`;
    expect(
      findOrigins([
        documentOf('a', `${OTHER} ${quotation}, zegt de schipper.`),
        documentOf(
          'b',
          `Op de beurs van Lumen daalde de prijs van tarwe vrijdag met vier procent tot 212 kronen. Handelaren wijten dat aan de goede oogst in het zuiden en aan de volle silo's langs de rivier. ${quotation}, aldus de kapitein.`,
        ),
      ]),
    ).toEqual([]);
  });

  it('does not compare what appeared months apart', () => {
    expect(
      findOrigins([documentOf('a', REPORT), documentOf('b', REPORT, { published: '2024-09-05' })]),
    ).toEqual([]);
  });

  it('links a report of another outlet to its source', () => {
    const report =
      'Marineschepen hebben in de baai van Ormuz drie vissersboten met 40 ton zwaveldioxide tegengehouden, meldt De Loods. ' +
      'Volgens de krant wisten de schippers niet wat zij vervoerden. De oppositie vraagt om een debat. ' +
      'Minister Quint zegt dat zij de zaak onderzoekt en binnen twee weken een brief stuurt.';
    const origins = findOrigins([
      documentOf('a', REPORT, { outlet: 'De Loods' }),
      documentOf('b', report, { outlet: 'Kustblad', published: '2024-03-06' }),
    ]);
    expect(origins.map(({ kind, source }) => [kind, source])).toEqual([['quote', 'loods']]);
  });

  it('takes the source that a feed names for one that is reported', () => {
    const report =
      'Marineschepen hebben in de baai van Ormuz drie vissersboten met 40 ton zwaveldioxide tegengehouden. ' +
      'De schippers wisten niet wat zij vervoerden. De oppositie vraagt om een debat. ' +
      'Minister Quint zegt dat zij de zaak onderzoekt en binnen twee weken een brief stuurt.';
    const found = (parts: Partial<OriginDocument>): unknown =>
      findOrigins([
        documentOf('a', REPORT, { outlet: 'De Loods' }),
        documentOf('b', report, { outlet: 'Kustblad', published: '2024-03-06', ...parts }),
      ]).map(({ kind, source }) => [kind, source]);
    expect(found({ source: 'De Loods' })).toEqual([['quote', 'loods']]);
    expect(found({})).toEqual([]);
  });

  it('gives the same groups for any order', () => {
    const documents = [
      documentOf('a', REPORT, { outlet: 'Persbureau Zeekust' }),
      credited('b', REPORT.replace('dinsdag', 'gisteren'), 'bron: Zeekust', { published: '2024-03-06' }),
      documentOf('c', OTHER),
      documentOf('d', OTHER.replace('woensdag', 'deze week')),
      documentOf('e', `${REPORT} ${OTHER}`),
    ];
    const expected = findOrigins(documents);
    expect(expected.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
        expect(findOrigins(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
