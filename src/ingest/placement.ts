import { BODY_KINDS, type BlockKind } from '../document/index.ts';
import { headerPieces, hasRole, isMeta } from './header-line.ts';
import { normalLine } from './lexicon.ts';
import type { Unit } from './lines.ts';
import { knownKind } from './known.ts';
import { findRepeats, standingTwice } from './repeats.ts';
import { isNameLike, isOutletLike, isSectionName, type Shape, shapeOf } from './shape.ts';

/** What the units of a page are. */
export interface Placement {
  readonly kinds: readonly BlockKind[];
  /** Unit that is the title. */
  readonly title: number | undefined;
  /** First unit of running text, and one past the last: what stands outside is head and foot of the page. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

export interface PlacementOptions {
  /** A title that came apart from the text; a line that says the same is marked. */
  readonly title?: string | undefined;
  /** The page's own marks say what is a heading: a short paragraph is then no title or heading. */
  readonly hinted: boolean;
}

/** Lines that stand twice and are at most this long belong to the page, not to the article. */
const LONGEST_TWICE = 80;
const LONGEST_HEADING = 110;
const MOST_HEADING_WORDS = 14;
const LONGEST_QUESTION = 160;
const LONGEST_TITLE = 220;
const MOST_FOOT_WORDS = 6;

/**
 * Decides what each unit is. The evidence in order of strength: the unit's own words (known.ts), what the page or its
 * Markdown says, whether it repeats a sentence of the body, and then its place, length and ending.
 */
export function placeUnits(units: readonly Unit[], options: PlacementOptions): Placement {
  return new Placer(units, options).run();
}

class Placer {
  readonly #units: readonly Unit[];
  readonly #options: PlacementOptions;
  readonly #shapes: readonly Shape[];
  readonly #kinds: (BlockKind | undefined)[];
  readonly #twice: ReadonlySet<number>;
  #bodyStart = 0;
  #bodyEnd = 0;
  #title: number | undefined;

  constructor(units: readonly Unit[], options: PlacementOptions) {
    this.#units = units;
    this.#options = options;
    this.#shapes = units.map(shapeOf);
    this.#kinds = units.map((unit) => (isFixed(unit.hint) ? unit.hint : knownKind(unit)));
    this.#twice = standingTwice(units, LONGEST_TWICE);
  }

  run(): Placement {
    this.#listsUnderBoilerplate();
    for (const index of findRepeats(this.#units, (i) => this.#mayBePullQuote(i))) {
      if (index > 0 || this.#units[index].marker.kind !== 'none') this.#kinds[index] = 'pull-quote';
    }
    this.#findBody();
    this.#title = this.#findTitle();
    if (this.#title !== undefined) this.#kinds[this.#title] = 'title';
    if (this.#bodyEnd > 0) {
      this.#head();
      this.#foot();
    }
    this.#middle();
    const kinds = this.#units.map((unit, i) => this.#kinds[i] ?? plainKind(unit));
    return { kinds, title: this.#title, bodyStart: this.#bodyStart, bodyEnd: this.#bodyEnd };
  }

  /** `Lees ook:` or `In dit artikel:` with short lines right under it: these go with it. */
  #listsUnderBoilerplate(): void {
    for (let i = 0; i < this.#units.length; i++) {
      if (this.#kinds[i] !== 'boilerplate') continue;
      let end = i + 1;
      while (end < this.#units.length && this.#belongsUnder(end, i)) end++;
      const next = end < this.#units.length && !this.#units[end].blankBefore && this.#shapes[end].body;
      // One short line with running text right under it is a heading.
      if (end - i === 2 && next && this.#units[end - 1].marker.kind !== 'list') continue;
      for (let j = i + 1; j < end; j++) this.#kinds[j] = 'boilerplate';
    }
  }

  #belongsUnder(index: number, head: number): boolean {
    const unit = this.#units[index];
    if (this.#kinds[index] !== undefined || this.#shapes[index].body) return false;
    if (!/:[*_]*$/.test(this.#units[head].plain) && this.#shapes[head].words > 4) return false;
    return unit.marker.kind === 'list' || (!unit.blankBefore && unit.marker.kind === 'none');
  }

  #mayBePullQuote(index: number): boolean {
    const unit = this.#units[index];
    return (
      this.#kinds[index] === undefined &&
      unit.marker.kind !== 'heading' &&
      (unit.hint === undefined || unit.hint === 'quote' || unit.hint === 'paragraph')
    );
  }

  #findBody(): void {
    const isBody = (i: number): boolean =>
      this.#kinds[i] === undefined && this.#units[i].marker.kind !== 'heading' && this.#shapes[i].body;
    // "Ewoud Stavast is columnist van …", in italics at either end or last of all, is about the author.
    for (const i of [0, 1, 2, 3, this.#units.length - 2, this.#units.length - 1]) {
      const unit = this.#units[i];
      const last = i === this.#units.length - 1;
      if (unit !== undefined && isBody(i) && isAuthorNote(unit, last)) this.#kinds[i] = 'byline';
    }
    let first = 0;
    while (first < this.#units.length && !isBody(first)) first++;
    let last = this.#units.length;
    while (last > first && !isBody(last - 1)) last--;
    this.#bodyStart = first < this.#units.length ? first : 0;
    this.#bodyEnd = first < this.#units.length ? last : 0;
  }

  #findTitle(): number | undefined {
    const hinted = this.#units.findIndex((unit) => unit.hint === 'title');
    if (hinted >= 0) return hinted;
    const given = this.#options.title === undefined ? '' : normalLine(this.#options.title);
    if (given !== '') {
      const same = this.#units.findIndex((unit, i) => i < 12 && normalLine(unit.plain) === given);
      return same >= 0 ? same : undefined;
    }
    if (this.#options.hinted || this.#bodyEnd === 0) return undefined;
    const candidates: number[] = [];
    for (let i = 0; i < this.#bodyStart; i++) {
      const { marker, plain } = this.#units[i];
      if (this.#kinds[i] !== undefined) continue;
      if (marker.kind === 'heading') return i;
      const fits = plain.length <= LONGEST_TITLE && this.#shapes[i].ending !== 'open';
      if (marker.kind === 'none' && fits && !isSectionName(plain)) candidates.push(i);
    }
    const spoken = candidates.find((i) => {
      const { plain } = this.#units[i];
      return this.#shapes[i].words >= 3 && !isNameLike(plain) && !isOutletLike(plain) && !isMeta(plain);
    });
    return spoken ?? candidates[0];
  }

  /** Between the top and the body: by-lines, paper, section, date, and lines under the title. */
  #head(): void {
    for (let i = 0; i < this.#bodyStart; i++) {
      const unit = this.#units[i];
      // "Persdienst Delta" is a photo's source between paragraphs, and the paper above them.
      if (this.#kinds[i] === 'credit' && headerPieces(unit.plain).some((piece) => piece.kind === 'outlet')) {
        this.#kinds[i] = 'byline';
      }
      if (this.#kinds[i] !== undefined || unit.marker.kind === 'list') continue;
      if (unit.marker.kind === 'heading') this.#kinds[i] = 'heading';
      else if (unit.hint === 'heading') this.#kinds[i] = 'heading';
      else if (isSectionName(unit.plain)) this.#kinds[i] = 'section';
      else if (isMeta(unit.plain)) this.#kinds[i] = 'byline';
      else if (this.#options.hinted || unit.marker.kind === 'quote') continue;
      else if (this.#shapes[i].ending !== 'open' && this.#title !== undefined) {
        this.#kinds[i] = this.#shapes[i].words <= 2 && i < this.#title ? 'section' : 'heading';
      }
    }
  }

  /** Below the body: section names and by-lines. A line without a stop that nothing speaks for stays text. */
  #foot(): void {
    let furniture = false;
    // Where two paragraphs or more all end with a stop, a last short line without one is no sentence that lost it.
    const stops = this.#bodyEndsWithStops();
    for (let i = this.#bodyEnd; i < this.#units.length; i++) {
      const kind = this.#kinds[i];
      if (kind !== undefined && !BODY_KINDS.has(kind) && kind !== 'pull-quote') furniture = true;
      if (isSectionName(this.#units[i].plain)) furniture = true;
    }
    for (let i = this.#bodyEnd; i < this.#units.length; i++) {
      const unit = this.#units[i];
      if (this.#kinds[i] !== undefined || unit.marker.kind === 'list') continue;
      if (isSectionName(unit.plain)) this.#kinds[i] = 'section';
      else if (isMeta(unit.plain)) {
        this.#kinds[i] = 'byline';
        this.#roleUnder(i);
      } else if (this.#shapes[i].ending === 'none' && furniture && this.#shapes[i].words <= 4) {
        this.#kinds[i] = 'section';
      } else if (this.#shapes[i].ending === 'none' && stops && this.#shapes[i].words <= MOST_FOOT_WORDS) {
        this.#kinds[i] = 'boilerplate';
      }
    }
  }

  #bodyEndsWithStops(): boolean {
    let paragraphs = 0;
    for (let i = this.#bodyStart; i < this.#bodyEnd; i++) {
      if (this.#kinds[i] !== undefined || !this.#shapes[i].body) continue;
      if (this.#shapes[i].ending === 'none' || this.#shapes[i].ending === 'open') return false;
      paragraphs++;
    }
    return paragraphs >= 2;
  }

  #middle(): void {
    for (let i = 0; i < this.#units.length; i++) {
      const unit = this.#units[i];
      if (this.#kinds[i] !== undefined) continue;
      if (unit.marker.kind === 'heading' || unit.hint === 'heading') this.#kinds[i] = 'heading';
      else if (unit.marker.kind === 'list' && this.#isNumberedHeading(i)) this.#kinds[i] = 'heading';
      else if (unit.marker.kind !== 'none' || isListHint(unit.hint)) continue;
      else if (i >= this.#bodyStart && i < this.#bodyEnd) {
        if (this.#isSignature(i)) {
          this.#kinds[i] = 'byline';
          this.#roleUnder(i);
        } else if (this.#isHeading(i)) this.#kinds[i] = 'heading';
      }
    }
  }

  /** A name on a line of its own, with bold type, a rule above it or a second appearance to set it off. */
  #isSignature(index: number): boolean {
    const unit = this.#units[index];
    if (!isNameLike(unit.plain)) return false;
    if (this.#twice.has(index)) return true;
    const next = this.#next(index);
    const set = unit.bold || this.#kinds[index - 1] === 'rule';
    return set && next !== undefined && !this.#shapes[next].body && this.#kinds[next] === undefined;
  }

  #roleUnder(index: number): void {
    const next = this.#next(index);
    if (next === undefined || this.#kinds[next] !== undefined) return;
    const { body, words, ending } = this.#shapes[next];
    if (body || words > 12 || ending !== 'none' || this.#units[next].marker.kind !== 'none') return;
    if (this.#twice.has(next) || hasRole(this.#units[next].plain)) this.#kinds[next] = 'byline';
  }

  #isHeading(index: number): boolean {
    const unit = this.#units[index];
    const { length, words, ending, body } = this.#shapes[index];
    const next = this.#nextText(index);
    if (next === undefined || !this.#shapes[next].body) return false;
    if (this.#options.hinted && !unit.bold) return false;
    if (ending === 'question') return length <= LONGEST_QUESTION && isOneSentence(unit.plain);
    if (body || ending !== 'none' || length > LONGEST_HEADING || words > MOST_HEADING_WORDS) return false;
    return /^[\p{Lu}\p{N}"'‘’“„(]/u.test(unit.plain);
  }

  /** `2. Wat is er afgesproken?` above running text, with no list around it. */
  #isNumberedHeading(index: number): boolean {
    const unit = this.#units[index];
    const { ending, length } = this.#shapes[index];
    const next = this.#next(index);
    if (next === undefined || !unit.blankBefore || length > LONGEST_HEADING) return false;
    if (!/^\p{Lu}/u.test(unit.plain) || (ending !== 'none' && ending !== 'question')) return false;
    const numbered = unit.markup.length > 0 && unit.markup[1] - unit.markup[0] >= 2;
    return numbered && this.#shapes[next].body && this.#units[next].marker.kind === 'none';
  }

  #next(index: number): number | undefined {
    return index + 1 < this.#units.length ? index + 1 : undefined;
  }

  /** The next unit that is neither a picture's text nor a pull-quote nor another heading. */
  #nextText(index: number): number | undefined {
    for (let i = index + 1; i < this.#units.length && i <= index + 4; i++) {
      if (this.#kinds[i] === undefined) return i;
    }
    return undefined;
  }
}

function isFixed(hint: BlockKind | undefined): boolean {
  return hint !== undefined && !BODY_KINDS.has(hint) && hint !== 'heading';
}

function isListHint(hint: BlockKind | undefined): boolean {
  return hint === 'list-item' || hint === 'quote';
}

function plainKind(unit: Unit): BlockKind {
  if (unit.marker.kind === 'list') return 'list-item';
  if (unit.marker.kind === 'quote') return 'quote';
  return unit.hint ?? 'paragraph';
}

const LONGEST_NOTE = 220;

function isAuthorNote(unit: Unit, last: boolean): boolean {
  if (unit.plain.length > LONGEST_NOTE || unit.marker.kind !== 'none') return false;
  const { markup } = unit;
  const apart = markup.length >= 4 && markup[0] === unit.start && markup[markup.length - 1] === unit.end;
  if (!apart && !last) return false;
  const match = /^(.{3,60}?) (?:is|was) (.{3,60})/u.exec(unit.plain);
  return match !== null && isNameLike(match[1]) && hasRole(match[2]);
}

function isOneSentence(text: string): boolean {
  return !/[.!?]\s/.test(text);
}
