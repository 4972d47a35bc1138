import type { Answers, Problem } from '../../../src/api/index.ts';
import { isOlder } from '../state/live.ts';

/** What the server refused, with what to do. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.remedy === undefined ? problem.title : `${problem.title}; ${problem.remedy}`);
    this.problem = problem;
  }
}

/** The server did not answer at all. */
export class Away extends Error {}

interface Options {
  /** For `:name` in the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** The address of a call. */
export function callAddress(call: keyof Answers, { path = {}, query = {} }: Options = {}): string {
  const [, template] = call.split(' ');
  const filled = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

/**
 * Calls the server; the answer's type follows from the call.
 * @throws Refused with the server's problem, Away when there is no answer
 */
export async function call<K extends keyof Answers>(name: K, options: Options = {}): Promise<Answers[K]> {
  const [method] = name.split(' ');
  let response: Response;
  try {
    response = await fetch(callAddress(name, options), {
      method,
      headers: {
        'x-breuklijn': '1',
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Away();
  }
  // Two versions stand in the tag of an answer of which a newer one is being worked out.
  if (response.headers.get('etag')?.includes('~') === true) isOlder.value = true;
  if (response.ok) return (await response.json()) as Answers[K];
  let problem: Problem = { status: response.status, code: 'refused', title: response.statusText };
  if (response.headers.get('content-type')?.includes('json') === true)
    problem = (await response.json()) as Problem;
  throw new Refused(problem);
}
