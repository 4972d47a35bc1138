import { LANGUAGES, type Document, type Language } from '../document/index.ts';
import { NameFinder } from './names-finder.ts';
import { OUTSIDE, isInside, kindOfLabel } from './names-labels.ts';
import type { NamesModel } from './names-model.ts';
import type { ParseMode } from './parse-model.ts';
import type { Stage } from './stage.ts';

/** Tokens that are looked at together: what one sentence shows of a word helps the others. Bounds the scratch columns. */
const STRETCH = 8192;

/**
 * Stage `names`: finds the names of persons, organisations, places and others, with the model of the language of each block;
 * where there is none, no names. The accurate mode goes over the text twice.
 */
export function namesStage(
  models: ReadonlyMap<Language, NamesModel>,
  { mode = 'fast' }: { readonly mode?: ParseMode } = {},
): Stage {
  const finders: (NameFinder | undefined)[] = LANGUAGES.map((language) => {
    const model = models.get(language);
    return model === undefined ? undefined : new NameFinder(model);
  });
  return {
    name: 'names',
    requires: ['tokens', 'sentences', 'languages', 'tags'],
    adds: ['names'],
    run(document: Document): Document {
      const { firstToken, block } = document.layer('sentences');
      const languages = document.layer('languages').block;
      const found: FoundNames = { firstToken: [], endToken: [], kind: [] };
      for (let s = 0; s + 1 < firstToken.length;) {
        const language = languages[block[s]];
        let stop = s + 1;
        while (
          stop + 1 < firstToken.length &&
          languages[block[stop]] === language &&
          firstToken[stop + 1] - firstToken[s] <= STRETCH
        ) {
          stop++;
        }
        const finder = finders[language];
        if (finder !== undefined) {
          finder.find(document, s, stop, mode === 'accurate');
          for (let at = s; at < stop; at++) collect(finder, at - s, firstToken[at], found);
        }
        s = stop;
      }
      return document.with('names', {
        firstToken: Uint32Array.from(found.firstToken),
        endToken: Uint32Array.from(found.endToken),
        kind: Uint8Array.from(found.kind),
      });
    },
  };
}

interface FoundNames {
  readonly firstToken: number[];
  readonly endToken: number[];
  readonly kind: number[];
}

/** Adds the names of the loaded sentence `s`, whose first token is `first`. */
function collect(finder: NameFinder, s: number, first: number, found: FoundNames): void {
  const { labels, columns } = finder;
  const stop = columns.stopRow[s];
  const shift = first - columns.firstRow[s];
  for (let row = columns.firstRow[s]; row < stop; row++) {
    const label = labels[row];
    if (label === OUTSIDE) continue;
    found.firstToken.push(row + shift);
    found.kind.push(kindOfLabel(label));
    while (row + 1 < stop && isInside(labels[row + 1])) row++;
    found.endToken.push(row + 1 + shift);
  }
}
