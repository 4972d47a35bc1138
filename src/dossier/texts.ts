import type { Catalogue, DocumentPlace } from './catalogue.ts';
import type { Json } from './claim-codec.ts';
import type { Engine } from './engine.ts';
import { ParquetRows } from './parquet-rows.ts';
import type { Piece } from './pieces.ts';

/** A claim as it is stored, with where its quote begins in the text. */
export interface PlacedClaim {
  readonly start: number;
  readonly packed: Json;
}

/** A document's text with its sentences, and the claims of each as they are packed. */
export interface DocumentText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly packed: readonly (readonly PlacedClaim[])[];
}

/** Texts kept, of those last asked for. */
const KEPT = 400;
const COLUMNS = ['number', 'start', 'end', 'text', 'text_json', 'claims'] as const;

/** Reads texts out of segments and keeps the last ones. */
export class Texts {
  readonly #engine: Engine;
  readonly #catalogue: Catalogue;
  readonly #kept = new Map<string, DocumentText>();
  readonly #files = new Map<number, ParquetRows>();

  constructor(engine: Engine, catalogue: Catalogue) {
    this.#engine = engine;
    this.#catalogue = catalogue;
  }

  /** The texts at these places, by `placeKey`. */
  async at(places: readonly DocumentPlace[]): Promise<Map<string, DocumentText>> {
    const found = new Map<string, DocumentText>();
    // In the order of the file, so that what stands together is read once.
    const sorted = places.toSorted((a, b) => a.segment - b.segment || a.doc - b.doc);
    for (const place of sorted) {
      const key = placeKey(place);
      if (found.has(key)) continue;
      const text = this.#kept.get(key) ?? (await this.#read(place));
      found.set(key, text);
      this.#kept.delete(key);
      this.#kept.set(key, text);
    }
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(key);
    }
    return found;
  }

  /** Words of a sentence, counted through its segment. */
  async wordsOf(segment: number, sentence: number): Promise<number> {
    return Number((await this.#file(segment)).values('words', sentence, 1)[0]);
  }

  async #file(segment: number): Promise<ParquetRows> {
    let file = this.#files.get(segment);
    if (file === undefined) {
      const path = this.#catalogue.file(this.#catalogue.segments[segment], 'sentences');
      file = await ParquetRows.open(this.#engine, path, [...COLUMNS, 'words'], this.#catalogue.chunks);
      this.#files.set(segment, file);
    }
    return file;
  }

  async #read({ segment, doc }: DocumentPlace): Promise<DocumentText> {
    const file = await this.#file(segment);
    const { first, count } = await this.#catalogue.sentencesOf(segment);
    const [numbers, starts, ends, texts, exact, claims] = COLUMNS.map((name) =>
      file.values(name, first[doc], count[doc]),
    );
    const pieces: Piece[] = [];
    let at = 0;
    for (let i = 0; i < numbers.length; i++) {
      const text = texts[i] === undefined ? (JSON.parse(String(exact[i])) as string) : String(texts[i]);
      pieces.push({ number: Number(numbers[i]), at, start: Number(starts[i]), end: Number(ends[i]), text });
      at += text.length;
    }
    return {
      text: pieces.map(({ text }) => text).join(''),
      pieces,
      packed: claims.map((json, i) =>
        json === undefined
          ? []
          : (JSON.parse(String(json)) as [number, Json][]).map(([offset, packed]) => ({
              start: Number(starts[i]) + offset,
              packed,
            })),
      ),
    };
  }
}

export function placeKey({ segment, doc }: DocumentPlace): string {
  return `${segment}/${doc}`;
}
