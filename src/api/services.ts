import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { Sessions } from './access.ts';
import type { Audit } from './audit.ts';
import type { Deriver } from './derive/deriver.ts';
import type { DossierSource } from './dossier-source.ts';
import type { Live } from './live.ts';
import type { ReadingQueue } from './reading.ts';

/** What routes work with. */
export interface Services {
  readonly source: DossierSource;
  readonly deriver: Deriver;
  readonly sessions: Sessions;
  readonly live: Live;
  readonly reading: ReadingQueue;
  readonly audit: Audit;
  readonly now: () => Date;
  /** Tells open pages that the dossier has changed. */
  readonly changed: () => void;
}

/** A server whose handlers know the types of what their schemas accept. */
export type TypedApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** A file of routes installs them. */
export type InstallRoutes = (app: TypedApp, services: Services) => void;
