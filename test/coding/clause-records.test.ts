import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseRecords, type ClauseRecord } from '../../src/coding/index.ts';
import { isEventNoun } from '../../src/coding/clauses/event-nouns.ts';
import { SentenceTree } from '../../src/coding/clauses/sentence-tree.ts';
import type { Language } from '../../src/document/index.ts';
import { treeDocument } from '../helpers/tree-document.ts';

/** A record in one line: trigger, roles, what is not plain. */
function show(record: ClauseRecord): string {
  const roles = (['agent', 'patient', 'beneficiary', 'oblique'] as const).flatMap((role) =>
    record[role].map(
      ({ text, preposition }) => `${role}=${preposition === undefined ? '' : `${preposition}:`}${text}`,
    ),
  );
  const odd = [
    record.voice === 'active' ? '' : record.voice,
    record.tense,
    record.polarity === 'positive' ? '' : record.polarity,
    record.certainty === 'certain' ? '' : record.certainty,
    record.reality === 'actual' ? '' : record.reality,
  ];
  const said = record.attribution.map(({ speaker, cue }) => `{${speaker.text} ${cue}}`);
  return [`${record.trigger.lemma} [${record.trigger.text}]`, ...roles, ...odd, ...said]
    .filter((part) => part !== '')
    .join(' ');
}

const LEVERT = `
Seoul Seoul PROPN 2 nsubj
levert leveren VERB 0 root Tense=Pres|VerbForm=Fin
geen geen DET 4 det
wapens wapen NOUN 2 obj
aan aan ADP 6 case
Kyiv Kyiv PROPN 2 obl
`;

const ZEGT = `
Moskou Moskou PROPN 2 nsubj
zegt zeggen VERB 0 root Tense=Pres|VerbForm=Fin
dat dat SCONJ 6 mark
Kyiv Kyiv PROPN 6 nsubj
de de DET 6 det
haven haven NOUN 7 obj
beschoot beschieten VERB 2 ccomp Tense=Past|VerbForm=Fin
`;

const LEVERING = `
De de DET 2 det
uitlevering uitlevering NOUN 6 nsubj:pass
van van ADP 4 case
verdachten verdachte NOUN 2 nmod
wordt worden AUX 6 aux:pass Tense=Pres|VerbForm=Fin
gestaakt staken VERB 0 root VerbForm=Part
`;

const FEEST = `
Dat dat PRON 4 nsubj
is zijn AUX 4 cop Tense=Pres|VerbForm=Fin
een een DET 4 det
schip schip NOUN 0 root
`;

const BESTAANDE = `
De de DET 3 det
verouderende verouderen VERB 3 amod VerbForm=Part|Tense=Pres
vloot vloot NOUN 4 nsubj
verdwijnt verdwijnen VERB 0 root Tense=Pres|VerbForm=Fin
`;

const CASES: readonly (readonly [name: string, lang: Language, tree: string, expected: readonly string[]])[] =
  [
    [
      'roles with their prepositions, negation',
      'nl',
      LEVERT,
      ['leveren [levert] agent=Seoul patient=geen wapens oblique=aan:Kyiv present negative'],
    ],
    [
      'event nouns that no pack need list; the subject of a passive undergoes',
      'nl',
      LEVERING,
      [
        'uitlevering [uitlevering] patient=van:verdachten present',
        'staken [gestaakt] patient=De uitlevering van verdachten passive present',
      ],
    ],
    [
      'the copula where nothing is known of what is predicated',
      'nl',
      FEEST,
      ['zijn [is] agent=Dat patient=een schip present'],
    ],
    [
      'no participle that only describes',
      'nl',
      BESTAANDE,
      ['verdwijnen [verdwijnt] agent=De verouderende vloot present'],
    ],
  ];

describe('clause records', () => {
  it.each(CASES)('%s', (_, lang, tree, expected) => {
    expect(clauseRecords(treeDocument(tree, lang)).map(show)).toEqual(expected);
  });

  it('say who says it, by which word and how far', () => {
    const document = treeDocument(
      ZEGT.replace('dat dat SCONJ 6', 'dat dat SCONJ 7')
        .replaceAll(' 6 ', ' 7 ')
        .replace('de de DET 7', 'de de DET 6'),
    );
    const record = clauseRecords(document).find(({ trigger }) => trigger.lemma === 'beschieten');
    const [said] = record?.attribution ?? [];
    const at = (span: { start: number; end: number } | undefined): string =>
      span === undefined ? '' : document.text.slice(span.start, span.end);
    expect(said?.speaker.text).toBe('Moskou');
    expect(at(said?.speaker.span)).toBe('Moskou');
    expect(at(said?.cueSpan)).toBe('zegt');
    expect(at(said?.contentSpan)).toContain('Kyiv de haven beschoot');
  });

  it('point at the words that they give', () => {
    fc.assert(
      fc.property(fc.constantFrom(LEVERT, LEVERING, FEEST, BESTAANDE), (tree) => {
        const document = treeDocument(tree);
        for (const record of clauseRecords(document)) {
          expect(document.text.slice(record.trigger.span.start, record.trigger.span.end)).toBe(
            record.trigger.text,
          );
          for (const { text, span } of [
            ...record.agent,
            ...record.patient,
            ...record.beneficiary,
            ...record.oblique,
          ])
            expect(document.text.slice(span.start, span.end)).toBe(text);
          expect(record.trigger.span.start).toBeGreaterThanOrEqual(record.sentence.start);
          expect(record.trigger.span.end).toBeLessThanOrEqual(record.sentence.end);
        }
      }),
    );
  });
});

describe('event nouns', () => {
  const words: readonly (readonly [word: string, lang: Language, isEvent: boolean])[] = [
    ['levering', 'nl', true],
    ['vredesbesprekingen', 'nl', true],
    ['wapenstilstand', 'nl', true],
    ['verklaring', 'nl', true],
    ['eenheidsregering', 'nl', false],
    ['koning', 'nl', false],
    ['tafel', 'nl', false],
    ['delivery', 'en', true],
    ['departure', 'en', true],
    ['negotiations', 'en', true],
    ['government', 'en', false],
    ['table', 'en', false],
  ];
  it.each(words)('%s (%s): %s', (word, lang, isEvent) => {
    const tree = new SentenceTree(treeDocument(`${word} ${word} NOUN 0 root`, lang), 0);
    expect(isEventNoun(tree, 0, lang)).toBe(isEvent);
  });
});
