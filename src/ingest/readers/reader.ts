import type { Article, InputIssue } from '../article.ts';
import type { GivenFields } from '../read-text.ts';

/** Something read, or why it was not. */
export type ReadResult = { readonly article: Article } | { readonly issue: InputIssue };

/** A format of articles. One file each; the list of them is in registry.ts. */
export interface Reader {
  readonly name: string;
  /** Extensions in lower case with the dot. */
  readonly extensions: readonly string[];
  /** Whether an input is of this format. @param extension lower case with the dot, or '' @param head the first characters */
  accepts(extension: string, head: string): boolean;
  /** Articles come one by one from the text of the whole input. */
  read(input: string, text: string, given: GivenFields): Iterable<ReadResult>;
  /** Set for formats that hold one article a line: inputs of any size are then read line by line. */
  readLine?(input: string, text: string, line: number): ReadResult | undefined;
}
