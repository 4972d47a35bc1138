import { WatchState } from '../../gather/index.ts';
import type { FeedsAnswer } from '../answers.ts';
import type { InstallRoutes } from '../services.ts';

/** How it goes with the feeds that `breuklijn watch` visits for this dossier. */
export const feeds: InstallRoutes = (app, { source }) => {
  app.get(
    '/api/feeds',
    { config: { access: 'read' }, schema: { summary: 'Feeds that are followed, with how they do' } },
    async (): Promise<FeedsAnswer> => ({
      feeds: new WatchState(source.path).feeds.map(
        ({ address, title, visited, succeeded, failures, problem, next, articles, pending }) => ({
          address,
          ...(title === undefined ? {} : { title }),
          ...(visited === undefined ? {} : { visited }),
          ...(succeeded === undefined ? {} : { succeeded }),
          ...(problem === undefined ? {} : { problem }),
          ...(next === undefined ? {} : { next }),
          failures,
          articles,
          waiting: Object.keys(pending).length,
        }),
      ),
    }),
  );
};
