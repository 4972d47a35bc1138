import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BreuklijnError, type ErrorCode } from '../errors.ts';

/** Media type of RFC 9457. */
export const PROBLEM_TYPE = 'application/problem+json';

/** An error as RFC 9457 wants it; `remedy` says what the reader of `title` can do. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly remedy?: string;
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  usage: 400,
  'bad-claim': 422,
  'bad-line': 422,
  unreadable: 422,
  'not-text': 422,
  'dossier-locked': 409,
  'bad-dossier': 503,
};

/** An error that a route throws on purpose. */
export class HttpProblem extends Error {
  readonly problem: Problem;

  constructor(status: number, code: string, title: string, remedy?: string) {
    super(title);
    this.problem = { status, code, title, ...(remedy === undefined ? {} : { remedy }) };
  }
}

/** @throws HttpProblem 404 */
export function notFound(what: string): never {
  throw new HttpProblem(404, 'not-found', `${what} is not in this dossier`, 'check the address');
}

/** An error as callers are told of it; code `defect` where it is none of theirs. */
export function problemOf(error: FastifyError | HttpProblem | BreuklijnError): Problem {
  if (error instanceof HttpProblem) return error.problem;
  if (error instanceof BreuklijnError) {
    const what = error.message.endsWith(`; ${error.remedy}`)
      ? error.message.slice(0, -error.remedy.length - 2)
      : error.message;
    return { status: STATUS[error.code] ?? 500, code: error.code, title: what, remedy: error.remedy };
  }
  if (error.validation !== undefined) {
    return { status: 400, code: 'usage', title: error.message, remedy: 'see /api/openapi.json' };
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return { status, code: error.code ?? 'refused', title: error.message };
  return {
    status: 500,
    code: 'defect',
    title: 'this is a defect in the program',
    remedy: 'try again; if it stays, report it with the address',
  };
}

/** Makes every error of the server problem+json. What a defect says stays in the log. */
export function installProblems(app: FastifyInstance, log: (line: string) => void): void {
  const send = (reply: FastifyReply, problem: Problem): FastifyReply =>
    reply
      .code(problem.status)
      .type(PROBLEM_TYPE)
      .send(JSON.stringify({ type: 'about:blank', ...problem }));
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply) => {
    const problem = problemOf(error);
    if (problem.code === 'defect') log(`${request.method} ${request.url}: ${error.stack ?? error.message}`);
    return send(reply, problem);
  });
  app.setNotFoundHandler((request, reply) =>
    send(reply, { status: 404, code: 'not-found', title: `there is no ${request.method} ${request.url}` }),
  );
}
