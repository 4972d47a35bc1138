import { lookup as systemLookup } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { AllowList } from './address-rules.ts';
import { checkNetwork } from './check-address.ts';
import { FetchProblem, SAVE_IN_BROWSER } from './fetch-problem.ts';

/** Looks up the addresses of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export interface HopOptions {
  readonly allow: AllowList;
  readonly resolve: Resolve;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the hop; the reason is the error. */
  readonly signal: AbortSignal;
  /** Largest body after decompression, in bytes. */
  readonly maxBytes: number;
}

/** One answer of one server; a redirect is not followed. */
export interface Hop {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export const systemResolve: Resolve = (host) =>
  new Promise((done, fail) => {
    systemLookup(host, { all: true, verbatim: true }, (error, found) => {
      if (error === null) done(found.map(({ address }) => address));
      else fail(error);
    });
  });

/**
 * Asks one server once. The name is looked up here and nowhere else, and what comes out is checked before the connection
 * is made, so that a name that changes its address between check and use gains nothing.
 * @throws FetchProblem
 */
export async function hop(url: URL, options: HopOptions): Promise<Hop> {
  const { allow, resolve, headers, signal, maxBytes } = options;
  let refusal: FetchProblem | undefined;
  const lookup: LookupFunction = (host, wanted, callback) => {
    resolve(host).then(
      (addresses) => {
        try {
          if (addresses.length === 0) throw new Error('no address');
          // One forbidden address among them is no accident of a public site.
          for (const address of addresses) checkNetwork(address, url, allow);
        } catch (error) {
          if (error instanceof FetchProblem) refusal = error;
          callback(error as NodeJS.ErrnoException, '');
          return;
        }
        const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
        if (wanted.all === true) callback(null, found);
        else callback(null, found[0].address, found[0].family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send(url, { method: 'GET', headers, agent: false, lookup, signal, maxHeaderSize: 32_768 });
  try {
    const response = await answered(request, url, allow);
    const body = isRedirect(response.statusCode) ? Buffer.alloc(0) : await bodyOf(response, maxBytes, signal);
    return { status: response.statusCode ?? 0, headers: flat(response), body };
  } catch (error) {
    throw refusal ?? toProblem(error, signal);
  } finally {
    request.destroy();
  }
}

function answered(request: ClientRequest, url: URL, allow: AllowList): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    request.on('socket', (socket) => {
      socket.on('connect', () => {
        // Once more, of the connection itself; nothing has been sent that matters yet.
        try {
          if (socket.remoteAddress !== undefined) checkNetwork(socket.remoteAddress, url, allow);
        } catch (error) {
          request.destroy(error instanceof Error ? error : undefined);
        }
      });
    });
    request.on('response', done);
    request.on('error', fail);
    request.on('upgrade', (_, socket) => {
      socket.destroy();
      fail(new FetchProblem('unreachable', 'answers with something else than a page', 'check the address'));
    });
    request.end();
  });
}

export function isRedirect(status: number | undefined): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body, unpacked; what is counted is what comes out. */
async function bodyOf(response: IncomingMessage, most: number, signal: AbortSignal): Promise<Buffer> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  let stream: Readable = response;
  if (encoding !== 'identity' && encoding !== '') {
    const decoder = DECODERS[encoding]?.();
    if (decoder === undefined)
      throw new FetchProblem('unreachable', `is packed as ${encoding.slice(0, 30)}`, SAVE_IN_BROWSER);
    response.on('error', (error) => decoder.destroy(error));
    response.on('aborted', () => decoder.destroy(new Error('the connection broke off')));
    stream = response.pipe(decoder);
  }
  const stop = (): void => void stream.destroy(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most)
        throw new FetchProblem(
          'too-large',
          `is larger than ${Math.round(most / 100_000) / 10} MB`,
          SAVE_IN_BROWSER,
        );
      chunks.push(chunk);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stream.destroy();
    response.destroy();
  }
  return Buffer.concat(chunks);
}

function flat(response: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function toProblem(error: unknown, signal: AbortSignal): FetchProblem {
  if (error instanceof FetchProblem) return error;
  if (signal.aborted && signal.reason instanceof FetchProblem) return signal.reason;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const problem = REASONS[code] ?? `cannot be reached${code === '' ? '' : ` (${code})`}`;
  return new FetchProblem('unreachable', problem, 'check the address and your connection, try again later');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'is on a host that does not exist',
  EAI_AGAIN: 'is on a host whose name cannot be looked up now',
  ECONNREFUSED: 'is on a server that takes no connection',
  ECONNRESET: 'is on a server that broke off the connection',
  HPE_HEADER_OVERFLOW: 'is on a server that sends too long a head',
  CERT_HAS_EXPIRED: 'is on a server whose certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is on a server whose certificate nobody vouches for',
  SELF_SIGNED_CERT_IN_CHAIN: 'is on a server whose certificate nobody vouches for',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'is on a server whose certificate cannot be checked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is on a server whose certificate is of another host',
  Z_DATA_ERROR: 'is packed in a way that cannot be unpacked',
  Z_BUF_ERROR: 'broke off while it came in',
};
