import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { BreuklijnError } from '../errors.ts';

/** Built files carry a hash in their names and never change. */
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Serves the built page. Every address that is no file and no call of the API is a screen of the page.
 * @throws BreuklijnError `bad-resource` when it has not been built
 */
export async function installPage(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html')))
    throw new BreuklijnError('bad-resource', 'the page has not been built', 'run npm run setup');
  await app.register(staticFiles, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: true,
    setHeaders: (response) => response.setHeader('cache-control', FOREVER),
    schemaHide: true,
  });
  app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound();
    reply.header('cache-control', 'no-cache');
    return reply.sendFile('index.html', folder);
  });
}
