import type { FastifyInstance } from 'fastify';
import type { DossierSource } from './dossier-source.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer is a function of the address and the dossier: a caller who has it already is told so. */
    conditional?: boolean;
  }
}

/** Entity tags for answers that only change when the dossier does; nothing is computed for who has the answer already. */
export function installConditional(app: FastifyInstance, source: DossierSource): void {
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.config.conditional !== true) return undefined;
    const tag = `"${source.version()}"`;
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    const known = request.headers['if-none-match']?.split(',') ?? [];
    if (!known.some((one) => one.trim().replace(/^W\//, '') === tag)) return undefined;
    return reply.code(304).send();
  });
}
