import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, LANGUAGES } from '../src/document/index.ts';
import { fromConllu, wholeTextBlocks, type ConlluSentence } from '../src/language/index.ts';
import { encodePack } from '../src/language/pack-format.ts';
import {
  BREAK_ROWS,
  BreakFinder,
  BreakModel,
  breakStage,
  type BreakPlaces,
} from '../src/language/sentence-breaks.ts';
import { sentenceStage } from '../src/language/sentences.ts';
import { tokeniseStage } from '../src/language/tokenise.ts';
import { tokeniserRules } from '../src/language/tokenise-rules.ts';
import { runningText, devSets, type TrainedLanguage } from './lib/data.ts';
import { quantise } from './lib/perceptron.ts';
import { randomFrom, shuffle } from './lib/random.ts';
import { Averaged } from './parser-weights.ts';
import type { TrainStep } from './step.ts';

const ROUNDS = 8;
const SEED = 5;
const MARGIN = 5;
const SCALE = 8;
/**
 * The English treebank is of mail, comments and reviews. The Dutch ones have quotations whose parts are sentences of their own, so that
 * a model that looks everywhere divides news (sentences F1 of Alpino dev 99.6 → 96.5).
 */
const PLACES = { nl: 'formal', en: 'informal' } as const;
/** Sentences that are joined to a text. */
const RUN = 200;

/** Trains `breaks.pack` on treebanks of running text, whose sentences are joined by a space. */
export const breaksStep: TrainStep = {
  name: 'breaks',
  run({ language, data, packs, wikipedia, report }) {
    const texts: JoinedText[] = [];
    for (const sentences of runningText(data, language, wikipedia)) {
      for (let i = 0; i < sentences.length; i += RUN)
        texts.push(joined(sentences.slice(i, i + RUN), language));
    }
    const weights = trainBreaks(texts, PLACES[language], report);
    const file = encodePack({ model: 'breaks', language }, BreakModel.sections(weights, PLACES[language]));
    writeFileSync(join(packs, 'breaks.pack'), file);
    report(`breaks.pack ${file.length} bytes`);
    const stage = breakStage(new Map([[language, new BreakModel(weights, PLACES[language])]]));
    for (const { name, document } of devSets(data, language, wikipedia)) {
      const { split, ends } = splitAgain(document, language);
      report(`${name}: sentences ${f1(split, ends)}, with breaks ${f1(stage.run(split), ends)}`);
    }
  },
};

/** A text split by rule, and the offsets where its sentences begin. */
interface JoinedText {
  readonly split: Document;
  readonly begins: ReadonlySet<number>;
}

function joined(sentences: readonly ConlluSentence[], language: TrainedLanguage): JoinedText {
  const gold = fromConllu(sentences, language);
  const { firstToken } = gold.layer('sentences');
  const { start } = gold.layer('tokens');
  const begins = new Set(Array.from(firstToken.subarray(0, -1), (token) => start[token]));
  return { split: splitAgain(gold, language).split, begins };
}

/** The raw text of a document with tokens and sentences by rule; where the gold sentences end, by where they begin. */
function splitAgain(
  gold: Document,
  language: TrainedLanguage,
): { split: Document; ends: Map<number, number> } {
  const rules = tokeniserRules(language);
  const blocks = wholeTextBlocks(gold.text);
  const number = LANGUAGES.indexOf(language);
  const raw = Document.of(gold.text)
    .with('blocks', blocks)
    .with('languages', { main: language, block: new Uint8Array(blocks.start.length).fill(number) });
  const { firstToken } = gold.layer('sentences');
  const { start, end } = gold.layer('tokens');
  const ends = new Map<number, number>();
  for (let s = 0; s + 1 < firstToken.length; s++) ends.set(start[firstToken[s]], end[firstToken[s + 1] - 1]);
  return { split: sentenceStage(rules).run(tokeniseStage(rules).run(raw)), ends };
}

/** An averaged perceptron: is this place a beginning or not? */
export function trainBreaks(
  texts: readonly JoinedText[],
  places: BreakPlaces,
  report: (line: string) => void,
): Int8Array {
  const learner = new Averaged(BREAK_ROWS);
  const finder = new BreakFinder(new BreakModel(learner.weights, places));
  const order = Int32Array.from(texts, (_, i) => i);
  const random = randomFrom(SEED);
  for (let round = 1; round <= ROUNDS; round++) {
    shuffle(order, random);
    let wrong = 0;
    for (const number of order) {
      const { split, begins } = texts[number];
      const { start, end } = split.layer('tokens');
      const { firstToken } = split.layer('sentences');
      for (let s = 0; s + 1 < firstToken.length; s++) {
        const first = firstToken[s];
        if (!finder.read(split.text, start, end, first, firstToken[s + 1])) continue;
        let from = 0;
        for (let at = 1; at < firstToken[s + 1] - first; at++) {
          if (!finder.couldBreak(at)) continue;
          const sign = begins.has(start[first + at]) ? 1 : -1;
          const lead = sign * finder.look(from, at);
          if (lead <= 0) wrong++;
          if (lead < MARGIN) learner.add(finder.rows, finder.rowCount, 0, sign);
          learner.step++;
          if (sign > 0) from = at;
        }
      }
    }
    report(`breaks round ${round}: ${wrong} wrong`);
  }
  return quantise(learner.average(), SCALE);
}

/** F1 of sentences, in percent. */
function f1(document: Document, ends: ReadonlyMap<number, number>): string {
  const { start, end } = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  let right = 0;
  for (let s = 0; s + 1 < firstToken.length; s++) {
    if (ends.get(start[firstToken[s]]) === end[firstToken[s + 1] - 1]) right++;
  }
  return ((200 * right) / (firstToken.length - 1 + ends.size)).toFixed(2);
}
