import type { Article, InputIssue } from '../article.ts';
import type { Budget } from '../budget.ts';
import type { GivenFields } from '../read-text.ts';
import type { Source } from '../source.ts';

/** Something read, or why it was not. */
export type ReadResult = { readonly article: Article } | { readonly issue: InputIssue };

interface Format {
  readonly name: string;
  /** Extensions in lower case with the dot. */
  readonly extensions: readonly string[];
  /** Extensions that other things have too: in a folder such a file is read only where `accepts` knows it. */
  readonly shared?: readonly string[];
  /**
   * Whether an input is of this format.
   * @param extension lower case with the dot, or ''
   * @param head the first characters, empty where they are no text
   * @param start the first bytes, a character each
   */
  accepts(extension: string, head: string, start: string): boolean;
}

/** A format of articles as text. One file each; the list of them is in registry.ts. */
export interface TextReader extends Format {
  /** Articles come one by one from the text of the whole input. */
  read(input: string, text: string, given: GivenFields): Iterable<ReadResult | Link>;
  /** Set for formats that hold one article a line: inputs of any size are then read line by line. */
  readLine?(input: string, text: string, line: number): ReadResult | undefined;
  readonly readBytes?: undefined;
}

/** A format that is more than text: a document, a message, an archive. */
export interface ByteReader extends Format {
  readBytes(input: string, source: Source, context: ReadContext): AsyncIterable<ReadResult>;
  /** Whether it reads an input of any size piece by piece. */
  readonly streams: boolean;
  readonly readLine?: undefined;
}

export type Reader = TextReader | ByteReader;

/** An address that a list of addresses names, with what the list says of it. */
export interface Link {
  readonly address: string;
  readonly given: GivenFields;
}

/** What a reader of bytes may ask for. */
export interface ReadContext {
  /** What is known of all that the input holds. */
  readonly given: GivenFields;
  /** Largest thing that is read as a whole, in bytes. */
  readonly maxBytes: number;
  /**
   * Reads what was found inside an input, by the name it has there. Things inside things are read to a small depth.
   * @param name a path with forward slashes
   * @param extension where the name does not tell the format
   */
  inside(
    name: string,
    stream: AsyncIterable<Uint8Array>,
    given?: GivenFields,
    extension?: string,
  ): AsyncIterable<ReadResult>;
  /** Reads what the input itself holds, under its own name. @param extension what it is, lower case with the dot */
  unpacked(
    extension: string,
    stream: AsyncIterable<Uint8Array>,
    given?: GivenFields,
  ): AsyncIterable<ReadResult>;
  /** Counts what comes out of archives. */
  readonly budget: Budget;
  /** Whether a name is one of something that is read. */
  readable(name: string): boolean;
  /** Notes something that is passed over. */
  skip(name: string): void;
}
