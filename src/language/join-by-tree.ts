import {
  LANGUAGES,
  UPOS,
  lemmaTableOf,
  type Document,
  type Language,
  type LemmaTable,
} from '../document/index.ts';
import { isSeparate, particleWeight } from './join-particles.ts';
import type { LemmaModel } from './lemma-model.ts';
import type { Stage } from './stage.ts';

const VERB = UPOS.indexOf('VERB');
/** Joined when the treebank did so at least as often as not; eighths of a logit. */
const JOIN_FROM = 0;

/**
 * Stage `join-particles`: after the parser, gives verbs the lemma with the particle that the tree shows (`hield … in`:
 * `in_houden`) where the order of words did not show it to the lemmatiser.
 */
export function joinParticlesStage(models: ReadonlyMap<Language, LemmaModel>): Stage {
  return {
    name: 'join-particles',
    requires: ['tokens', 'sentences', 'languages', 'tags', 'lemmas', 'trees'],
    adds: ['lemmas'],
    run(document: Document): Document {
      const { start, end } = document.layer('tokens');
      const { firstToken, block } = document.layer('sentences');
      const languages = document.layer('languages').block;
      const { upos, tag, tags } = document.layer('tags');
      const { head, relation, relations } = document.layer('trees');
      const { lemma, lemmas } = document.layer('lemmas');
      const particle = relations.indexOf('compound:prt');
      if (particle < 0) return document;
      // Most articles have nothing to join: what they have is copied when the first pair is found.
      let joined = lemma;
      let table: LemmaTable | undefined;
      for (let s = 0; s + 1 < firstToken.length; s++) {
        const model = models.get(LANGUAGES[languages[block[s]]]);
        if (model === undefined || model.tables.particleWeight.every((weight) => weight === 0)) continue;
        for (let i = firstToken[s]; i < firstToken[s + 1]; i++) {
          const verb = head[i];
          if (relation[i] !== particle || verb < 0 || upos[verb] !== VERB) continue;
          const own = (table?.lemmas ?? lemmas)[joined[verb]];
          const form = document.text.slice(start[i], end[i]).toLowerCase();
          const separate = isSeparate(tags[tag[i]].xpos);
          if (own.includes('_') || particleWeight(model, form, own, separate) < JOIN_FROM) continue;
          if (table === undefined) {
            joined = lemma.slice();
            table = lemmaTableOf(lemmas);
          }
          joined[verb] = table.numberOf(`${form}_${own}`);
        }
      }
      return table === undefined
        ? document
        : document.with('lemmas', { lemma: joined, lemmas: table.lemmas });
    },
  };
}
