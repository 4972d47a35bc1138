import type { InputIssue } from '../ingest/index.ts';

export type FetchCode = Extract<
  InputIssue['code'],
  'forbidden-address' | 'unreachable' | 'refused' | 'robots' | 'not-found' | 'too-large'
>;

/** Why nothing was fetched: what and what to do, for a person. */
export class FetchProblem extends Error {
  override readonly name = 'FetchProblem';
  readonly code: FetchCode;
  readonly remedy: string;
  /** Seconds that the server asks to be left alone for. */
  readonly retryAfter: number | undefined;

  constructor(code: FetchCode, problem: string, remedy: string, retryAfter?: number) {
    super(problem);
    this.code = code;
    this.remedy = remedy;
    this.retryAfter = retryAfter;
  }

  toIssue(input: string): InputIssue {
    return { code: this.code, input, problem: this.message, remedy: this.remedy, fatal: true };
  }
}

export const SAVE_IN_BROWSER = 'open it in your browser, save the page and give the file';
