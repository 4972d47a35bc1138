import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DossierSource } from './dossier-source.ts';
import { KeptPayloads } from './kept-payloads.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The answer is a function of the address and the dossier: a caller who has it already is told so. `kept`: it hangs on nothing
     * that is still being worked out, and is kept for the next caller.
     */
    conditional?: boolean | 'kept';
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Entity tags for answers that only change when the dossier does; nothing is computed for who has the answer already. */
export function installConditional(app: FastifyInstance, source: DossierSource): void {
  const payloads = new KeptPayloads();
  const finish = new WeakMap<FastifyRequest, (payload: string | undefined) => void>();
  app.addHook('preHandler', async (request, reply) => {
    const { conditional } = request.routeOptions.config;
    if (conditional === undefined || conditional === false) return undefined;
    const version = source.version();
    const tag = `"${version}"`;
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    const known = request.headers['if-none-match']?.split(',') ?? [];
    if (known.some((one) => one.trim().replace(/^W\//, '') === tag)) return reply.code(304).send();
    if (conditional !== 'kept' || request.method !== 'GET') return undefined;
    const kept = await payloads.take(request.url, version);
    if (typeof kept === 'string') return reply.type(JSON_TYPE).serializer(asIs).send(kept);
    finish.set(request, kept);
    return undefined;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const isSound = reply.statusCode === 200 && typeof payload === 'string';
    // The dossier may have grown while this was worked out.
    const isOfTag = reply.getHeader('etag') === `"${source.version()}"`;
    finish.get(request)?.(isSound && isOfTag ? payload : undefined);
    finish.delete(request);
    return payload;
  });
  // Whoever waits is let go, whatever became of the call.
  app.addHook('onResponse', async (request) => finish.get(request)?.(undefined));
}

function asIs(json: string): string {
  return json;
}
