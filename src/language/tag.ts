import { LANGUAGES, wordsOf, type Document, type Language } from '../document/index.ts';
import { loadKnownNouns } from './known-nouns.ts';
import type { Stage } from './stage.ts';
import { Tagger } from './tagger.ts';
import type { TaggerModel } from './tagger-model.ts';

type Tag = { readonly xpos: string; readonly feats: string };

/**
 * Stage `tag`: gives each token its part of speech and fine tag. A sentence is tagged with the model of the language of its
 * block; where there is none its tokens are X. The tags of all languages stand in one list, the first of which is empty.
 */
export function tagStage(
  models: ReadonlyMap<Language, TaggerModel>,
  nounsOf: (language: Language) => ReadonlySet<number> = loadKnownNouns,
): Stage {
  const tags: Tag[] = [{ xpos: '', feats: '' }];
  const taggers: ({ readonly tagger: Tagger; readonly offset: number } | undefined)[] = LANGUAGES.map(
    (language) => {
      const model = models.get(language);
      if (model === undefined) return undefined;
      const offset = tags.length;
      for (const { xpos, feats } of model.tables.tags) tags.push({ xpos, feats });
      return { tagger: new Tagger(model, nounsOf(language)), offset };
    },
  );
  return {
    name: 'tag',
    requires: ['tokens', 'sentences', 'languages'],
    adds: ['tags'],
    run(document: Document): Document {
      const words = wordsOf(document);
      const { firstToken, block } = document.layer('sentences');
      const languages = document.layer('languages').block;
      const upos = new Uint8Array(words.length);
      const tag = new Uint16Array(words.length);
      for (let s = 0; s + 1 < firstToken.length; s++) {
        const entry = taggers[languages[block[s]]];
        if (entry === undefined) continue;
        const first = firstToken[s];
        const found = entry.tagger.tag(words, first, firstToken[s + 1]);
        for (let i = 0; i < found.length; i++) {
          upos[first + i] = entry.tagger.model.uposOf[found[i]];
          tag[first + i] = entry.offset + found[i];
        }
      }
      return document.with('tags', { upos, tag, tags });
    },
  };
}
