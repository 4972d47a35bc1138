import { schemaProblems, textProblems } from '../claim/index.ts';
import type { DocumentEntry } from '../dossier/index.ts';
import type { Article } from '../ingest/index.ts';
import type { PipelineOptions } from '../language/index.ts';
import { loadReader } from '../reader.ts';
import { type Circumstances, toEntry } from './to-entry.ts';

/** An article that is to be read, with what the dossier wants to know of it. */
export interface ToRead extends Circumstances {
  readonly article: Article;
}

/** What came of reading an article. */
export interface ReadEntry {
  /** Undefined when reading it failed. */
  readonly entry: DocumentEntry | undefined;
  /** What went wrong, one line each: why it failed, or claims that were left out. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** Reads articles one at a time into entries of a dossier. A text never throws: what is wrong with it is a problem. */
export function entryReader(options: PipelineOptions): (one: ToRead) => ReadEntry {
  const read = loadReader(options);
  return (one) => {
    const { input, text } = one.article;
    try {
      const result = read(one.article);
      const problems: string[] = [];
      // Claims that fit the schema and stand in the text; a defect is told and left out.
      const claims = result.claims.filter((claim) => {
        const [problem] = [...schemaProblems(claim), ...textProblems(claim, text)];
        if (problem !== undefined) {
          problems.push(`${input}: claim ${claim.id} left out, ${problem}; report it with the text`);
        }
        return problem === undefined;
      });
      const notes = result.notes.map((note) => `${input}: ${note}`);
      return { entry: toEntry({ ...result, claims }, one), problems, notes };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return {
        entry: undefined,
        problems: [`${input}: could not be read (${why}); report it with the text`],
        notes: [],
      };
    }
  };
}
