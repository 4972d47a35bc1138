import { Type } from 'typebox';
import { SESSION_COOKIE } from '../access.ts';
import { HttpProblem } from '../problem.ts';
import type { InstallRoutes } from '../services.ts';

const Session = Type.Object({
  needed: Type.Boolean({ description: 'whether a password is set' }),
  open: Type.Boolean({ description: 'whether this caller may read' }),
});

/** Tries at the password that one address has a minute. */
const TRIES = 10;

/** Signing in and out where a password is set. */
export const session: InstallRoutes = (app, { sessions, audit }) => {
  app.get(
    '/api/session',
    {
      config: { access: 'public' },
      schema: { summary: 'Whether a password is needed', response: { 200: Session } },
    },
    async (request) => ({ needed: sessions.needed, open: sessions.isOpen(request.cookies[SESSION_COOKIE]) }),
  );
  app.post(
    '/api/session',
    {
      config: { access: 'public', rateLimit: { max: TRIES, timeWindow: '1 minute' } },
      schema: {
        summary: 'Sign in',
        body: Type.Object({ password: Type.String({ maxLength: 1000 }) }, { additionalProperties: false }),
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const id = sessions.start(request.body.password);
      audit.note(request.ip, id === undefined ? 'sign-in refused' : 'sign-in');
      if (id === undefined)
        throw new HttpProblem(401, 'wrong-password', 'that is not the password', 'try again');
      reply.setCookie(SESSION_COOKIE, id, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        secure: request.protocol === 'https',
      });
      return { needed: true, open: true };
    },
  );
  app.delete(
    '/api/session',
    { config: { access: 'public' }, schema: { summary: 'Sign out', response: { 200: Session } } },
    async (request, reply) => {
      const id = request.cookies[SESSION_COOKIE];
      if (id !== undefined) sessions.end(id);
      reply.clearCookie(SESSION_COOKIE, { path: '/' });
      return { needed: sessions.needed, open: !sessions.needed };
    },
  );
};
