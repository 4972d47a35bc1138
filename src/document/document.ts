import { createHash } from 'node:crypto';
import { BreuklijnError } from '../errors.ts';
import type { LayerName, Layers } from './layers.ts';

type MaybeLayers = { readonly [N in LayerName]: Layers[N] | undefined };

/** All documents have the same fields: every reader asks for layers, and engines find fields of one shape fastest. */
const NO_LAYERS: MaybeLayers = {
  blocks: undefined,
  languages: undefined,
  tokens: undefined,
  sentences: undefined,
  tags: undefined,
  lemmas: undefined,
  trees: undefined,
  names: undefined,
};

/**
 * A text and what is known of it. The text is verbatim what was read; everything else is in layers of typed-array columns
 * that point into it. A document never changes: a stage makes a new one that shares the old layers.
 */
export class Document {
  readonly text: string;
  readonly #layers: MaybeLayers;
  #id: string | undefined;

  private constructor(text: string, layers: MaybeLayers, id?: string) {
    this.text = text;
    this.#layers = layers;
    this.#id = id;
  }

  static of(text: string): Document {
    return new Document(text, NO_LAYERS);
  }

  /** SHA-256 of the text's UTF-16 code units, first 32 hexadecimal digits: the same text has the same id everywhere. */
  get id(): string {
    this.#id ??= createHash('sha256').update(Buffer.from(this.text, 'utf16le')).digest('hex').slice(0, 32);
    return this.#id;
  }

  has(name: LayerName): boolean {
    return this.#layers[name] !== undefined;
  }

  /** The columns of a layer. @throws BreuklijnError `missing-layer` when no stage has added it. */
  layer<N extends LayerName>(name: N): Layers[N] {
    const layer = this.#layers[name];
    if (layer === undefined) {
      throw new BreuklijnError(
        'missing-layer',
        `the document has no ${name}`,
        `run a stage that adds ${name} first`,
      );
    }
    return layer;
  }

  maybeLayer<N extends LayerName>(name: N): Layers[N] | undefined {
    return this.#layers[name];
  }

  /** A document with the layer added, or replaced where it was there. */
  with<N extends LayerName>(name: N, layer: Layers[N]): Document {
    const layers: { -readonly [N in LayerName]: Layers[N] | undefined } = { ...this.#layers };
    layers[name] = layer;
    return new Document(this.text, layers, this.#id);
  }

  get tokenCount(): number {
    return (this.#layers.tokens ?? this.layer('tokens')).start.length;
  }

  get sentenceCount(): number {
    return (this.#layers.sentences ?? this.layer('sentences')).block.length;
  }
}
