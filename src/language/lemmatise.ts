import {
  LANGUAGES,
  perWord,
  sharedLemmas,
  wordsOf,
  type Document,
  type Language,
  type LemmaTable,
  type Word,
} from '../document/index.ts';
import { guessVerb, type ParticleText } from './join-particles.ts';
import type { LemmaModel } from './lemma-model.ts';
import { Lemmatiser } from './lemmatiser.ts';
import type { Stage } from './stage.ts';

/** Lemmas that a word was given, by the tag it had: their numbers in one table. */
class KnownLemmas {
  readonly #tags: number[] = [];
  readonly #numbers: number[] = [];
  #table: LemmaTable | undefined;

  /** The number of the lemma in a table; undefined where the word did not have the tag yet. */
  at(tag: number, table: LemmaTable): number | undefined {
    if (this.#table !== table) return undefined;
    for (let i = 0; i < this.#tags.length; i++) if (this.#tags[i] === tag) return this.#numbers[i];
    return undefined;
  }

  add(tag: number, number: number, table: LemmaTable): void {
    if (this.#table !== table) {
      this.#tags.length = 0;
      this.#numbers.length = 0;
      this.#table = table;
    }
    this.#tags.push(tag);
    this.#numbers.push(number);
  }
}

/**
 * Stage `lemmatise`: gives each token its dictionary form. Verbs whose particle stands apart are joined with it as far as the
 * order of words shows it. Where there is no model of a block's language the lemma is the form in lower case.
 */
export function lemmatiseStage(models: ReadonlyMap<Language, LemmaModel>): Stage {
  const lemmatisers = LANGUAGES.map((language) => {
    const model = models.get(language);
    return model === undefined ? undefined : new Lemmatiser(model);
  });
  // The same word with the same tag has the same lemma, in whatever text: most are looked up here.
  const lemmasOf = perWord(() => new KnownLemmas());
  return {
    name: 'lemmatise',
    requires: ['tokens', 'sentences', 'languages', 'tags'],
    adds: ['lemmas'],
    run(document: Document): Document {
      const words = wordsOf(document);
      const { firstToken, block } = document.layer('sentences');
      const languages = document.layer('languages').block;
      const { upos, tag, tags } = document.layer('tags');
      const list = sharedLemmas();
      const lemma = new Uint32Array(words.length);
      for (let s = 0; s + 1 < firstToken.length; s++) {
        const lemmatiser = lemmatisers[languages[block[s]]];
        for (let i = firstToken[s]; i < firstToken[s + 1]; i++) {
          const word = words[i];
          if (lemmatiser === undefined) {
            lemma[i] = list.numberOf(word.lower);
            continue;
          }
          const known = lemmasOf(word);
          let number = known.at(tag[i], list);
          if (number === undefined) {
            number = list.numberOf(lemmatiser.lemma(word.form, upos[i], tags[tag[i]].xpos));
            known.add(tag[i], number, list);
          }
          lemma[i] = number;
        }
        if (lemmatiser !== undefined && lemmatiser.model.tables.particleWeight.length > 0) {
          joinByOrder(document, words, lemmatiser.model, firstToken[s], firstToken[s + 1], lemma, list);
        }
      }
      return document.with('lemmas', { lemma, lemmas: list.lemmas });
    },
  };
}

function joinByOrder(
  document: Document,
  words: readonly Word[],
  model: LemmaModel,
  first: number,
  stop: number,
  lemma: Uint32Array,
  list: LemmaTable,
): void {
  const { upos, tag, tags } = document.layer('tags');
  const text: ParticleText = {
    first,
    stop,
    upos: (i) => upos[i],
    xpos: (i) => tags[tag[i]].xpos,
    word: (i) => words[i],
    lemma: (i) => list.lemmas[lemma[i]],
  };
  for (let i = first; i < stop; i++) {
    const verb = guessVerb(model, text, i);
    if (verb < 0) continue;
    lemma[verb] = list.numberOf(`${words[i].lower}_${list.lemmas[lemma[verb]]}`);
  }
}
