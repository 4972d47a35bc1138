import { existsSync } from 'node:fs';
import type { Document, Language } from '../document/index.ts';
import { resourcePath } from '../resources.ts';
import { joinParticlesStage } from './join-by-tree.ts';
import { languageStage } from './language-id.ts';
import { LemmaModel } from './lemma-model.ts';
import { lemmatiseStage } from './lemmatise.ts';
import { namesStage } from './names.ts';
import { NamesModel } from './names-model.ts';
import { openPack, packOf, type Pack } from './pack-format.ts';
import { ParserModel, type ParseMode } from './parse-model.ts';
import { parseStage } from './parse.ts';
import { BreakModel, breakStage } from './sentence-breaks.ts';
import { sentenceStage } from './sentences.ts';
import { assemble, type Stage } from './stage.ts';
import { tagStage } from './tag.ts';
import { TaggerModel } from './tagger-model.ts';
import { tokeniseStage } from './tokenise.ts';
import { tokeniserRules } from './tokenise-rules.ts';

/** Languages with trained packs. */
export const PACKED_LANGUAGES: readonly Language[] = ['nl', 'en'];

export interface PipelineOptions {
  /** `fast` is greedy; `accurate` searches wider and takes several times as long. */
  readonly mode?: ParseMode;
  /** Take the whole text for this language; identified by block where absent. */
  readonly lang?: Language;
  /** Find names of persons, organisations and places; `true` where absent. Coding looks its parties up in tables of its own. */
  readonly names?: boolean;
}

const opened = new Map<string, unknown>();
/** Packs in memory that another thread opened, by path. */
const given = new Map<string, SharedArrayBuffer>();

/** Opens the packs of all languages that reading claims needs, for worker threads to use: `usePacks` there takes what this gives. */
export function sharePacks(mode: ParseMode = 'fast'): ReadonlyMap<string, SharedArrayBuffer> {
  const files = ['tagger.pack', 'lemmas.pack', 'parser.pack'];
  if (mode === 'accurate') files.push('parser-accurate.pack');
  const packs = new Map<string, SharedArrayBuffer>();
  for (const language of PACKED_LANGUAGES) {
    for (const file of files) {
      const path = resourcePath('packs', language, file);
      if (existsSync(path)) packs.set(path, openPack(path).shared);
    }
  }
  return packs;
}

/** Lets this thread use packs on the memory of the thread that opened them. To be called before a pipeline is loaded. */
export function usePacks(packs: ReadonlyMap<string, SharedArrayBuffer>): void {
  for (const [path, shared] of packs) given.set(path, shared);
}

/** The model of a language, opened once; undefined when the language has no such pack. */
function maybeModel<M>(language: Language, file: string, open: (pack: Pack) => M): M | undefined {
  const path = resourcePath('packs', language, file);
  if (!opened.has(path)) {
    const shared = given.get(path);
    const pack = shared !== undefined ? packOf(shared, path) : existsSync(path) ? openPack(path) : undefined;
    opened.set(path, pack === undefined ? undefined : open(pack));
  }
  return opened.get(path) as M | undefined;
}

function models<M>(
  languages: readonly Language[],
  file: string,
  open: (pack: Pack) => M,
): ReadonlyMap<Language, M> {
  const found = new Map<Language, M>();
  for (const language of languages) {
    const model = maybeModel(language, file, open);
    if (model !== undefined) found.set(language, model);
  }
  return found;
}

/** The parsers; what the accurate mode needs besides is read for that mode only. */
function parserModels(languages: readonly Language[], mode: ParseMode): ReadonlyMap<Language, ParserModel> {
  const fast = models(languages, 'parser.pack', (pack) => ParserModel.of(pack));
  if (mode === 'fast') return fast;
  const more = models(languages, 'parser-accurate.pack', (pack) => pack);
  return new Map(
    [...fast].map(([language, model]) => [language, ParserModel.of(model.packs[0], more.get(language))]),
  );
}

/** The stages from marked text to trees, in order: the one list of them. */
export function stages({ mode = 'fast', lang, names = true }: PipelineOptions = {}): Stage[] {
  // A text in one known language needs the packs of no other.
  const languages =
    lang === undefined ? PACKED_LANGUAGES : PACKED_LANGUAGES.filter((language) => language === lang);
  const [dutch, english] = [tokeniserRules('nl'), tokeniserRules('en')];
  return [
    languageStage(lang),
    tokeniseStage(dutch, english),
    sentenceStage(dutch, english),
    breakStage(models(languages, 'breaks.pack', (pack) => BreakModel.of(pack))),
    tagStage(models(languages, 'tagger.pack', (pack) => TaggerModel.of(pack))),
    lemmatiseStage(models(languages, 'lemmas.pack', (pack) => LemmaModel.of(pack))),
    parseStage(parserModels(languages, mode), { mode }),
    joinParticlesStage(models(languages, 'lemmas.pack', (pack) => LemmaModel.of(pack))),
    ...(names
      ? [
          namesStage(
            models(languages, 'names.pack', (pack) => NamesModel.of(pack)),
            { mode },
          ),
        ]
      : []),
  ];
}

/**
 * Loads the packs and puts the stages in a row.
 * @returns a function from a document with blocks to one with every layer up to trees
 * @throws BreuklijnError `bad-pack` when a pack is of another version
 */
export function loadPipeline(options: PipelineOptions = {}): (document: Document) => Document {
  return assemble(stages(options), ['blocks']);
}
