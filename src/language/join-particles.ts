import { UPOS, perWord, type Word } from '../document/index.ts';
import { particleKey, type LemmaModel } from './lemma-model.ts';

/**
 * Separable verbs whose particle stands apart (`hield … in`): the treebank gives the verb the lemma `in_houden`. Which word is
 * a verb's particle is known from the tree; before there is one it is guessed from the order of words.
 */

/** How far to the left of a particle its finite verb is looked for. */
const REACH = 30;
const VERB = UPOS.indexOf('VERB');
const AUX = UPOS.indexOf('AUX');

/** What is needed of a sentence, by token number of the document. */
export interface ParticleText {
  readonly first: number;
  readonly stop: number;
  upos(token: number): number;
  xpos(token: number): string;
  word(token: number): Word;
  /** Lemma without a particle. */
  lemma(token: number): string;
}

/** Whether a verb and a particle make one lemma: more than 0 when likely, in eighths of a logit. */
export function particleWeight(model: LemmaModel, particle: string, verb: string, separate: boolean): number {
  const { particles, particleWeight: weights } = model.tables;
  const pair = particles.find(particleKey(particle, verb, separate));
  if (pair >= 0) return weights[pair];
  const alone = particles.find(particleKey(particle, '', separate));
  return alone < 0 ? -1 : weights[alone];
}

/** Tag of a separable particle in the Alpino treebank; other words are only taken with verbs they are known with. */
export function isSeparate(xpos: string): boolean {
  return xpos === 'VZ|fin';
}

/** The verbs that a particle may belong to by the order of words, nearest first: an infinitive or participle after it, the finite verb before it. */
export function* verbsFor(text: ParticleText, token: number): Generator<number> {
  for (let i = token + 1; i < Math.min(text.stop, token + 5); i++) {
    const xpos = text.xpos(i);
    if (xpos.startsWith('WW|inf') || xpos.startsWith('WW|vd') || xpos.startsWith('WW|pv')) {
      if (text.upos(i) === VERB) yield i;
    } else if (text.word(i).form !== 'te') break;
  }
  for (let i = token - 1; i >= Math.max(text.first, token - REACH); i--) {
    const upos = text.upos(i);
    if ((upos === VERB || upos === AUX) && text.xpos(i).startsWith('WW|pv')) {
      yield i;
      return;
    }
  }
}

/** Whether a word is listed as a particle with the tag of a separable one, or with another. */
const SEPARATE = 1;
const TOGETHER = 2;

const standings = new WeakMap<LemmaModel, (word: Word) => number>();

/** How a model lists a word as a particle, as bits; 0 for the many words that are none. */
function standingOf(model: LemmaModel): (word: Word) => number {
  let standing = standings.get(model);
  if (standing === undefined) {
    const { particles } = model.tables;
    standing = perWord(
      ({ lower }) =>
        (particles.find(particleKey(lower, '', true)) < 0 ? 0 : SEPARATE) |
        (particles.find(particleKey(lower, '', false)) < 0 ? 0 : TOGETHER),
    );
    standings.set(model, standing);
  }
  return standing;
}

/** The verb that a word is guessed to be the particle of, or -1. */
export function guessVerb(model: LemmaModel, text: ParticleText, token: number): number {
  const upos = text.upos(token);
  if (upos === VERB || upos === AUX) return -1;
  const standing = standingOf(model)(text.word(token));
  if (standing === 0) return -1;
  const separate = isSeparate(text.xpos(token));
  if ((standing & (separate ? SEPARATE : TOGETHER)) === 0) return -1;
  const particle = text.word(token).lower;
  let best = -1;
  let bestWeight = 0;
  for (const verb of verbsFor(text, token)) {
    const weight = particleWeight(model, particle, text.lemma(verb), separate);
    if (weight > bestWeight) {
      best = verb;
      bestWeight = weight;
    }
  }
  return best;
}
