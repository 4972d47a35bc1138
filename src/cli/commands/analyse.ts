import { createReadStream } from 'node:fs';
import { Document, type LayerName } from '../../document/index.ts';
import { decode } from '../../ingest/index.ts';
import {
  type PipelineOptions,
  assemble,
  fromConllu,
  parseConllu,
  stages,
  toConllu,
  wholeTextBlocks,
} from '../../language/index.ts';
import { INPUT_FAILED, SUCCESS, type Call, type Command } from '../command.ts';
import { LANGUAGE_OPTIONS, languageOptions } from '../reading-options.ts';

/** What CoNLL-U input brings along; the rest is filled in. */
const GIVEN: readonly LayerName[] = ['blocks', 'languages', 'tokens', 'sentences'];

export const ANALYSE: Command = {
  name: 'analyse',
  operands: { nl: '[BESTAND…]', en: '[FILE…]' },
  summary: {
    nl: 'ontleed tekst: woorden, woordsoorten, lemma’s, bomen',
    en: 'analyse text: words, parts of speech, lemmas, trees',
  },
  options: {
    format: { value: 'conllu', choices: ['conllu'], help: { nl: 'CoNLL-U', en: 'CoNLL-U' } },
    input: {
      value: 'text|conllu',
      choices: ['text', 'conllu'],
      help: {
        nl: 'conllu: houd de gegeven woorden en zinnen aan en vul de rest in',
        en: 'conllu: keep the given words and sentences and fill in the rest',
      },
    },
    ...LANGUAGE_OPTIONS,
  },
  examples: [
    {
      line: 'echo "Seoul weigert overleg." | breuklijn analyse --lang nl',
      about: { nl: 'één zin', en: 'one sentence' },
    },
    {
      line: 'breuklijn analyse --input conllu --lang nl gold.conllu',
      about: { nl: 'gegeven woorden en zinnen', en: 'given words and sentences' },
    },
  ],
  count: [0, Infinity],
  async run(call) {
    const options = languageOptions(call);
    const analyse = call.option('input') === 'conllu' ? conlluAnalyser(options) : textAnalyser(options);
    let failed = 0;
    for (const path of call.operands.length === 0 ? ['-'] : call.operands) {
      let source: string;
      try {
        source = await readAll(call, path);
      } catch (error) {
        failed++;
        call.output.problem(
          `${path} cannot be read (${error instanceof Error ? error.message : 'unknown'}); check the path`,
        );
        continue;
      }
      await call.output.result(toConllu(analyse(source, path)));
    }
    return failed > 0 ? INPUT_FAILED : SUCCESS;
  },
};

function textAnalyser(options: PipelineOptions): (source: string) => Document {
  const run = assemble(stages(options), ['blocks']);
  return (source) => run(Document.of(source).with('blocks', wholeTextBlocks(source)));
}

function conlluAnalyser(options: PipelineOptions): (source: string, name: string) => Document {
  const all = stages(options);
  const has = (layer: LayerName): boolean => GIVEN.includes(layer);
  const identify = all.filter(({ adds }) => adds.includes('languages'));
  const fill = all.filter(({ adds }) => !adds.every(has));
  const run = assemble([...identify, ...fill], GIVEN);
  return (source, name) => run(fromConllu(parseConllu(source, name), options.lang));
}

async function readAll(call: Call, path: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of path === '-' ? call.output.terminal.stdin : createReadStream(path)) {
    chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  }
  const { text, issue } = decode(Buffer.concat(chunks));
  if (issue !== undefined && issue.fatal && issue.code !== 'empty') throw new Error(issue.problem);
  return text;
}
