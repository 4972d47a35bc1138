import { LANGUAGES, type Document, type Language } from '../document/index.ts';
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

/**
 * Stage `lemmatise`: gives each token its dictionary form. Verbs whose particle stands apart are joined with it as far as the
 * order of words shows it. Where there is no model of a block's language the lemma is the form in lower case.
 */
export function lemmatiseStage(models: ReadonlyMap<Language, LemmaModel>): Stage {
  const lemmatisers = LANGUAGES.map((language) => {
    const model = models.get(language);
    return model === undefined ? undefined : new Lemmatiser(model);
  });
  return {
    name: 'lemmatise',
    requires: ['tokens', 'sentences', 'languages', 'tags'],
    adds: ['lemmas'],
    run(document: Document): Document {
      const { start, end } = document.layer('tokens');
      const { firstToken, block } = document.layer('sentences');
      const languages = document.layer('languages').block;
      const { upos, tag, tags } = document.layer('tags');
      const list = new LemmaList();
      const lemma = new Uint32Array(start.length);
      // The same word with the same tag has the same lemma: most of a text is looked up here.
      const seen = new Map<string, number>();
      for (let s = 0; s + 1 < firstToken.length; s++) {
        const lemmatiser = lemmatisers[languages[block[s]]];
        for (let i = firstToken[s]; i < firstToken[s + 1]; i++) {
          const form = document.text.slice(start[i], end[i]);
          if (lemmatiser === undefined) {
            lemma[i] = list.numberOf(form.toLowerCase());
            continue;
          }
          const key = `${tag[i]} ${form}`;
          let number = seen.get(key);
          if (number === undefined) {
            number = list.numberOf(lemmatiser.lemma(form, upos[i], tags[tag[i]].xpos));
            seen.set(key, number);
          }
          lemma[i] = number;
        }
        if (lemmatiser !== undefined && lemmatiser.model.tables.particleWeight.length > 0) {
          joinByOrder(document, lemmatiser.model, firstToken[s], firstToken[s + 1], lemma, list);
        }
      }
      return document.with('lemmas', { lemma, lemmas: list.lemmas });
    },
  };
}

function joinByOrder(
  document: Document,
  model: LemmaModel,
  first: number,
  stop: number,
  lemma: Uint32Array,
  list: LemmaList,
): void {
  const { start, end } = document.layer('tokens');
  const { upos, tag, tags } = document.layer('tags');
  const text: ParticleText = {
    first,
    stop,
    upos: (i) => upos[i],
    xpos: (i) => tags[tag[i]].xpos,
    form: (i) => document.text.slice(start[i], end[i]),
    lemma: (i) => list.lemmas[lemma[i]],
  };
  for (let i = first; i < stop; i++) {
    const verb = guessVerb(model, text, i);
    if (verb < 0) continue;
    lemma[verb] = list.numberOf(`${text.form(i).toLowerCase()}_${list.lemmas[lemma[verb]]}`);
  }
}
