import { HttpProblem } from '../problem.ts';
import type { InstallRoutes } from '../services.ts';

/** Server-sent events: the dossier has changed, reading goes on. */
export const events: InstallRoutes = (app, { live, source }) => {
  app.get(
    '/api/events',
    {
      config: { access: 'read', rateLimit: false },
      schema: { summary: 'Server-sent events: changed, reading' },
    },
    async (_request, reply) => {
      const { raw } = reply;
      if (!live.add(raw)) throw new HttpProblem(503, 'too-many', 'too many pages are open', 'close some');
      reply.hijack();
      const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
      raw.writeHead(200, {
        ...Object.fromEntries(headers),
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
      });
      raw.write(`event: changed\ndata: ${JSON.stringify({ version: source.version() })}\n\n`);
    },
  );
};
