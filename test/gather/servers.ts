import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
  readonly port: number;
  /** Paths that were asked for, robots.txt included. */
  readonly hits: string[];
  close(): Promise<void>;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine that counts what it is asked. */
export async function serve(answer: Answer, host = '127.0.0.1'): Promise<TestServer> {
  const hits: string[] = [];
  const server: Server = createServer((request, response) => {
    hits.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, host, done));
  return {
    port: (server.address() as AddressInfo).port,
    hits,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const SENTENCE = 'De ministers spraken dinsdag in Wenen over een bestand dat drie weken moet duren.';

/** A page with an article of our own. */
export function page(title: string, sentences = 12): string {
  const paragraphs = Array.from({ length: sentences }, (_, i) => `<p>${SENTENCE} Dat was punt ${i + 1}.</p>`);
  return `<!doctype html><html lang="nl"><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.join('')}</article></body></html>`;
}
