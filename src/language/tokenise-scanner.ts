import { TOKEN_KINDS, type TokenLayer } from '../document/index.ts';
import {
  APOSTROPHE,
  CHAR_CLASS,
  DIGIT,
  HYPHEN,
  JOINER,
  LOWER,
  MARK,
  PERIOD,
  SPACE,
  SURROGATE,
  SYMBOL,
  UPPER,
  isAstralWord,
  isLetter,
  isWordCode,
} from './char-class.ts';
import {
  addressEnd,
  bracketedEnd,
  classAt,
  codeAt,
  isLowerAt,
  mailHostEnd,
  shortenedHostEnd,
  nameAhead,
  quotedPartEnd,
  signEnd,
  skipSpace,
  spells,
  wordEnd,
} from './tokenise-ahead.ts';
import {
  BEFORE_CAPITAL,
  BEFORE_LOWER,
  BEFORE_NUMBER,
  ENDING,
  INSIDE,
  type TokeniserRules,
} from './tokenise-rules.ts';

const WORD = TOKEN_KINDS.indexOf('word');
const NUMBER = TOKEN_KINDS.indexOf('number');
const PUNCT = TOKEN_KINDS.indexOf('punctuation');
const SIGN = TOKEN_KINDS.indexOf('symbol');
const URL = TOKEN_KINDS.indexOf('url');
const EMAIL = TOKEN_KINDS.indexOf('email');
const ABBREVIATION = TOKEN_KINDS.indexOf('abbreviation');

const code = (char: string): number => char.charCodeAt(0);
const codes = (chars: string): ReadonlySet<number> => new Set([...chars].map(code));

const QUOTE = code("'");
const OPENING_QUOTE = code('‘');
const DOUBLE_QUOTE = code('"');
const COMMA = code(',');
const STOP = code('.');
const DASH = code('-');
const EN_DASH = code('–');
const COLON = code(':');
const SLASH = code('/');
const AT = code('@');
const AND = code('&');
const PLUS = code('+');
const STAR = code('*');
const DOLLAR = code('$');
const OPEN = code('(');
const CLOSE = code(')');
const UNDERLINE = code('_');
const DEGREE = code('°');
const HASH = code('#');
const TERMINATORS: ReadonlySet<number> = codes('.!?…');
const RUNS: ReadonlySet<number> = codes('-–—_*=~<>/\\|+#$');
const CURRENCY: ReadonlySet<number> = codes('€£$¥ƒ');
const PERCENT: ReadonlySet<number> = codes('%‰');
const SYMBOLS: ReadonlySet<number> = codes('&@+$*#%‰');
const SMILE_EYES: ReadonlySet<number> = codes(':;=');
const SMILE_MOUTHS: ReadonlySet<number> = codes(')(DPp');
const BEFORE_SIGNED: ReadonlySet<number> = codes('([{"\'‘“«/');
const CARRIES_ON: ReadonlySet<number> = codes(',;:)');
const POSSESSIVE_ENDINGS: ReadonlySet<number> = codes('sxzSXZ');

/**
 * Divides stretches of one text into tokens, in one pass over code units. What stands between two tokens is white space or
 * was left out by the caller; every other code unit is in exactly one token.
 *
 * A token is taken as far as a run of letters and digits goes; only at a sign that may stand inside a token
 * (`' . - / & @ _ : ( + * $`) a rule decides whether it goes on. A rule answers with the offset to go on from, or sets
 * `#stop` and answers with the end of the token.
 */
export class Scanner {
  readonly #text: string;
  /** The text once more, for the loops that read every code unit: three times as fast as `charCodeAt`. */
  readonly #codes: Uint16Array;
  #rules: TokeniserRules;
  #limit = 0;
  #start: Uint32Array;
  #end: Uint32Array;
  #kind: Uint8Array;
  #count = 0;
  /** First token of the block that is being scanned. */
  #blockToken = 0;
  /** Kind of the token being scanned. */
  #current = WORD;
  #stop = false;
  /** Whether a single quote was opened in this block and not closed. */
  #quoted = false;
  /** Where the run of commas ends that was counted last. */
  #commas = 0;

  constructor(text: string, rules: TokeniserRules) {
    this.#text = text;
    this.#codes = codeUnits(text);
    this.#rules = rules;
    const size = (text.length >> 2) + 16;
    this.#start = new Uint32Array(size);
    this.#end = new Uint32Array(size);
    this.#kind = new Uint8Array(size);
  }

  get count(): number {
    return this.#count;
  }

  /** Starts a block: quotes that were left open before it are forgotten. */
  block(rules: TokeniserRules): void {
    this.#rules = rules;
    this.#blockToken = this.#count;
    this.#quoted = false;
  }

  /** The tokens found so far. */
  layer(): TokenLayer {
    return {
      start: this.#start.slice(0, this.#count),
      end: this.#end.slice(0, this.#count),
      kind: this.#kind.slice(0, this.#count),
    };
  }

  /** Scans `from` to `limit`; nothing outside is read. */
  scan(from: number, limit: number): void {
    const codes = this.#codes;
    const classes = CHAR_CLASS;
    const contracts = !this.#rules.keepClitics;
    // A space at the limit ends the last word, so that the loop over letters need not ask where it is.
    const atLimit = codes[limit];
    codes[limit] = 0x20;
    this.#limit = limit;
    let at = from;
    while (at < limit) {
      const first = classes[codes[at]];
      if (first === SPACE) {
        at++;
        continue;
      }
      let end = at + 1;
      let kind = WORD;
      if (first <= MARK && first !== DIGIT) {
        // Nearly all words end before white space or a comma: only at other signs is there something to decide.
        let next = classes[codes[end]];
        while ((next - LOWER) >>> 0 < MARK) next = classes[codes[++end]];
        if (next >= APOSTROPHE) {
          this.#current = WORD;
          end = this.#word(at, end, at);
          kind = this.#current;
        } else if (contracts) {
          end = this.#uncontracted(at, end);
        }
      } else if (isPlainStop(codes[at]) && classes[codes[end]] === SPACE) {
        kind = PUNCT;
      } else {
        end = first === DIGIT ? this.#number(at, end) : this.#sign(at, first);
        kind = this.#current;
      }
      const row = this.#count;
      if (row === this.#kind.length) this.#grow();
      this.#start[row] = at;
      this.#end[row] = end;
      this.#kind[row] = kind;
      this.#count = row + 1;
      at = end;
    }
    codes[limit] = atLimit;
  }

  #grow(): void {
    const size = this.#start.length * 2;
    const start = new Uint32Array(size);
    const end = new Uint32Array(size);
    const kind = new Uint8Array(size);
    start.set(this.#start);
    end.set(this.#end);
    kind.set(this.#kind);
    this.#start = start;
    this.#end = end;
    this.#kind = kind;
  }

  /** Whether a token ends right before `at`. */
  #adjoins(at: number): boolean {
    return this.#count > this.#blockToken && this.#end[this.#count - 1] === at;
  }

  /** Whether nothing, white space or an opening sign stands before `at`. */
  #free(at: number): boolean {
    return !this.#adjoins(at) || BEFORE_SIGNED.has(this.#text.charCodeAt(at - 1));
  }

  #stopAt(end: number): number {
    this.#stop = true;
    return end;
  }

  /**
   * The end of a word.
   * @param from where reading goes on
   * @param part where the part of the word that is being read begins: after the last sign inside it
   */
  #word(start: number, from: number, part: number): number {
    const codes = this.#codes;
    const classes = CHAR_CLASS;
    const limit = this.#limit;
    let at = from;
    this.#stop = false;
    for (;;) {
      let kind = SPACE;
      while (at < limit && ((kind = classes[codes[at]]) - LOWER) >>> 0 < MARK) at++;
      if (at >= limit || kind < APOSTROPHE) break;
      let next = at;
      if (kind === PERIOD) next = this.#atPeriod(start, part, at);
      else if (kind === HYPHEN) next = this.#atHyphen(start, part, at);
      else if (kind === APOSTROPHE) next = this.#atApostrophe(start, at);
      else if (kind === JOINER) next = this.#atJoiner(start, part, at);
      else if (kind === SURROGATE && isAstralWord(this.#text, at, limit)) {
        at += 2;
        continue;
      }
      if (this.#stop) return next;
      if (next === at) break;
      at = next;
      part = next;
    }
    return this.#rules.keepClitics ? at : this.#uncontracted(start, at);
  }

  /** The end of the first of two words that are written as one (`cannot`), or of the one. */
  #uncontracted(start: number, end: number): number {
    const cut = this.#rules.contractions.at(this.#text, start, end);
    return cut === 0 ? end : start + cut;
  }

  #atPeriod(start: number, part: number, at: number): number {
    const text = this.#text;
    const limit = this.#limit;
    const next = classAt(text, at + 1, limit);
    const single = at - part === 1 && isLetter(text.charCodeAt(part));
    if (next === LOWER || next === UPPER) {
      if (single) return at + 1;
      if (at - start === 3 && spells(text, start, limit, 'www')) return this.#address(at);
      const name = nameAhead(text, at, limit, this.#rules.domainEndings);
      if (name !== undefined) return this.#name(name.end, name.mail);
      if (at - part <= 3 && classAt(text, at + 2, limit) === PERIOD && this.#isAbbreviationPart(part, at))
        return at + 1;
      const shortParts =
        at - start <= 3 &&
        next === LOWER &&
        isLowerAt(text, start, limit) &&
        !isWordCode(codeAt(text, at + 2, limit));
      if (shortParts) return at + 1;
      return this.#stopAt(this.#isListed(start, at) ? this.#abbreviation(at) : at);
    }
    if (next === DIGIT) {
      if (single || CHAR_CLASS[text.charCodeAt(at - 1)] === DIGIT) return at + 1;
      return this.#stopAt(this.#rules.abbreviations.at(text, start, at) > 0 ? this.#abbreviation(at) : at);
    }
    const sign = codeAt(text, at + 1, limit);
    if (next === HYPHEN || next === APOSTROPHE || sign === SLASH) {
      const goesOn = isWordCode(codeAt(text, at + 2, limit)) && (single || this.#isListed(start, at));
      if (goesOn && (next !== APOSTROPHE || part > start)) return at + 2;
    }
    if (next === PERIOD) {
      const host = shortenedHostEnd(text, at, limit);
      if (host >= 0) return this.#name(host, true);
      // `enz..`: the abbreviation's own stop and the sentence's; three are an ellipsis.
      const two =
        classAt(text, at + 2, limit) === SPACE && (single || this.#isListed(start, at) || part > start);
      return this.#stopAt(two ? this.#abbreviation(at) : at);
    }
    return this.#stopAt(this.#isAbbreviation(start, part, at) ? this.#abbreviation(at) : at);
  }

  #abbreviation(at: number): number {
    this.#current = ABBREVIATION;
    return at + 1;
  }

  /** Whether a word is listed as an abbreviation whatever follows. */
  #isListed(start: number, at: number): boolean {
    const kind = this.#rules.abbreviations.at(this.#text, start, at);
    return kind === INSIDE || kind === ENDING || kind === BEFORE_CAPITAL;
  }

  /** Whether a short part, as `Ph` in `Ph.D.`, is one of an abbreviation's: capital and small letter, or listed. */
  #isAbbreviationPart(part: number, at: number): boolean {
    const text = this.#text;
    return CHAR_CLASS[text.charCodeAt(part)] === UPPER && isLowerAt(text, at - 1, at) && at - part === 2;
  }

  /** Whether the stop at `at`, which nothing joins to what follows, belongs to the word before it. */
  #isAbbreviation(start: number, part: number, at: number): boolean {
    const text = this.#text;
    const limit = this.#limit;
    if (part > start && at - part === 1 && this.#isSpelled(start, at)) return true;
    const ahead = skipSpace(text, at + 1, limit);
    const next = classAt(text, ahead, limit);
    const capital = CHAR_CLASS[text.charCodeAt(start)] === UPPER;
    if (at - start === 1)
      return capital ? this.#isInitial(at, ahead, next) : this.#isSmallLetter(start, at, ahead, next);
    const listed = this.#rules.abbreviations.at(text, start, at);
    switch (listed) {
      case INSIDE:
      case ENDING:
        return true;
      case BEFORE_NUMBER:
        return next === DIGIT;
      case BEFORE_CAPITAL:
        return next === UPPER;
      case BEFORE_LOWER:
        if (ahead >= limit) return false;
        // `Ned. Dambond`: capital and not the first of its sentence, so part of a name.
        return this.#continues(ahead, next, at + 1) || (capital && next === UPPER && !this.#begins());
      default:
        return false;
    }
  }

  /** Whether the token being read is the first of its block or follows the end of a sentence. */
  #begins(): boolean {
    if (this.#count === this.#blockToken) return true;
    const last = this.#count - 1;
    return this.#kind[last] === PUNCT && TERMINATORS.has(this.#text.charCodeAt(this.#end[last] - 1));
  }

  /** Whether what stands at `ahead` goes on with the sentence: a small letter, a digit, or a comma right after the stop. */
  #continues(ahead: number, next: number, after: number): boolean {
    if (next === LOWER || next === DIGIT) return true;
    return ahead === after && ',;:)'.includes(this.#text.charAt(ahead));
  }

  /** Whether the letters before `at` stand alone between stops, as in `N.V` or `J.-P`. */
  #isSpelled(start: number, at: number): boolean {
    const text = this.#text;
    for (let i = start; i < at; i += 2) {
      if (text.charCodeAt(i) === DASH && i > start) i++;
      if (!isLetter(text.charCodeAt(i)) || (i + 1 < at && text.charCodeAt(i + 1) !== STOP)) return false;
    }
    return true;
  }

  /** A capital with a stop is a name's initial, unless it closes a sentence that goes `… vitamine C.` */
  #isInitial(at: number, ahead: number, next: number): boolean {
    const text = this.#text;
    if (next === LOWER) return true;
    if (next === UPPER) {
      if (this.#count === this.#blockToken) return true;
      const previous = this.#count - 1;
      const lowerBefore = isLowerAt(text, this.#start[previous], this.#end[previous]);
      if (!lowerBefore || this.#kind[previous] === ABBREVIATION) return true;
      return this.#rules.sentenceStarters.at(text, ahead, wordEnd(text, ahead, this.#limit, 20)) === 0;
    }
    return this.#carriesOn(at, ahead);
  }

  /** A small letter with a stop is an abbreviation when it is listed and the sentence goes on: `v. d. Berg`, `330 v. Chr.` */
  #isSmallLetter(start: number, at: number, ahead: number, next: number): boolean {
    const listed = this.#rules.abbreviations.at(this.#text, start, at);
    if (listed === 0) return false;
    if (next === LOWER || (next === UPPER && listed === INSIDE)) return ahead > at + 1;
    return next === DIGIT || this.#carriesOn(at, ahead);
  }

  /** Whether a comma or closing bracket comes right after the stop, or an opening bracket. */
  #carriesOn(at: number, ahead: number): boolean {
    if (ahead >= this.#limit) return false;
    const sign = this.#text.charCodeAt(ahead);
    return sign === OPEN || (ahead === at + 1 && CARRIES_ON.has(sign));
  }

  #atHyphen(start: number, part: number, at: number): number {
    const text = this.#text;
    const limit = this.#limit;
    const next = codeAt(text, at + 1, limit);
    if (this.#rules.keepHyphens) {
      if (isWordCode(next)) return spells(text, at + 1, limit, 'ie') ? this.#stopAt(at) : at + 1;
      const kind = CHAR_CLASS[next];
      if (kind === HYPHEN || next === EN_DASH) return this.#stopAt(at);
      if (kind === APOSTROPHE && isLetter(codeAt(text, at + 2, limit))) return at + 2;
      return this.#stopAt(at + 1);
    }
    if (!isWordCode(next)) return this.#stopAt(at);
    const name = nameAhead(text, at, limit, this.#rules.domainEndings);
    if (name !== undefined) return this.#name(name.end, name.mail);
    if (part === start && this.#rules.hyphenPrefixes.at(text, start, at) > 0) return at + 1;
    return this.#stopAt(at);
  }

  #atApostrophe(start: number, at: number): number {
    const text = this.#text;
    const limit = this.#limit;
    const own = text.charCodeAt(at);
    const next = codeAt(text, at + 1, limit);
    if (next === own || own === OPENING_QUOTE) return this.#stopAt(at);
    if (isWordCode(next)) {
      if (this.#rules.keepClitics) return at + 1;
      const end = wordEnd(text, at + 1, limit, 4);
      const before = text.charCodeAt(at - 1);
      if (at - 1 > start && (before | 0x20) === 0x6e && spells(text, at + 1, limit, 't'))
        return this.#stopAt(at - 1);
      const clitic = end - at <= 3 && this.#rules.apostropheWords.at(text, at + 1, end) > 0;
      return clitic && (next | 0x20) !== 0x6e ? this.#stopAt(at) : at + 1;
    }
    if (!this.#quoted && own !== code('`') && this.#rules.keepClitics) {
      const possessive = POSSESSIVE_ENDINGS.has(text.charCodeAt(at - 1)) || at - start === 1;
      if (possessive) return this.#stopAt(at + 1);
    }
    return this.#stopAt(at);
  }

  #atJoiner(start: number, part: number, at: number): number {
    const text = this.#text;
    const limit = this.#limit;
    const next = codeAt(text, at + 1, limit);
    const word = isWordCode(next);
    switch (text.charCodeAt(at)) {
      case SLASH:
        if (!word) return this.#stopAt(at);
        if (this.#rules.keepSlashes || at - part === 1) return at + 1;
        return wordEnd(text, at + 1, limit, 3) === at + 2 ? at + 1 : this.#stopAt(at);
      case AND:
      case STAR:
        return isLetter(next) && isLetter(text.charCodeAt(at - 1)) ? at + 1 : this.#stopAt(at);
      case AT: {
        const end = mailHostEnd(text, at, limit);
        return end < 0 ? this.#stopAt(at) : this.#name(end, true);
      }
      case UNDERLINE:
        return word || next === UNDERLINE ? at + 1 : this.#stopAt(at);
      case COLON:
        if (next === SLASH && codeAt(text, at + 2, limit) === SLASH) return this.#address(at + 3);
        if (word && spells(text, start, at, 'mailto')) return this.#address(at + 1);
        return this.#stopAt(at);
      case OPEN: {
        const end =
          this.#rules.keepHyphens && isLetter(text.charCodeAt(at - 1)) ? bracketedEnd(text, at, limit) : -1;
        return end < 0 ? this.#stopAt(at) : end;
      }
      case PLUS:
        if (!this.#rules.keepSlashes) return this.#stopAt(at);
        return !word && next === PLUS ? at + 2 : at + 1;
      case DOLLAR:
        if (CHAR_CLASS[text.charCodeAt(at - 1)] !== UPPER || at - start > 3) return this.#stopAt(at);
        return this.#rules.keepCurrency ? at + 1 : this.#stopAt(at + 1);
      default:
        return this.#stopAt(at);
    }
  }

  #address(at: number): number {
    this.#current = URL;
    return this.#stopAt(addressEnd(this.#text, at, this.#limit));
  }

  /** The end of an e-mail, internet or file name, with the path that follows an internet name. */
  #name(end: number, mail: boolean): number {
    if (mail) {
      this.#current = EMAIL;
      return this.#stopAt(end);
    }
    const next = codeAt(this.#text, end, this.#limit);
    if (next === SLASH || (next === COLON && classAt(this.#text, end + 1, this.#limit) === DIGIT))
      return this.#address(end);
    this.#current = URL;
    return this.#stopAt(end);
  }

  /** The end of what begins with a digit. Once a letter comes it is a word. */
  #number(start: number, from: number): number {
    const text = this.#text;
    const limit = this.#limit;
    const rules = this.#rules;
    let at = from;
    let clock = false;
    this.#current = NUMBER;
    for (;;) {
      while (at < limit && CHAR_CLASS[text.charCodeAt(at)] === DIGIT) at++;
      if (at >= limit) return at;
      const sign = text.charCodeAt(at);
      const kind = CHAR_CLASS[sign];
      if (kind === SPACE) return at;
      const next = codeAt(text, at + 1, limit);
      const nextKind = CHAR_CLASS[next];
      if (kind <= MARK || kind === SURROGATE) {
        if (clock && sign === 0x54 && nextKind === DIGIT) {
          at++;
          continue;
        }
        if (rules.units.at(text, at, wordEnd(text, at, limit, 8)) > 0) return at;
        return this.#numberWord(start, at, at);
      }
      if (nextKind === DIGIT) {
        if (sign === STOP || sign === COMMA || sign === COLON || sign === SLASH) {
          clock ||= sign === COLON;
          at++;
          continue;
        }
        if (kind === HYPHEN || sign === EN_DASH) {
          if (!rules.keepHyphens && (clock || !this.#isDateOrPhone(start, at))) return at;
          clock = rules.keepHyphens;
          at++;
          continue;
        }
        if (kind === APOSTROPHE || (sign === PLUS && clock)) {
          at++;
          continue;
        }
      }
      return this.#numberSign(start, at, sign, next);
    }
  }

  /** What follows the digits is no digit: decides how the number ends, or goes on as a word. */
  #numberSign(start: number, at: number, sign: number, next: number): number {
    const text = this.#text;
    const limit = this.#limit;
    const rules = this.#rules;
    const kind = CHAR_CLASS[sign];
    const letter = isLetter(next);
    if (PERCENT.has(sign)) {
      if (!rules.keepPercent) return at;
      return CHAR_CLASS[next] === HYPHEN && isLetter(codeAt(text, at + 2, limit))
        ? this.#numberWord(start, at + 2, at + 2)
        : at + 1;
    }
    if (sign === COMMA || sign === STOP) {
      if (next === DASH || next === EN_DASH) {
        let end = at + 2;
        while (end < limit && text.charCodeAt(end) === next) end++;
        if (!isWordCode(codeAt(text, end, limit))) return end;
      }
      if (sign === STOP) return this.#isListNumber(start, at) ? at + 1 : at;
      return at;
    }
    if (kind === HYPHEN) {
      if (!rules.keepHyphens) return at;
      if (letter) return this.#numberWord(start, at + 1, at + 1);
      if (CHAR_CLASS[next] === APOSTROPHE && isWordCode(codeAt(text, at + 2, limit)))
        return this.#numberWord(start, at + 2, at + 2);
      if (CHAR_CLASS[next] === HYPHEN) return at;
      let end = at + 1;
      while (end < limit && text.charCodeAt(end) === STOP && codeAt(text, at + 2, limit) === STOP) end++;
      return end;
    }
    if (kind === APOSTROPHE) return letter ? this.#numberWord(start, at + 1, at + 1) : at;
    if (sign === SLASH && letter && rules.keepSlashes) return this.#numberWord(start, at + 1, at + 1);
    if (sign === PLUS && rules.keepSlashes && !isWordCode(next))
      return this.#numberWord(start, at + 1, at + 1);
    if (sign === DEGREE && CHAR_CLASS[next] === HYPHEN && rules.keepHyphens)
      return this.#numberWord(start, at + 2, at + 2);
    if (sign === UNDERLINE || sign === AT) return this.#numberWord(start, at, start);
    return at;
  }

  #numberWord(start: number, from: number, part: number): number {
    this.#current = WORD;
    return this.#word(start, from, part);
  }

  /** Whether digits joined by hyphens are a telephone number or a date, where hyphens otherwise divide. */
  #isDateOrPhone(start: number, at: number): boolean {
    const text = this.#text;
    const end = wordEnd(text, at + 1, this.#limit, 6);
    const after = CHAR_CLASS[codeAt(text, end, this.#limit)];
    let first = at;
    while (first > start && CHAR_CLASS[text.charCodeAt(first - 1)] === DIGIT) first--;
    const before = at - first;
    const length = end - at - 1;
    if (first > start || after === HYPHEN) return true;
    return (before === 3 || before === 5) && length === 4;
  }

  /** `1.` at the start of a line or block, or after the end of a sentence, numbers what follows. */
  #isListNumber(start: number, at: number): boolean {
    if (at - start > 2 || classAt(this.#text, at + 1, this.#limit) !== SPACE || at + 1 >= this.#limit)
      return false;
    if (!this.#rules.keepHyphens && this.#count > this.#blockToken) return false;
    if (this.#count === this.#blockToken) return true;
    const previous = this.#text.charCodeAt(this.#end[this.#count - 1] - 1);
    return TERMINATORS.has(previous) && this.#kind[this.#count - 1] === PUNCT;
  }

  /** The end of what begins with neither letter nor digit. */
  #sign(start: number, kind: number): number {
    const text = this.#text;
    const limit = this.#limit;
    const own = text.charCodeAt(start);
    const next = codeAt(text, start + 1, limit);
    const nextKind = CHAR_CLASS[next];
    const symbol = kind === SYMBOL || kind === SURROGATE || SYMBOLS.has(own);
    this.#current = symbol ? SIGN : PUNCT;
    if (kind === SURROGATE) {
      if (!isAstralWord(text, start, limit)) return signEnd(text, start, limit);
      this.#current = WORD;
      return this.#word(start, start + 2, start);
    }
    if (kind === APOSTROPHE) return this.#apostrophe(start, own, next);
    if (TERMINATORS.has(own)) return this.#terminator(start, own, nextKind);
    if (own === COMMA) return this.#comma(start, nextKind);
    if (nextKind === DIGIT) {
      const signed = (own === PLUS || (kind === HYPHEN && this.#rules.keepHyphens)) && this.#free(start);
      if (signed || (CURRENCY.has(own) && this.#rules.keepCurrency)) return this.#number(start, start + 1);
    }
    if (kind === HYPHEN && nextKind === LOWER && this.#rules.keepHyphens && this.#isSuffix(start)) {
      this.#current = WORD;
      return this.#word(start, start + 1, start + 1);
    }
    if (own === OPEN) {
      const end = bracketedEnd(text, start, limit);
      if (end < 0 || !isLetter(codeAt(text, end, limit))) return start + 1;
      this.#current = WORD;
      return this.#word(start, end, end);
    }
    if (own === DOUBLE_QUOTE || own === 0x201c)
      return this.#compoundQuote(start, own === DOUBLE_QUOTE ? own : 0x201d);
    if ((own === HASH || own === AT) && isLetter(next) && this.#free(start)) {
      this.#current = WORD;
      return this.#word(start, start + 1, start + 1);
    }
    if (own === DEGREE && isLetter(next) && !isWordCode(codeAt(text, start + 2, limit))) return start + 2;
    if (SMILE_EYES.has(own) && !this.#adjoins(start)) {
      const mouth = next === DASH ? start + 2 : start + 1;
      const end = mouth + 1;
      if (SMILE_MOUTHS.has(codeAt(text, mouth, limit)) && !isWordCode(codeAt(text, end, limit))) {
        this.#current = SIGN;
        return end;
      }
    }
    let end = start + 1;
    if (RUNS.has(own)) while (end < limit && text.charCodeAt(end) === own) end++;
    return symbol ? Math.max(end, signEnd(text, end - 1, limit)) : end;
  }

  /** A run of stops, question and exclamation marks; a number or file ending that begins with a stop. */
  #terminator(start: number, own: number, nextKind: number): number {
    const text = this.#text;
    const limit = this.#limit;
    if (own === STOP && this.#free(start)) {
      if (nextKind === DIGIT) return this.#number(start, start + 1);
      if (nextKind === LOWER) {
        const end = wordEnd(text, start + 1, limit, 6);
        if (this.#rules.domainEndings.at(text, start + 1, end) > 0) {
          this.#current = WORD;
          return end;
        }
      }
    }
    let end = start + 1;
    while (end < limit && TERMINATORS.has(text.charCodeAt(end))) end++;
    return end;
  }

  /** One comma, or two that open a quotation; of three the first is a comma. */
  #comma(start: number, nextKind: number): number {
    const text = this.#text;
    if (nextKind === DIGIT && this.#free(start)) return this.#number(start, start + 1);
    if (start < this.#commas) return start + 2;
    let end = start + 1;
    while (end < this.#limit && text.charCodeAt(end) === COMMA) end++;
    this.#commas = end;
    return (end - start) % 2 === 0 ? start + 2 : start + 1;
  }

  /** Whether `-tarieven` after a comma, a slash or a short word is the last part of a compound, or `-ie` a pronoun. */
  #isSuffix(start: number): boolean {
    const text = this.#text;
    if (spells(text, start + 1, this.#limit, 'ie')) return true;
    if (this.#adjoins(start) || this.#count === this.#blockToken)
      return this.#free(start) && this.#count > this.#blockToken;
    const previous = this.#start[this.#count - 1];
    const end = this.#end[this.#count - 1];
    const sign = text.charCodeAt(previous);
    return (
      sign === COMMA ||
      sign === SLASH ||
      spells(text, previous, end, 'en') ||
      spells(text, previous, end, 'of')
    );
  }

  /** `"quasi"-voorstel` is one word; otherwise a quote stands alone. */
  #compoundQuote(start: number, close: number): number {
    const end = this.#rules.keepHyphens ? quotedPartEnd(this.#text, start, this.#limit, close) : -1;
    if (end < 0) return start + 1;
    this.#current = WORD;
    return this.#word(start, end, end);
  }

  /** An apostrophe at the start of a token: a quote, a shortened word (`'s`, `'t`) or a year (`'69`). */
  #apostrophe(start: number, own: number, next: number): number {
    const text = this.#text;
    const limit = this.#limit;
    if (next === own) return start + 2;
    const adjoins = this.#adjoins(start);
    if (isLetter(next) && !(adjoins && this.#rules.keepClitics && isWordCode(text.charCodeAt(start - 1)))) {
      const end = wordEnd(text, start + 1, limit, 6);
      if (this.#rules.apostropheWords.at(text, start + 1, end) > 0) {
        this.#current = WORD;
        const hyphen =
          CHAR_CLASS[codeAt(text, end, limit)] === HYPHEN && isLetter(codeAt(text, end + 1, limit));
        return hyphen && this.#rules.keepHyphens ? this.#word(start, end + 1, end + 1) : end;
      }
    }
    if (CHAR_CLASS[next] === DIGIT && this.#free(start) && wordEnd(text, start + 1, limit, 4) === start + 3) {
      return this.#number(start, start + 3);
    }
    const opens =
      own === OPENING_QUOTE ||
      (!isSpaceOrSign(next) && (!adjoins || BEFORE_SIGNED.has(text.charCodeAt(start - 1))));
    this.#current = PUNCT;
    if (opens && this.#rules.keepHyphens) {
      const end = this.#compoundQuote(start, own === OPENING_QUOTE ? code('’') : QUOTE);
      if (end > start + 1) return end;
    }
    this.#quoted = opens || (adjoins ? false : !this.#quoted);
    return start + 1;
  }
}

function isPlainStop(unit: number): boolean {
  return unit === COMMA || unit === STOP;
}

/** The code units of a text, copied at once, and room for one more. */
function codeUnits(text: string): Uint16Array {
  const bytes = Buffer.allocUnsafe(text.length * 2 + 2);
  bytes.write(text, 'utf16le');
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length + 1);
}

function isSpaceOrSign(unit: number): boolean {
  const kind = CHAR_CLASS[unit];
  return (
    kind === SPACE ||
    (kind > MARK && kind !== SURROGATE && unit !== OPEN && unit !== CLOSE && kind !== APOSTROPHE)
  );
}
