import { UPOS } from '../document/index.ts';
import { hashString, mix2 } from './features.ts';
import {
  endingKey,
  LONGEST_ENDING,
  partKey,
  SCRIPTS_PER_ENDING,
  wordKey,
  type EditScript,
  type LemmaModel,
} from './lemma-model.ts';

const SHORTEST_PART = 2;
const SHORTEST_LAST = 3;
/** A word is cut at most so often, and not when it is longer than any compound. */
const MOST_CUTS = 2;
const LONGEST_COMPOUND = 40;
const VERB = UPOS.indexOf('VERB');
const NUM = UPOS.indexOf('NUM');
/** Weights below are in eighths of a logit, set on the dev sets. A first part before a hyphen: */
const HYPHEN_PART = 16;
/** A first part that is a base form, with or without a letter that links it, never seen in a compound: */
const BASE_PART = -4;
const LINKS = ['s', 'en', 'n'];
/** A last part seen with the tag, long or short; one only known by its base form, long or short: */
const KNOWN_LAST = { long: 4, short: 2 } as const;
const BASE_LAST = { long: 0, short: -8 } as const;
/** What a cut must weigh. */
const CUT_FROM = -6;
const LONG_LAST = 5;
const OPEN = new Set(
  ['NOUN', 'VERB', 'ADJ', 'PROPN', 'NUM', 'ADV'].map((tag) => (UPOS as readonly string[]).indexOf(tag)),
);

/** Hash of a tag for the tables: with an empty `xpos` for the part of speech alone. */
export function tagGroup(upos: number, xpos: string): number {
  return mix2(5, upos, xpos === '' ? 0 : hashString(xpos));
}

export interface Cut {
  /** Of the first part in the table of parts. */
  readonly slot: number;
  readonly lemma: string;
  readonly weight: number;
}

/**
 * Lemmas as the treebank writes them. A word seen with its tag has the lemma it had; a word unseen is cut where it is a
 * compound or a separable verb, and otherwise changed by the script of its longest known ending, of which a script that
 * gives a known base form goes first.
 */
export class Lemmatiser {
  readonly model: LemmaModel;

  constructor(model: LemmaModel) {
    this.model = model;
  }

  /** The lemma of a word with its tag. */
  lemma(form: string, upos: number, xpos: string): string {
    const fine = tagGroup(upos, xpos);
    const known = this.known(form, fine);
    if (known !== undefined) return known;
    const lower = form.toLowerCase();
    if (lower !== form) {
      const lowered = this.known(lower, fine);
      if (lowered !== undefined) return lowered;
    }
    if (this.model.tables.unchanged.find(fine) >= 0) return form;
    // `49ste`: the figure alone.
    const figure = upos === NUM ? /^\d\P{L}*/u.exec(form) : null;
    if (figure !== null) return figure[0];
    if (OPEN.has(upos)) {
      const cut = this.bestCut(form, lower, upos, fine);
      if (cut !== undefined && cut.weight > CUT_FROM) return cut.lemma;
    }
    return this.byEnding(form, lower, upos, fine);
  }

  /** The lemma a word was seen with. */
  known(form: string, group: number): string | undefined {
    const { words, wordLemma, lemmas } = this.model.tables;
    const slot = words.find(wordKey(form, group));
    return slot < 0 ? undefined : lemmas[wordLemma[slot]];
  }

  /** The lemma by the script of the longest ending. */
  byEnding(form: string, lower: string, upos: number, fine: number): string {
    const { endings, endingScripts, scripts } = this.model.tables;
    const capital = lower === form ? 0 : 1;
    let fallback: EditScript | undefined;
    for (const group of [fine, tagGroup(upos, '')]) {
      for (let length = LONGEST_ENDING; length >= 0; length--) {
        const slot = endings.find(endingKey(lower, length, group, capital));
        if (slot < 0) continue;
        for (let i = slot * SCRIPTS_PER_ENDING; i < (slot + 1) * SCRIPTS_PER_ENDING; i++) {
          if (endingScripts[i] === 0) break;
          const script = scripts[endingScripts[i] - 1];
          if (script.front + script.back >= form.length + script.add.length) continue;
          fallback ??= script;
          const result = applyScript(script, form, lower);
          if (this.isBase(result)) return result;
        }
      }
    }
    return fallback === undefined ? form : applyScript(fallback, form, lower);
  }

  isBase(lemma: string): boolean {
    return this.model.tables.bases.find(hashString(lemma)) >= 0;
  }

  /** The likeliest place to cut a word into a first part and a last part with a lemma, or undefined. */
  bestCut(
    form: string,
    lower: string,
    upos: number,
    fine: number,
    depth: number = MOST_CUTS,
  ): Cut | undefined {
    let best: Cut | undefined;
    for (const cut of this.cuts(form, lower, upos, fine, depth)) {
      if (best === undefined || cut.weight > best.weight) best = cut;
    }
    return best;
  }

  /** All places where a word may be cut. */
  *cuts(form: string, lower: string, upos: number, fine: number, depth: number = MOST_CUTS): Generator<Cut> {
    if (depth === 0 || form.length > LONGEST_COMPOUND) return;
    const { partWeight } = this.model.tables;
    const verb = upos === VERB ? 1 : 0;
    for (let at = SHORTEST_PART; at <= form.length - SHORTEST_LAST; at++) {
      const part = this.firstPart(form.slice(0, at), lower.slice(0, at), verb);
      if (part === undefined) continue;
      const last = this.lastPart(form.slice(at), upos, fine, depth - 1);
      if (last === undefined) continue;
      yield {
        slot: part.slot,
        lemma: `${part.lemma}_${last.lemma}`,
        weight: (part.slot < 0 ? part.weight : partWeight[part.slot]) + last.weight,
      };
    }
  }

  /** Lemma of the first part of a compound: seen as one, or before a hyphen, or a base form with what may link it. */
  firstPart(
    part: string,
    lower: string,
    verb: number,
  ): { slot: number; lemma: string; weight: number } | undefined {
    const { parts, partLemma, lemmas } = this.model.tables;
    let slot = parts.find(partKey(part, verb));
    if (slot < 0) slot = parts.find(partKey(lower, verb));
    if (slot >= 0) return { slot, lemma: lemmas[partLemma[slot]], weight: 0 };
    if (verb === 1) return undefined;
    if (part.endsWith('-')) return { slot: -1, lemma: part.slice(0, -1), weight: HYPHEN_PART };
    if (part.length < 4) return undefined;
    if (this.isBase(lower)) return { slot: -1, lemma: lower, weight: BASE_PART };
    for (const link of LINKS) {
      if (!lower.endsWith(link)) continue;
      const base = lower.slice(0, -link.length);
      if (base.length >= 4 && this.isBase(base)) return { slot: -1, lemma: base, weight: BASE_PART };
    }
    return undefined;
  }

  /** Lemma of the last part of a compound: known with the tag, or by its ending when that gives a base form. */
  lastPart(
    rest: string,
    upos: number,
    fine: number,
    depth: number,
  ): { lemma: string; weight: number } | undefined {
    const size = rest.length >= LONG_LAST ? 'long' : 'short';
    const known = this.known(rest, fine);
    if (known !== undefined) return { lemma: known, weight: KNOWN_LAST[size] };
    const lower = rest.toLowerCase();
    const lemma = this.byEnding(rest, lower, upos, fine);
    if (!this.isBase(lemma)) {
      // Of three parts or more the first is cut off before the others.
      const cut = this.bestCut(rest, lower, upos, fine, depth);
      return cut === undefined ? undefined : { lemma: cut.lemma, weight: Math.min(cut.weight, 0) };
    }
    return { lemma, weight: BASE_LAST[size] };
  }
}

export function applyScript(script: EditScript, form: string, lower: string): string {
  const base = script.lower === 1 ? lower : form;
  const stem = base.slice(script.front, base.length - script.back);
  // `geëffend`: the diaeresis only parts the e from the prefix.
  return (script.front > 0 && stem.startsWith('ë') ? `e${stem.slice(1)}` : stem) + script.add;
}

/** The script that turns a form into its lemma: the shortest that keeps their longest common stretch. */
export function scriptFor(form: string, lemma: string): EditScript {
  const lower = form.toLowerCase();
  const plain = cutTo(form, lemma);
  const lowered = cutTo(lower, lemma);
  const useLower = lower !== form && lowered.back + lowered.front < plain.back + plain.front;
  return { lower: useLower ? 1 : 0, ...(useLower ? lowered : plain) };
}

function cutTo(form: string, lemma: string): { front: number; back: number; add: string } {
  let best = { front: form.length, back: 0, add: lemma };
  for (let front = 0; front <= Math.min(4, form.length - 1); front++) {
    let common = 0;
    while (common < lemma.length && front + common < form.length && form[front + common] === lemma[common])
      common++;
    if (common === 0) continue;
    const back = form.length - front - common;
    if (front + back < best.front + best.back) best = { front, back, add: lemma.slice(common) };
  }
  return best;
}
