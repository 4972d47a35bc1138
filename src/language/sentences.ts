import { LANGUAGES, TOKEN_KINDS, type Document, type TokenLayer } from '../document/index.ts';
import { APOSTROPHE, CHAR_CLASS, DIGIT, HYPHEN, LOWER, SURROGATE, SYMBOL, UPPER } from './char-class.ts';
import type { Stage } from './stage.ts';
import { ENDING, type TokeniserRules } from './tokenise-rules.ts';

const WORD = TOKEN_KINDS.indexOf('word');
const NUMBER = TOKEN_KINDS.indexOf('number');
const SYMBOL_TOKEN = TOKEN_KINDS.indexOf('symbol');
const URL = TOKEN_KINDS.indexOf('url');
const PUNCT = TOKEN_KINDS.indexOf('punctuation');
const ABBREVIATION = TOKEN_KINDS.indexOf('abbreviation');

const set = (chars: string): ReadonlySet<number> => new Set([...chars].map((char) => char.charCodeAt(0)));

const TERMINATORS = set('.!?…');
const OPENERS = set('([{¿¡«‹„‚“‘');
const CLOSERS = set(')]}»›”');
/** Quotes that some print the other way round (»so«, „so“). */
const TURNED = set('«‹»›“”');
/** Signs that carry a sentence on when they follow its closing quote or stop. */
const CONTINUERS = set(',;:');
const SMILE_EYES = set(':;=');
const STOP = 0x2e;
const QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;
const RIGHT_QUOTE = 0x2019;
const COMMA = 0x2c;
const BACKTICK = 0x60;

/** What a quote does: the sign alone does not tell for `"` and `'`. */
const NONE = 0;
const OPENS = 1;
const CLOSES = 2;

/** How many quotes and brackets are looked over to find the word a sentence might begin with. */
const REACH = 5;

/** Divides the tokens of one document into sentences, block by block. */
class Splitter {
  readonly #text: string;
  readonly #tokens: TokenLayer;
  #rules: TokeniserRules;
  /** One past the last token of the block. */
  #last = 0;
  #first = 0;
  /** First token of the sentence that is being read. */
  #sentence = 0;
  /** Whether the sentence ended in front of the token that was answered last. */
  #ends = false;
  #doubleOpen = false;
  #singleOpen = false;

  constructor(text: string, tokens: TokenLayer, rules: TokeniserRules) {
    this.#text = text;
    this.#tokens = tokens;
    this.#rules = rules;
  }

  /** Appends the first token of each sentence of a block. */
  block(first: number, last: number, rules: TokeniserRules, sentences: number[]): void {
    const { kind } = this.#tokens;
    this.#rules = rules;
    this.#first = first;
    this.#last = last;
    this.#doubleOpen = false;
    this.#singleOpen = false;
    this.#sentence = first;
    if (first < last) sentences.push(first);
    for (let token = first; token < last; token++) {
      if (kind[token] !== PUNCT && kind[token] !== ABBREVIATION) continue;
      this.#ends = false;
      const end = kind[token] === PUNCT ? this.#afterPunctuation(token) : this.#afterAbbreviation(token);
      if (this.#ends && end < last) {
        sentences.push(end);
        this.#sentence = end;
      }
      token = end - 1;
    }
  }

  #code(token: number): number {
    return this.#text.charCodeAt(this.#tokens.start[token]);
  }

  #length(token: number): number {
    return this.#tokens.end[token] - this.#tokens.start[token];
  }

  #spaceBefore(token: number): boolean {
    return token === this.#first || this.#tokens.end[token - 1] < this.#tokens.start[token];
  }

  #spaceAfter(token: number): boolean {
    return token + 1 >= this.#last || this.#tokens.end[token] < this.#tokens.start[token + 1];
  }

  /** Whether a punctuation token opens or closes a quotation or bracket; keeps count of what is open. */
  #role(token: number): number {
    if (this.#tokens.kind[token] !== PUNCT) return NONE;
    const code = this.#code(token);
    if (code === COMMA) return this.#length(token) === 2 ? OPENS : NONE;
    if (TURNED.has(code)) {
      const before = this.#spaceBefore(token);
      if (before !== this.#spaceAfter(token)) return before ? OPENS : CLOSES;
    }
    if (code === BACKTICK || OPENERS.has(code)) {
      if (code === 0x2018) this.#singleOpen = true;
      return OPENS;
    }
    if (CLOSERS.has(code)) return CLOSES;
    if (this.#length(token) === 2 && (code === QUOTE || code === RIGHT_QUOTE)) return CLOSES;
    if (code === DOUBLE_QUOTE) {
      const role = this.#straight(token, this.#doubleOpen);
      this.#doubleOpen = role === OPENS;
      return role;
    }
    if (code === QUOTE || code === RIGHT_QUOTE) {
      const role = this.#straight(token, this.#singleOpen);
      this.#singleOpen = role === OPENS;
      return role;
    }
    return NONE;
  }

  /** A straight quote opens what it touches on the right and closes what it touches on the left; else it takes turns. */
  #straight(token: number, open: boolean): number {
    const before = this.#spaceBefore(token);
    const after = this.#spaceAfter(token);
    if (before !== after) return before && !(open && this.#isStop(token + 1)) ? OPENS : CLOSES;
    if (before && token + 1 < this.#last && this.#code(token + 1) === this.#code(token)) return CLOSES;
    return open ? CLOSES : OPENS;
  }

  /** Whether a token is a stop, as after the quote in `… weg. ".` */
  #isStop(token: number): boolean {
    return token < this.#last && this.#code(token) === STOP && this.#tokens.kind[token] === PUNCT;
  }

  /** Where to go on after a sign; `#ends` says whether a sentence ends there. */
  #afterPunctuation(token: number): number {
    const code = this.#code(token);
    if (!TERMINATORS.has(code)) {
      this.#role(token);
      return token + 1;
    }
    if (this.#isAside(token) || this.#isListNumber(token)) return token + 1;
    return this.#endAfter(token, false);
  }

  #afterAbbreviation(token: number): number {
    const { start, end } = this.#tokens;
    const listed = this.#rules.abbreviations.at(this.#text, start[token], end[token] - 1);
    const anywhere = listed === 0 && this.#length(token) > 2;
    if (listed !== ENDING && !anywhere) return token + 1;
    return this.#endAfter(token, anywhere);
  }

  /** A smiley or picture after a sentence belongs to it. */
  #isSmile(token: number): boolean {
    if (this.#tokens.kind[token] !== SYMBOL_TOKEN) return false;
    const code = this.#code(token);
    return CHAR_CLASS[code] === SURROGATE || (SMILE_EYES.has(code) && this.#length(token) > 1);
  }

  /** `(…)`, `(!)`: a sign that stands alone between brackets ends nothing. */
  #isAside(token: number): boolean {
    if (token === this.#first || token + 1 >= this.#last) return false;
    const before = this.#code(token - 1);
    const after = this.#code(token + 1);
    return (before === 0x28 && after === 0x29) || (before === 0x5b && after === 0x5d);
  }

  /** `1 .` at the start of a sentence numbers it. */
  #isListNumber(token: number): boolean {
    const sentence = this.#sentence;
    if (token !== sentence + 1 || this.#code(token) !== STOP || this.#length(token) > 1) return false;
    const { kind } = this.#tokens;
    return (
      this.#length(sentence) <= 2 &&
      (kind[sentence] === NUMBER || this.#length(sentence) === 1) &&
      this.#spaceAfter(token)
    );
  }

  /**
   * Goes over what closes the sentence after its stop and looks at what comes next. What was gone over is not looked at
   * again, so that the work stays linear in the number of tokens.
   * @param known whether only a word known to begin sentences will do
   * @returns the token after what closes the sentence
   */
  #endAfter(token: number, known: boolean): number {
    const { kind } = this.#tokens;
    let next = token + 1;
    let closed = false;
    for (; next < this.#last && (kind[next] === PUNCT || this.#isSmile(next)); next++) {
      if (kind[next] === SYMBOL_TOKEN) continue;
      if (TERMINATORS.has(this.#code(next))) {
        token = next;
        known = false;
        continue;
      }
      const double = this.#doubleOpen;
      const single = this.#singleOpen;
      if (this.#role(next) !== CLOSES) {
        this.#doubleOpen = double;
        this.#singleOpen = single;
        break;
      }
      closed = true;
    }
    this.#ends = next >= this.#last || this.#begins(token, next, closed, known);
    return next;
  }

  /** Whether a sentence can begin at `next`, after a stop at `token`. */
  #begins(token: number, next: number, closed: boolean, known: boolean): boolean {
    const { kind, start, end } = this.#tokens;
    const text = this.#text;
    let at = next;
    let bracket = false;
    if (kind[at] === PUNCT && CONTINUERS.has(this.#code(at)) && this.#length(at) === 1) return false;
    for (let i = 0; i < REACH && at < this.#last && kind[at] === PUNCT; i++, at++) {
      if (this.#code(at) === 0x28) bracket = true;
    }
    if (at >= this.#last) return !known;
    const first = this.#code(at);
    const kindOfFirst = CHAR_CLASS[first];
    if (known) {
      if (kindOfFirst !== UPPER) return false;
      return this.#rules.sentenceStarters.at(text, start[at], end[at]) > 0;
    }
    if (kindOfFirst === UPPER) return true;
    if (kindOfFirst === DIGIT) return kind[token] === PUNCT;
    if (kindOfFirst === SYMBOL || kindOfFirst === SURROGATE) return kind[token] === PUNCT;
    if (kindOfFirst === APOSTROPHE && kind[at] === WORD) {
      // 's Avonds, 't Is: the capital stands in the next word.
      return at + 1 < this.#last && CHAR_CLASS[this.#code(at + 1)] === UPPER;
    }
    if (kind[token] !== PUNCT) return false;
    if (kindOfFirst === LOWER) return (bracket && !closed) || kind[at] === URL || this.#isLowerWriter();
    return kindOfFirst !== HYPHEN;
  }

  /** Who began this sentence with a small letter does so with the next. */
  #isLowerWriter(): boolean {
    const { kind } = this.#tokens;
    let first = this.#sentence;
    for (let i = 0; i < REACH && first + 1 < this.#last && kind[first] === PUNCT; i++) first++;
    return kind[first] === WORD && CHAR_CLASS[this.#code(first)] === LOWER;
  }
}

/**
 * The stage that divides tokens into sentences. No sentence crosses a block; the quotes and brackets that close a sentence
 * after its stop belong to it.
 * @param rules of each language, the main one first
 */
export function sentenceStage(...rules: [TokeniserRules, ...TokeniserRules[]]): Stage {
  const byLanguage = LANGUAGES.map(
    (language) => rules.find((candidate) => candidate.language === language) ?? rules[0],
  );
  return {
    name: 'sentences',
    requires: ['blocks', 'languages', 'tokens'],
    adds: ['sentences'],
    run(document: Document): Document {
      const blocks = document.layer('blocks');
      const languages = document.layer('languages');
      const tokens = document.layer('tokens');
      const main = LANGUAGES.indexOf(languages.main);
      const splitter = new Splitter(document.text, tokens, rules[0]);
      const firstToken: number[] = [];
      const blockOf: number[] = [];
      const count = tokens.start.length;
      let token = 0;
      for (let block = 0; block < blocks.start.length; block++) {
        const first = token;
        while (token < count && tokens.start[token] < blocks.end[block]) token++;
        const language = languages.block[block];
        splitter.block(first, token, byLanguage[language === 0 ? main : language], firstToken);
        while (blockOf.length < firstToken.length) blockOf.push(block);
      }
      firstToken.push(count);
      return document.with('sentences', {
        firstToken: Uint32Array.from(firstToken),
        block: Uint32Array.from(blockOf),
      });
    },
  };
}
