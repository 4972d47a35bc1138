import { UPOS, wordOf } from '../src/document/index.ts';
import type { ConlluSentence, ConlluWord } from '../src/language/conllu.ts';
import { hashString } from '../src/language/features.ts';
import { HashTable } from '../src/language/hash-table.ts';
import { isSeparate, verbsFor, type ParticleText } from '../src/language/join-particles.ts';
import {
  endingKey,
  LemmaModel,
  LONGEST_ENDING,
  particleKey,
  partKey,
  SCRIPTS_PER_ENDING,
  wordKey,
  type EditScript,
  type LemmaTables,
} from '../src/language/lemma-model.ts';
import { Lemmatiser, scriptFor, tagGroup } from '../src/language/lemmatiser.ts';

const VERB = UPOS.indexOf('VERB');
const NOUN = UPOS.indexOf('NOUN');

/** Share of a tag's words that are their own lemma from which its unseen words are taken to be. */
const UNCHANGED_FROM = 0.8;

/** One word of the treebank as the lemmatiser meets it: its lemma is without a particle that stands apart. */
interface Item {
  readonly form: string;
  readonly upos: number;
  readonly xpos: string;
  readonly lemma: string;
}

/** The lemma of a word without the parts that are words of their own in the sentence. */
function ownLemma(words: readonly ConlluWord[], word: ConlluWord): string {
  let lemma = word.lemma;
  if (word.upos !== 'VERB' && word.upos !== 'AUX') return lemma;
  for (;;) {
    const cut = lemma.indexOf('_');
    if (cut <= 0) return lemma;
    const part = lemma.slice(0, cut);
    if (word.form.toLowerCase().startsWith(part)) return lemma;
    if (!words.some((other) => other !== word && other.form.toLowerCase() === part)) return lemma;
    lemma = lemma.slice(cut + 1);
  }
}

/** Where a word is put together, by its lemma `first_last`. */
interface Joint {
  readonly part: string;
  readonly partLemma: string;
  readonly rest: string;
  readonly restLemma: string;
}

function jointOf(form: string, lemma: string): Joint | undefined {
  const cut = lemma.indexOf('_');
  if (cut <= 0 || cut === lemma.length - 1) return undefined;
  const partLemma = lemma.slice(0, cut);
  const restLemma = lemma.slice(cut + 1);
  let best: Joint | undefined;
  let bestCost = 99;
  for (let at = 1; at < form.length; at++) {
    const part = form.slice(0, at);
    const rest = form.slice(at);
    if (rest.startsWith('-')) continue;
    const cost = costOf(part, partLemma) + costOf(rest, restLemma.replaceAll('_', ''));
    if (cost < bestCost) {
      best = { part, partLemma, rest, restLemma };
      bestCost = cost;
    }
  }
  return bestCost > 10 ? undefined : best;
}

function costOf(form: string, lemma: string): number {
  const script = scriptFor(form, lemma);
  return script.front + script.back + script.add.length;
}

class Tally<K> {
  readonly counts = new Map<K, Map<string, number>>();

  add(key: K, value: string, by = 1): void {
    let values = this.counts.get(key);
    if (values === undefined) this.counts.set(key, (values = new Map()));
    values.set(value, (values.get(value) ?? 0) + by);
  }

  /** Values of a key, most frequent first. */
  ranked(key: K): [string, number][] {
    return rank(this.counts.get(key) ?? new Map());
  }
}

function rank(values: ReadonlyMap<string, number>): [string, number][] {
  return [...values].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const eighths = (weight: number): number => Math.max(-127, Math.min(127, Math.round(weight * 8)));

/** @param baseWords base forms from word lists */
export function trainLemmas(sentences: readonly ConlluSentence[], baseWords: readonly string[]): LemmaTables {
  const items: Item[] = [];
  for (const { words } of sentences) {
    for (const word of words) {
      const upos = Math.max(0, (UPOS as readonly string[]).indexOf(word.upos));
      items.push({ form: word.form, upos, xpos: word.xpos, lemma: ownLemma(words, word) });
    }
  }
  const lemmas: string[] = [];
  const lemmaNumbers = new Map<string, number>();
  const numberOf = (lemma: string): number => {
    let number = lemmaNumbers.get(lemma);
    if (number === undefined) {
      number = lemmas.length;
      lemmas.push(lemma);
      lemmaNumbers.set(lemma, number);
    }
    return number;
  };

  // Words with a lemma of their own, and the last parts of compounds.
  const byWord = new Tally<number>();
  const lastParts = new Tally<number>();
  const endings = new Tally<number>();
  const partLemmas = new Tally<string>();
  const types = new Map<string, Item>();
  const scripts: EditScript[] = [];
  const scriptNumbers = new Map<string, number>();
  const bases = new Set<string>();
  for (const item of items) {
    byWord.add(wordKey(item.form, tagGroup(item.upos, item.xpos)), item.lemma);
    types.set(`${item.form}\t${item.upos}\t${item.xpos}\t${item.lemma}`, item);
  }
  for (const item of types.values()) {
    let { form, lemma } = item;
    const joint = jointOf(form, lemma);
    if (joint !== undefined) {
      const verb = item.upos === VERB ? 1 : 0;
      partLemmas.add(`${verb} ${joint.part}`, joint.partLemma);
      form = joint.rest;
      lemma = joint.restLemma;
      lastParts.add(wordKey(form, tagGroup(item.upos, item.xpos)), lemma);
    }
    if (lemma.includes('_')) continue;
    bases.add(lemma);
    const lower = form.toLowerCase();
    const script = scriptFor(form, lemma);
    if (script.front > 0 && !/^ge/i.test(form)) continue;
    const key = `${script.lower}\t${script.front}\t${script.back}\t${script.add}`;
    let number = scriptNumbers.get(key);
    if (number === undefined) {
      number = scripts.length;
      scripts.push(script);
      scriptNumbers.set(key, number);
    }
    for (const group of [tagGroup(item.upos, item.xpos), tagGroup(item.upos, '')]) {
      for (let length = 0; length <= LONGEST_ENDING; length++) {
        endings.add(endingKey(lower, length, group, lower === form ? 0 : 1), String(number));
      }
    }
  }
  for (const { form, upos } of types.values()) {
    const hyphen = form.indexOf('-');
    if (hyphen < 1 || upos === VERB) continue;
    const part = form.slice(0, hyphen + 1);
    if (!partLemmas.counts.has(`0 ${part}`)) partLemmas.add(`0 ${part}`, part.slice(0, -1));
  }
  for (const word of baseWords) bases.add(word);
  for (const [key, values] of lastParts.counts) {
    if (!byWord.counts.has(key)) for (const [value, n] of values) byWord.add(key, value, n);
  }

  const words = HashTable.withRoomFor(byWord.counts.size);
  const wordLemma = new Uint32Array(words.keys.length);
  for (const key of byWord.counts.keys()) wordLemma[words.add(key)] = numberOf(byWord.ranked(key)[0][0]);

  const kept = [...endings.counts].filter(
    ([, values]) => [...values.values()].reduce((a, b) => a + b, 0) >= 2,
  );
  const endingTable = HashTable.withRoomFor(kept.length);
  const endingScripts = new Uint16Array(endingTable.keys.length * SCRIPTS_PER_ENDING);
  for (const [key, values] of kept) {
    const slot = endingTable.add(key);
    for (const [i, [number]] of rank(values).slice(0, SCRIPTS_PER_ENDING).entries()) {
      endingScripts[slot * SCRIPTS_PER_ENDING + i] = Number(number) + 1;
    }
  }

  const baseTable = HashTable.withRoomFor(bases.size);
  for (const base of bases) baseTable.add(hashString(base));

  // First parts: those of the treebank's compounds, and nouns with what links them.
  const nounParts = new Tally<string>();
  for (const item of types.values()) {
    if (item.upos !== NOUN || item.lemma.includes('_') || item.form !== item.form.toLowerCase()) continue;
    if (item.form.length < 3) continue;
    nounParts.add(`0 ${item.form}`, item.lemma);
    if (item.form === item.lemma) nounParts.add(`0 ${item.form}s`, item.lemma);
  }
  for (const [key, values] of nounParts.counts) {
    if (!partLemmas.counts.has(key)) for (const [value, n] of values) partLemmas.add(key, value, n);
  }
  const partKeys = [...partLemmas.counts.keys()];
  const parts = HashTable.withRoomFor(partKeys.length);
  const partLemma = new Uint32Array(parts.keys.length);
  const partWeight = new Int8Array(parts.keys.length);
  const slotOf = (key: string): number => parts.add(partKey(key.slice(2), Number(key[0])));
  for (const key of partKeys) partLemma[slotOf(key)] = numberOf(partLemmas.ranked(key)[0][0]);

  const tables: LemmaTables = {
    lemmas,
    unchanged: unchangedTags([...types.values()]),
    words,
    wordLemma,
    scripts,
    endings: endingTable,
    endingScripts,
    parts,
    partLemma,
    partWeight,
    bases: baseTable,
    particles: HashTable.withRoomFor(0),
    particleWeight: new Int8Array(16),
  };
  weighParts(tables, [...types.values()]);
  return { ...tables, ...trainParticles(sentences) };
}

/** Tags of which nearly all words are their own lemma: names, symbols. */
function unchangedTags(types: readonly Item[]): HashTable {
  const counts = new Map<number, { same: number; all: number }>();
  for (const { form, upos, xpos, lemma } of types) {
    const group = tagGroup(upos, xpos);
    const count = counts.get(group) ?? { same: 0, all: 0 };
    counts.set(group, { same: count.same + (form === lemma ? 1 : 0), all: count.all + 1 });
  }
  const groups = [...counts]
    .filter(([, { same, all }]) => all >= 5 && same >= UNCHANGED_FROM * all)
    .map(([group]) => group);
  const table = HashTable.withRoomFor(groups.length);
  for (const group of groups) table.add(group);
  return table;
}

/** Weighs each first part by how often a cut after it is the treebank's. */
function weighParts(tables: LemmaTables, types: readonly Item[]): void {
  const right = new Map<number, number>();
  const wrong = new Map<number, number>();
  let allRight = 0;
  let allWrong = 0;
  const lemmatiser = new Lemmatiser(new LemmaModel(tables));
  for (const item of types) {
    const cuts = lemmatiser.cuts(
      item.form,
      item.form.toLowerCase(),
      item.upos,
      tagGroup(item.upos, item.xpos),
    );
    for (const cut of cuts) {
      if (cut.slot < 0) continue;
      const good = cut.lemma === item.lemma;
      const table = good ? right : wrong;
      if (!good && item.lemma.includes('_')) continue;
      if (good) allRight++;
      else allWrong++;
      table.set(cut.slot, (table.get(cut.slot) ?? 0) + 1);
    }
  }
  const prior = allRight / (allRight + allWrong);
  const strength = 2;
  for (let slot = 0; slot < tables.partWeight.length; slot++) {
    if (tables.parts.keys[slot] === 0) continue;
    const good = (right.get(slot) ?? 0) + strength * prior;
    const bad = (wrong.get(slot) ?? 0) + strength * (1 - prior);
    tables.partWeight[slot] = eighths(Math.log(good / bad));
  }
}

/** Weighs particles and their verbs by how often the treebank joins them where the order of words would let it. */
function trainParticles(
  sentences: readonly ConlluSentence[],
): Pick<LemmaTables, 'particles' | 'particleWeight'> {
  const joined = new Map<number, number>();
  const apart = new Map<number, number>();
  const known = new Set<string>();
  const texts = sentences.map(({ words }) => ({ words, own: words.map((word) => ownLemma(words, word)) }));
  for (const { words, own } of texts) {
    for (const [i, word] of words.entries()) {
      if (own[i] !== word.lemma)
        known.add(word.lemma.slice(0, word.lemma.length - own[i].length - 1).split('_')[0]);
    }
  }
  const bump = (table: Map<number, number>, key: number): void =>
    void table.set(key, (table.get(key) ?? 0) + 1);
  for (const { words, own } of texts) {
    const text: ParticleText = {
      first: 0,
      stop: words.length,
      upos: (i) => (UPOS as readonly string[]).indexOf(words[i].upos),
      xpos: (i) => words[i].xpos,
      word: (i) => wordOf(words[i].form),
      lemma: (i) => own[i],
    };
    for (const [i, word] of words.entries()) {
      const particle = word.form.toLowerCase();
      if (!known.has(particle) || word.upos === 'VERB' || word.upos === 'AUX') continue;
      for (const verb of verbsFor(text, i)) {
        const table = words[verb].lemma === `${particle}_${own[verb]}` ? joined : apart;
        const separate = isSeparate(word.xpos);
        bump(table, particleKey(particle, own[verb], separate));
        bump(table, particleKey(particle, '', separate));
      }
    }
  }
  const keys = [...new Set([...joined.keys(), ...apart.keys()])];
  const particles = HashTable.withRoomFor(keys.length);
  const particleWeight = new Int8Array(particles.keys.length);
  for (const key of keys) {
    particleWeight[particles.add(key)] = eighths(
      Math.log(((joined.get(key) ?? 0) + 0.5) / ((apart.get(key) ?? 0) + 0.5)),
    );
  }
  return { particles, particleWeight };
}
