/** What went wrong, for programs. The message is for people: what, where, what to do, in one line. */
export type ErrorCode =
  | 'missing-layer'
  | 'unreadable'
  | 'not-text'
  | 'bad-line'
  | 'bad-pack'
  | 'bad-resource'
  | 'bad-claim'
  | 'bad-dossier'
  | 'dossier-locked'
  | 'usage';

/**
 * The one error class of the program: misuse and unusable input throw it, bad text never does.
 * `remedy` says what the reader of the message can do about it.
 */
export class BreuklijnError extends Error {
  override readonly name = 'BreuklijnError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, what: string, remedy: string, options?: { cause?: unknown }) {
    super(`${what}; ${remedy}`, options);
    this.code = code;
    this.remedy = remedy;
  }
}
