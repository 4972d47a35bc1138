import { LANGUAGES, perWord, wordsOf, type Document, type Language, type Word } from '../document/index.ts';
import { guessVerb, type ParticleText } from './join-particles.ts';
import type { LemmaModel } from './lemma-model.ts';
import { Lemmatiser } from './lemmatiser.ts';
import type { Stage } from './stage.ts';

/** Lemmas of a document, each once. */
class LemmaList {
  readonly lemmas: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(lemma: string): number {
    let number = this.#numbers.get(lemma);
    if (number === undefined) {
      number = this.lemmas.length;
      this.lemmas.push(lemma);
      this.#numbers.set(lemma, number);
    }
    return number;
  }
}

/** Lemmas that a word was given, by the tag it had. */
class KnownLemmas {
  readonly #tags: number[] = [];
  readonly #lemmas: string[] = [];

  at(tag: number): string | undefined {
    const at = this.#tags.indexOf(tag);
    return at < 0 ? undefined : this.#lemmas[at];
  }

  add(tag: number, lemma: string): void {
    this.#tags.push(tag);
    this.#lemmas.push(lemma);
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
      const list = new LemmaList();
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
          let own = known.at(tag[i]);
          if (own === undefined) {
            own = lemmatiser.lemma(word.form, upos[i], tags[tag[i]].xpos);
            known.add(tag[i], own);
          }
          lemma[i] = list.numberOf(own);
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
  list: LemmaList,
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
