import { Type } from 'typebox';
import type { InstallRoutes } from '../services.ts';

/** The description of the API itself, made from the schemas that check its requests. */
export const description: InstallRoutes = (app) => {
  app.get(
    '/api/openapi.json',
    {
      config: { access: 'public' },
      schema: { summary: 'This description', response: { 200: Type.Unknown() } },
    },
    async () => app.swagger(),
  );
};
