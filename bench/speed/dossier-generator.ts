import { createHash } from 'node:crypto';
import { type Claim, CLAIM_TYPES, claimId, kindOfType } from '../../src/claim/index.ts';
import { type DocumentEntry, articleId } from '../../src/dossier/index.ts';

/*
 * Made-up articles for speed and size, never for quality: words of a vocabulary that is spread as words are (Zipf), sentences
 * of some 20 words, a claim in every second one. Nothing in them means anything. The same seed gives the same articles.
 */

const VOCABULARY = 60_000;
/** The first of the vocabulary are what every sentence has: not in postings. */
const STOP_WORDS = 120;
const SENTENCES = 20;
const IDS = [
  'RUS',
  'USA',
  'UKR',
  'PRK',
  'KOR',
  'CHN',
  'JPN',
  'NLD',
  'BEL',
  'DEU',
  'FRA',
  'GBR',
  'ISR',
  'IRN',
  'TUR',
  'POL',
  'NATO',
  'EU',
  'UN',
];
const OUTLETS = Array.from({ length: 40 }, (_, i) => `Krant ${i}`);

/** A small generator of numbers from 0 to 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function vocabularyOf(random: () => number): string[] {
  const onsets = [
    'b',
    'd',
    'f',
    'g',
    'h',
    'k',
    'l',
    'm',
    'n',
    'p',
    'r',
    's',
    't',
    'v',
    'w',
    'z',
    'st',
    'kr',
    'sch',
    'tr',
  ];
  const vowels = ['a', 'e', 'i', 'o', 'u', 'aa', 'ee', 'oe', 'ie', 'ij'];
  const codas = ['', '', 'n', 'r', 's', 't', 'l', 'k', 'ng'];
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)];
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const syllables = 1 + Math.floor(random() * (words.size < STOP_WORDS ? 1.2 : 4));
    let word = '';
    for (let i = 0; i < syllables; i++) word += pick(onsets) + pick(vowels) + pick(codas);
    words.add(word);
  }
  return [...words];
}

/** Makes articles one after the other. */
export class Generator {
  readonly #random: () => number;
  readonly #words: readonly string[];
  readonly #ids: readonly string[];
  #made = 0;

  /** @param parties how many act and are acted on; a dozen and a half that everybody knows, and more that nobody does */
  constructor(seed = 1, parties: number = IDS.length) {
    this.#random = randomOf(seed);
    this.#ids = Array.from({ length: parties }, (_, i) => IDS.at(i) ?? `Q${1000 + i}`);
    this.#words = vocabularyOf(this.#random);
  }

  /** A word that is as frequent as its place in the vocabulary says. */
  word(rank: number): string {
    return this.#words[rank];
  }

  next(): DocumentEntry {
    const number = this.#made++;
    const random = this.#random;
    const zipf = (size: number): number => Math.min(size - 1, Math.floor(size ** random()) - 1);
    const sentences: { start: number; end: number }[] = [];
    const terms = new Map<string, number>();
    const places: (readonly [number, number, number])[] = [];
    const tokens: { readonly start: number; readonly word: string }[][] = [];
    let text = '';
    for (let s = 0; s < SENTENCES; s++) {
      const start = text.length;
      const row: { start: number; word: string }[] = [];
      const length = 12 + Math.floor(random() * 17);
      for (let w = 0; w < length; w++) {
        const rank = zipf(VOCABULARY);
        const word = this.#words[rank];
        if (w > 0) text += ' ';
        row.push({ start: text.length, word });
        text += word;
        if (rank < STOP_WORDS) continue;
        const term = terms.get(word) ?? terms.size;
        terms.set(word, term);
        places.push([term, s, w]);
      }
      text += '.';
      sentences.push({ start, end: text.length });
      if (s + 1 < SENTENCES) text += s % 4 === 3 ? '\n\n' : ' ';
      tokens.push(row);
    }
    const id = createHash('sha256').update(text).digest('hex').slice(0, 32);
    const day = new Date(Date.UTC(2015, 0, 1) + Math.floor(random() * 3650) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const source = {
      id,
      input: `${number}.txt`,
      outlet: OUTLETS[zipf(OUTLETS.length)],
      published: day,
      title: text.slice(0, 60),
    };
    const claims = sentences.flatMap((span, s) =>
      s % 2 === 0 ? [this.#claim(id, day, text, span, tokens[s])] : [],
    );
    places.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return {
      record: {
        ...source,
        article: articleId(source),
        url: `https://krant.example/artikel/${id.slice(0, 12)}`,
        reader: '1',
        sample: false,
        lang: random() < 0.7 ? 'nl' : 'en',
        authors: [],
        marks: Array.from({ length: 5 }, (_, i) => ({
          start: sentences[4 * i].start,
          end: sentences[4 * i + 3].end,
          kind: 'paragraph',
        })),
        added: '2026-01-01T00:00:00Z',
      },
      text,
      sentences,
      claims,
      terms: { terms: [...terms.keys()], places: Uint32Array.from(places.flat()) },
    };
  }

  #claim(
    document: string,
    day: string,
    text: string,
    span: { readonly start: number; readonly end: number },
    tokens: readonly { readonly start: number; readonly word: string }[],
  ): Claim {
    const random = this.#random;
    const zipf = (size: number): number => Math.min(size - 1, Math.floor(size ** random()) - 1);
    const at = (
      i: number,
    ): { readonly text: string; readonly span: { readonly start: number; readonly end: number } } => {
      const { start, word } = tokens[i % tokens.length];
      return { text: word, span: { start, end: start + word.length } };
    };
    const participant = (i: number): Claim['actors'][number] => {
      const who = this.#ids[zipf(this.#ids.length)];
      return { ...at(i), kind: 'state', via: 'name', id: who, country: who.slice(0, 3), name: `Naam ${who}` };
    };
    const type = CLAIM_TYPES[zipf(CLAIM_TYPES.length)];
    const trigger = at(3 + Math.floor(random() * 5));
    const body: Omit<Claim, 'id'> = {
      document,
      kind: kindOfType(type),
      type,
      contexts: ['military'],
      actors: [participant(0)],
      recipients: random() < 0.7 ? [participant(8)] : [],
      ...(random() < 0.5
        ? { objects: [{ ...at(9), class: ['troops', 'weapons', 'money', 'food'][zipf(4)] }] }
        : {}),
      time: { edtf: day, start: day, end: day, precision: 'day', basis: 'published' },
      reality: random() < 0.7 ? 'actual' : 'planned',
      polarity: 'positive',
      certainty: random() < 0.8 ? 'certain' : 'possible',
      attribution: random() < 0.4 ? [{ speaker: participant(10), stance: 'asserts', cue: 'volgens' }] : [],
      selector: { ...span, exact: text.slice(span.start, span.end) },
      trigger: { text: trigger.text, lemma: trigger.text, span: trigger.span },
      rule: `rule.${zipf(200)}`,
      confidence: Math.round(50 + random() * 45) / 100,
    };
    return { id: claimId(body), ...body };
  }
}
