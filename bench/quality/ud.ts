import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Document, UPOS, type Language } from '../../src/document/index.ts';
import { assemble, fromConllu, parseConllu, stages, wholeTextBlocks } from '../../src/language/index.ts';
import { keptAside, trainSentences } from '../../train/lib/data.ts';
import { f1, scoreUd, type UdScores } from './ud-score.ts';

/*
 * Tokens, tags, lemmas and trees of treebanks, found in their raw text or on their own tokens, by the CoNLL 2018 rules.
 *   node build/bench/quality/ud.js --data DIR [--mode accurate] [--gold-tokens] [--relations] [--aside] [--file FILE --lang nl]
 * The shipped Dutch packs learned from LassySmall dev; --aside measures packs that were trained with --wikipedia most on the rest.
 * DIR holds ud/nl and ud/en; the environment variable BREUKLIJN_DATA does as well. The naive floor gives each word the tag
 * and lemma it most often had in the training treebanks, and hangs it on the word before.
 */

const DEV: readonly { language: 'nl' | 'en'; file: string }[] = [
  { language: 'nl', file: 'nl_alpino-ud-dev.conllu' },
  { language: 'nl', file: 'nl_lassysmall-ud-dev.conllu' },
  { language: 'en', file: 'en_ewt-ud-dev.conllu' },
];
/** What a document brings along when its tokens are given. */
const GIVEN = ['blocks', 'languages', 'tokens', 'sentences'] as const;

function row(name: string, { measures }: UdScores): string {
  const cells = [...measures.values()].map((score) => (100 * f1(score)).toFixed(2).padStart(9));
  return name.padEnd(34) + cells.join('');
}

/** Most frequent value of each key. */
function favourites(pairs: Iterable<readonly [string, string]>): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [key, value] of pairs) {
    let values = counts.get(key);
    if (values === undefined) counts.set(key, (values = new Map()));
    values.set(value, (values.get(value) ?? 0) + 1);
  }
  return new Map([...counts].map(([key, values]) => [key, [...values].sort((a, b) => b[1] - a[1])[0][0]]));
}

/** The floor on the tokens of a document. */
function naive(document: Document, data: string, language: 'nl' | 'en'): Document {
  const words = trainSentences(data, language, 'none').flatMap((sentence) => sentence.words);
  const tagOf = favourites(words.map((word) => [word.form, [word.upos, word.xpos, word.feats].join('\t')]));
  const lemmaOf = favourites(words.map((word) => [word.form, word.lemma]));
  const { start, end } = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  const forms = Array.from(start, (from, i) => document.text.slice(from, end[i]));
  const tags = forms.map((form) => (tagOf.get(form) ?? 'NOUN\t\t').split('\t'));
  return document
    .with('tags', {
      upos: Uint8Array.from(tags, ([upos]) => (UPOS as readonly string[]).indexOf(upos)),
      tag: Uint16Array.from(tags, (_, i) => i),
      tags: tags.map(([, xpos, feats]) => ({ xpos, feats })),
    })
    .with('lemmas', {
      lemma: Uint32Array.from(forms, (_, i) => i),
      lemmas: forms.map((form) => lemmaOf.get(form) ?? form.toLowerCase()),
    })
    .with('trees', {
      head: Int32Array.from(forms, (_, i) => (firstToken.includes(i) ? -1 : i - 1)),
      relation: new Uint8Array(forms.length),
      relations: ['dep'],
    });
}

function main(): void {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      mode: { type: 'string' },
      file: { type: 'string' },
      lang: { type: 'string' },
      'gold-tokens': { type: 'boolean' },
      relations: { type: 'boolean' },
      aside: { type: 'boolean' },
    },
  });
  const data = values.data ?? process.env['BREUKLIJN_DATA'];
  if (data === undefined && values.file === undefined) {
    console.log('ud: no data; give --data DIR or set BREUKLIJN_DATA');
    return;
  }
  const mode = values.mode === 'accurate' ? 'accurate' : 'fast';
  const files =
    values.file === undefined
      ? DEV.map(({ language, file }) => ({
          language,
          path: join(data ?? '', 'ud', language, file),
          name: file,
        }))
      : [
          {
            language: values.lang === 'en' ? ('en' as const) : ('nl' as const),
            path: values.file,
            name: values.file,
          },
        ];
  console.log(
    `${`${mode}, ${values['gold-tokens'] ? 'gold tokens' : 'raw text'}`.padEnd(34)}   Tokens    Sents     UPOS     XPOS   UFeats   Lemmas      UAS      LAS`,
  );
  for (const { language, path, name } of files) {
    if (!existsSync(path)) {
      console.log(`${name}: ${path} is missing`);
      continue;
    }
    const sentences = parseConllu(readFileSync(path, 'utf8'), path);
    const aside = values.aside === true && name.includes('lassysmall') ? keptAside(sentences) : undefined;
    const gold = fromConllu(
      sentences.filter((_, s) => aside?.[s] ?? true),
      language,
    );
    const began = process.cpuUsage();
    const found = read(gold, language, mode, values['gold-tokens'] === true);
    const { user, system } = process.cpuUsage(began);
    const scores = scoreUd(gold, found);
    const seconds = (user + system) / 1e6;
    console.log(`${row(name, scores)}  ${Math.round(found.tokenCount / seconds)} tokens/s with loading`);
    if (data !== undefined) console.log(row('  naive floor', scoreUd(gold, naive(found, data, language))));
    if (values.relations === true) {
      for (const [relation, score] of [...scores.relations].sort((a, b) => b[1].gold - a[1].gold)) {
        console.log(
          `  ${relation.padEnd(20)}${String(score.gold).padStart(6)}${(100 * f1(score)).toFixed(1).padStart(8)}`,
        );
      }
    }
  }
}

function read(gold: Document, language: Language, mode: 'fast' | 'accurate', goldTokens: boolean): Document {
  const all = stages({ mode, lang: language });
  if (goldTokens) {
    const later = all.slice(all.findIndex((stage) => stage.adds.includes('tags')));
    return assemble(later, GIVEN)(gold);
  }
  const raw = Document.of(gold.text);
  return assemble(all, ['blocks'])(raw.with('blocks', wholeTextBlocks(raw.text)));
}

main();
