import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../src/document/index.ts';
import type { ConlluSentence } from '../src/language/conllu.ts';
import { encodePack, type PackSections } from '../src/language/pack-format.ts';
import { ParserModel, type ParseMode } from '../src/language/parse-model.ts';
import { Parser, parseStage, sentenceSource } from '../src/language/parse.ts';
import { TaggerModel } from '../src/language/tagger-model.ts';
import { devSets, documentFor, trainSentences, type TreebankLanguage } from './lib/data.ts';
import { modelTags } from './lib/model-tags.ts';
import { rawSentences } from './lib/raw-text.ts';
import { PARSER_DEFAULTS, trainParser } from './parser.ts';
import type { TrainContext, TrainStep } from './step.ts';
import { formsFor } from './tagger-step.ts';
import { TAGGER_DEFAULTS, trainTagger, type TaggerOptions } from './tagger.ts';

/** Parts that are each tagged by a tagger of the others, and runs of sentences that stay together: those of one text. */
const FOLDS = 4;
const RUN = 100;
/** What the parser is to get used to are a tagger's mistakes: one model makes about as many as the mean of several. */
const ONCE: TaggerOptions = { ...TAGGER_DEFAULTS, members: 1, rounds: 4 };

/** Trains `parser.pack` on the tags that a tagger gives to sentences it has not seen, and measures it on the dev sets. */
export const parserStep: TrainStep<TreebankLanguage> = {
  name: 'parser',
  run(context) {
    const sentences = trainSentences(context.data, context.language, context.wikipedia);
    const document = jackknifed(sentences, context);
    const tagger = TaggerModel.open(join(context.packs, 'tagger.pack'));
    const tag = modelTags(new Map([[context.language, tagger]]));
    const raw = rawSentences(context.data, context.language);
    const teach = (teacher: ParserModel): Document =>
      parseStage(new Map([[context.language, teacher]]), { mode: 'accurate', wider: 1 }).run(
        tag.run(documentFor(raw, context.language)),
      );
    const report = (line: string): void => context.report(line);
    const tables = trainParser(document, PARSER_DEFAULTS, report, raw.length === 0 ? undefined : teach);
    const write = (name: string, sections: PackSections, small: boolean): void => {
      const file = encodePack({ model: 'parser', language: context.language }, sections, small);
      writeFileSync(join(context.packs, name), file);
      context.report(`${name} ${file.length} bytes`);
    };
    write('parser.pack', ParserModel.sections(tables), false);
    write('parser-accurate.pack', ParserModel.accurateSections(tables.accurate), true);
    for (const { name, document: gold } of devSets(context.data, context.language, context.wikipedia)) {
      const tagged = tag.run(gold);
      for (const mode of ['fast', 'accurate'] as const) {
        context.report(`${name} ${mode}: ${attachment(new ParserModel(tables), mode, tagged)}`);
      }
    }
  },
};

/** A document of the sentences with the tags of a tagger that was trained without them. */
function jackknifed(sentences: readonly ConlluSentence[], context: TrainContext<TreebankLanguage>): Document {
  const forms = formsFor(context);
  const foldOf = (s: number): number => Math.floor(s / RUN) % FOLDS;
  const document = documentFor(sentences, context.language);
  const { firstToken } = document.layer('sentences');
  const gold = document.layer('tags');
  const upos = gold.upos.slice();
  const tag = gold.tag.slice();
  const tags = [...gold.tags];
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = documentFor(
      sentences.filter((_, s) => foldOf(s) !== fold),
      context.language,
    );
    const tables = trainTagger(others, forms, ONCE, () => {});
    const model = new TaggerModel(tables);
    const found = modelTags(new Map([[context.language, model]]))
      .run(document)
      .layer('tags');
    const offset = tags.length;
    tags.push(...found.tags);
    for (let s = 0; s + 1 < firstToken.length; s++) {
      if (foldOf(s) !== fold) continue;
      for (let i = firstToken[s]; i < firstToken[s + 1]; i++) {
        upos[i] = found.upos[i];
        tag[i] = found.tag[i] + offset;
      }
    }
    context.report(`tagged part ${fold + 1} of ${FOLDS}`);
  }
  return document.with('tags', { upos, tag, tags });
}

/** Attachment on gold tokens, in percent: heads, heads with relations without their subtypes, with them. */
export function attachment(model: ParserModel, mode: ParseMode, document: Document): string {
  const parser = new Parser(model, mode);
  const source = sentenceSource(document);
  const { firstToken } = document.layer('sentences');
  const gold = document.layer('trees');
  let heads = 0;
  let main = 0;
  let whole = 0;
  for (let s = 0; s + 1 < firstToken.length; s++) {
    const first = firstToken[s];
    parser.parse(source, first, firstToken[s + 1]);
    for (let i = first; i < firstToken[s + 1]; i++) {
      const place = parser.heads[i - first + 1];
      if ((place === 0 ? -1 : first + place - 1) !== gold.head[i]) continue;
      const found = model.tables.relations[parser.labels[i - first + 1]];
      const want = gold.relations[gold.relation[i]];
      heads++;
      if (found.split(':')[0] === want.split(':')[0]) main++;
      if (found === want) whole++;
    }
  }
  const percent = (n: number): string => ((100 * n) / document.tokenCount).toFixed(2);
  return `UAS ${percent(heads)}, LAS ${percent(main)}, with subtypes ${percent(whole)}`;
}
