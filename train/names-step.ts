import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAME_KINDS, type Language } from '../src/document/index.ts';
import { parseConllu, type ConlluSentence } from '../src/language/conllu.ts';
import { NameFinder } from '../src/language/names-finder.ts';
import { OUTSIDE, kindOfLabel } from '../src/language/names-labels.ts';
import { NamesModel, type NamesTables } from '../src/language/names-model.ts';
import { encodePack } from '../src/language/pack-format.ts';
import type { Stage } from '../src/language/stage.ts';
import { TaggerModel } from '../src/language/tagger-model.ts';
import { clusterWords } from './lib/clusters.ts';
import { documentFor, linesOf, trainSentences, type TrainedLanguage } from './lib/data.ts';
import { modelTags } from './lib/model-tags.ts';
import { gumSentence } from './lib/names-gum.ts';
import { namedDocument, readColumns, readNewspapers, type MarkedSentence } from './lib/names-data.ts';
import { actorNames, listTables } from './lib/names-lists.ts';
import { scoreLine } from './lib/names-score.ts';
import { kindsOf, markedSentences, treebankSpans, withPeoples, type SilverSpan } from './lib/names-silver.ts';
import { NAMES_DEFAULTS, labelsFound, trainNames, type NamedDocument } from './names.ts';
import type { TrainContext, TrainStep } from './step.ts';
import { formsFor } from './tagger-step.ts';
import { TAGGER_DEFAULTS, trainTagger } from './tagger.ts';

/** Sentences of a treebank that make a document. */
const TREEBANK_LENGTH = 10;
const COMMON_WORDS = 12_000;
const CLUSTERS = { nl: 250, en: 120 };
const CLUSTERED_WORDS = { nl: 40_000, en: 15_000 };
const CLUSTER_ROUNDS = 5;
/** Wikipedia's silver sentences that are no prose: titles, redirects, lists. */
const PROSE = /^\p{Lu}.*\s\p{Ll}+\s.*\.$/u;
/** Every fifth document of GUM is kept aside. */
const GUM_ASIDE = 5;

/** Trains `names.pack` and, for Dutch, says what the table does on no set that it may not see. */
export const namesStep: TrainStep = {
  name: 'names',
  run(context) {
    const { language, data } = context;
    const tagger = taggerOf(context.packs, language);
    const lists = namesLists(context, tagger);
    const documents =
      language === 'nl' ? dutchDocuments(context, tagger, lists) : englishDocuments(context, tagger, lists);
    const tables = trainNames(documents, lists, NAMES_DEFAULTS, context.report);
    const file = encodePack({ model: 'names', language }, NamesModel.sections(tables));
    writeFileSync(join(context.packs, 'names.pack'), file);
    context.report(`names.pack ${file.length} bytes`);
    if (language === 'nl') return;
    const model = new NamesModel(tables);
    context.report(`wnut17 dev: ${scoreLine(model, wnut(data, 'emerging.dev.conll', tagger))}`);
    context.report(`GUM news aside: ${scoreLine(model, gumDocuments(data, tagger).aside)}`);
  },
};

export function taggerOf(packs: string, language: Language): Stage {
  return modelTags(new Map([[language, TaggerModel.open(join(packs, 'tagger.pack'))]]));
}

/** Lists, and clusters of the words of raw text. @param parts of WikiANN whose names are listed: none that trains */
export function namesLists(
  { data, language, report }: Pick<TrainContext, 'data' | 'language' | 'report'>,
  tagger: Stage,
  parts: readonly string[] = ['train'],
): Omit<NamesTables, 'weights'> {
  // Names of Wikipedia stand in the lists of both languages; the sentences that lists were made of do not train.
  const wikipedia = parts.flatMap((part) => wikiann(data, part, tagger, language));
  const clusters = clusterWords(rawSentences(data, language, wikipedia), {
    clusters: CLUSTERS[language],
    words: CLUSTERED_WORDS[language],
    rounds: CLUSTER_ROUNDS,
  });
  report(`${clusters.size} words in clusters`);
  return listTables(actorNames(language), wikipedia, commonWords(data, language), clusters);
}

function wikiann(data: string, part: string, tagger: Stage, language: TrainedLanguage): NamedDocument[] {
  return readColumns(join(data, 'names', 'wikiann-nl', `${part}.conllu`), 1)
    .flat()
    .map((sentence) => namedDocument([sentence], language, tagger));
}

function commonWords(data: string, language: TrainedLanguage): string[] {
  const frequent = linesOf(data, 'lexica', `FrequencyWords-2018-${language}-50k.txt`).map(
    (line) => line.split(' ')[0],
  );
  const lowered = new Set(
    trainSentences(data, language).flatMap(({ words }) =>
      words.filter(({ upos }) => upos !== 'PROPN').map(({ form }) => form),
    ),
  );
  return frequent.filter((word) => lowered.has(word)).slice(0, COMMON_WORDS);
}

/** Sentences of words in lower case, digits as one. */
function rawSentences(data: string, language: TrainedLanguage, more: readonly NamedDocument[]): string[][] {
  const words = (line: string): string[] =>
    line
      .toLowerCase()
      .replace(/\d/g, '0')
      .split(' ')
      .filter((word) => word !== '');
  const treebank = trainSentences(data, language).map((sentence) =>
    words(sentence.words.map(({ form }) => form).join(' ')),
  );
  if (language === 'en') return treebank;
  const raw = readdirSync(join(data, 'raw'))
    .sort()
    .flatMap((file) => linesOf(data, 'raw', file));
  return [...treebank, ...raw.map(words), ...more.map(({ document }) => words(document.text))];
}

/** Newspapers marked by hand, silver prose of Wikipedia, and the treebank with kinds that a finder of the first two gives it. */
function dutchDocuments(
  context: TrainContext,
  tagger: Stage,
  lists: Omit<NamesTables, 'weights'>,
): NamedDocument[] {
  const { data, report } = context;
  const newspapers = readNewspapers(join(data, 'names', 'europeana-nl', 'enp_NL.kb.bio')).map((document) =>
    namedDocument(document, 'nl', tagger),
  );
  const wikipedia = ['val', 'test']
    .flatMap((part) => wikiann(data, part, tagger, 'nl'))
    .filter(({ document }) => PROSE.test(document.text));
  report(`${newspapers.length} documents of newspapers, ${wikipedia.length} sentences of Wikipedia`);
  const marked = withPeoples([...newspapers, ...wikipedia], actorNames('nl'));
  const first = trainNames(marked, lists, { ...NAMES_DEFAULTS, models: 1 }, report);
  const treebank = silverTreebank(context, new NamesModel(first));
  return [...marked, ...treebank];
}

/** Tweets marked by hand, news with entity marks, and the treebank with kinds that a finder of the first two gives it. */
function englishDocuments(
  context: TrainContext,
  tagger: Stage,
  lists: Omit<NamesTables, 'weights'>,
): NamedDocument[] {
  const tweets = wnut(context.data, 'wnut17train.conll', tagger);
  const news = gumDocuments(context.data, tagger).train;
  const first = trainNames([...tweets, ...news], lists, { ...NAMES_DEFAULTS, models: 1 }, context.report);
  const treebank = silverTreebank(context, new NamesModel(first));
  return [...tweets, ...news, ...treebank];
}

export function wnut(data: string, file: string, tagger: Stage): NamedDocument[] {
  return readColumns(join(data, 'names', 'wnut17-en', file), 0)
    .flat()
    .map((sentence) => namedDocument([sentence], 'en', tagger));
}

/** The documents of GUM news, every fifth kept aside. */
export function gumDocuments(
  data: string,
  tagger: Stage,
): { train: NamedDocument[]; aside: NamedDocument[] } {
  const documents: ConlluSentence[][] = [];
  for (const sentence of parseConllu(readFileSync(join(data, 'ud', 'en', 'gum-news-train.conllu'), 'utf8'))) {
    if (sentence.comments.some((comment) => comment.startsWith('# newdoc'))) documents.push([]);
    documents[documents.length - 1].push(sentence);
  }
  const named = documents.map((sentences) => namedDocument(sentences.map(gumSentence), 'en', tagger));
  return {
    train: named.filter((_, d) => d % GUM_ASIDE !== 0),
    aside: named.filter((_, d) => d % GUM_ASIDE === 0),
  };
}

/** The treebank in two halves, each tagged by a tagger trained on the other: its own tagger knows its names too well. */
function silverTreebank(context: TrainContext, model: NamesModel): NamedDocument[] {
  const { language, data, report } = context;
  // What is kept aside of the news is in the treebank too: only the rest is used here.
  const gum = new Set(
    language === 'en'
      ? parseConllu(readFileSync(join(data, 'ud', 'en', 'gum-news-train.conllu'), 'utf8')).map(
          ({ text }) => text,
        )
      : [],
  );
  const sentences = trainSentences(data, language).filter(({ text }) => !gum.has(text));
  const groups: ConlluSentence[][] = [];
  for (let i = 0; i < sentences.length; i += TREEBANK_LENGTH)
    groups.push(sentences.slice(i, i + TREEBANK_LENGTH));
  const halves = [0, 1].map((half) => groups.filter((_, g) => g % 2 === half).flat());
  const forms = formsFor(context);
  const taggers = halves.map((_, half) => {
    const others = documentFor(halves[1 - half], language);
    const tables = trainTagger(others, forms, { ...TAGGER_DEFAULTS, rounds: 3, members: 1 }, () => {});
    return modelTags(new Map([[language, new TaggerModel(tables)]]));
  });
  const finder = new NameFinder(model);
  const spans = treebankSpans(sentences);
  const guesses = groups.map((group, g) => {
    const plain = group.map(({ words }) => words.map(({ form }) => ({ form, mark: 'O' })));
    return labelsFound(finder, namedDocument(plain, language, taggers[g % 2]).document, false);
  });
  const offsets = sentences.map((_, s) => {
    const group = groups[Math.floor(s / TREEBANK_LENGTH)];
    return group.slice(0, s % TREEBANK_LENGTH).reduce((sum, { words }) => sum + words.length, 0);
  });
  const guess = ({ sentence, first, stop }: SilverSpan): number => {
    const labels = guesses[Math.floor(sentence / TREEBANK_LENGTH)];
    const votes = new Float64Array(NAME_KINDS.length);
    for (let i = first; i < stop; i++) {
      const label = labels[offsets[sentence] + i];
      if (label !== OUTSIDE) votes[kindOfLabel(label)]++;
    }
    const most = Math.max(...votes);
    return most === 0 ? -1 : votes.indexOf(most);
  };
  const kinds = kindsOf(spans, actorNames(language), guess);
  const bySentence: SilverSpan[][] = sentences.map(() => []);
  const kindBySpan = new Map(spans.map((span, n) => [span, kinds[n]]));
  for (const span of spans) bySentence[span.sentence].push(span);
  const documents = groups.map((group, g) => {
    const own = group.flatMap((_, i) =>
      bySentence[g * TREEBANK_LENGTH + i].map((span) => ({ span, local: { ...span, sentence: i } })),
    );
    const marked: MarkedSentence[] = markedSentences(
      group,
      own.map(({ local }) => local),
      Int8Array.from(own, ({ span }) => kindBySpan.get(span) ?? -1),
    );
    return namedDocument(marked, language, taggers[g % 2]);
  });
  report(`${spans.length} names of the treebank, ${kinds.filter((kind) => kind < 0).length} of unknown kind`);
  return documents;
}
