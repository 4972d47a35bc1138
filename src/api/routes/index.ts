import type { InstallRoutes } from '../services.ts';
import { articles } from './articles.ts';
import { brief } from './brief.ts';
import { claims } from './claims.ts';
import { description } from './description.ts';
import { documents } from './documents.ts';
import { events } from './events.ts';
import { feeds } from './feeds.ts';
import { network } from './network.ts';
import { places } from './places.ts';
import { reviews } from './reviews.ts';
import { search } from './search.ts';
import { session } from './session.ts';
import { stories } from './stories.ts';
import { tension } from './tension.ts';
import { watches } from './watches.ts';

/** Every part of the API, a file each. */
export const ROUTES: readonly InstallRoutes[] = [
  session,
  description,
  events,
  articles,
  documents,
  claims,
  reviews,
  stories,
  search,
  watches,
  feeds,
  network,
  places,
  tension,
  brief,
];
