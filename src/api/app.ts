import { join } from 'node:path';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance } from 'fastify';
import { isBeingWritten } from '../dossier/index.ts';
import { readResource } from '../resources.ts';
import { type AccessOptions, Sessions, installAccess } from './access.ts';
import { Audit } from './audit.ts';
import { installConditional } from './conditional.ts';
import { Deriver } from './derive/deriver.ts';
import { KeptAnswers, programState } from './derive/kept-answers.ts';
import { DossierSource } from './dossier-source.ts';
import { Live } from './live.ts';
import { installProblems } from './problem.ts';
import { ReadingQueue } from './reading.ts';
import { ROUTES } from './routes/index.ts';
import { type Services, type TypedApp } from './services.ts';
import { installValidation } from './validation.ts';
import { installPage } from './page.ts';

export interface AppOptions extends AccessOptions {
  /** Folder of the dossier. */
  readonly dossier: string;
  /** Version of the program, for the description of the API. */
  readonly version: string;
  /** Built page; the API alone is served without one. */
  readonly page?: string;
  /** Hosts and networks of an intranet that addresses may be fetched from. */
  readonly allow?: readonly string[];
  readonly now?: () => Date;
  /** Where defects are told. */
  readonly log?: (line: string) => void;
  /** Keeps answers that take long in the dossier, so that they are there when a server next starts. */
  readonly keepAnswers?: boolean;
  /** Works out stories before somebody asks for them; it does unless told. */
  readonly ahead?: boolean;
  /** Calls a minute of one address. */
  readonly callsPerMinute?: number;
}

/** Of one request, in bytes: files are handed over as base64 in JSON. */
const BODY_LIMIT = 64 * 1024 * 1024;
const REQUEST_TIMEOUT = 120_000;
const CALLS_PER_MINUTE = 1200;
/** Milliseconds between two looks at the folder. */
const WATCHED = 300;

/** A server over one dossier that does not listen yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const now = options.now ?? ((): Date => new Date());
  const log = options.log ?? ((): void => {});
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
  }).withTypeProvider<TypeBoxTypeProvider>();
  // Schemas of answers describe and type them; the objects are ours and go out as they are.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.addSchema(claimSchema());
  installValidation(app);
  installProblems(app, log);
  await app.register(cookie);
  await app.register(rateLimit, { max: options.callsPerMinute ?? CALLS_PER_MINUTE, timeWindow: '1 minute' });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Breuklijn',
        version: options.version,
        description: 'One dossier: who did what to whom, according to whom.',
      },
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => String(json['$id'] ?? `schema-${i}`) },
  });

  const sessions = new Sessions(options.password, () => now().getTime());
  installAccess(app, sessions, options);
  const live = new Live();
  const source = new DossierSource(options.dossier);
  installConditional(app, source);
  const tell = (version: string): void => live.send({ event: 'changed', data: { version } });
  const changed = (): void => tell(source.version());
  const deriver = new Deriver(source, {
    changed: (version) => tell(`${version} worked out`),
    ...(options.keepAnswers === true ? { kept: new KeptAnswers(options.dossier, programState()) } : {}),
  });
  const services: Services = {
    source,
    deriver,
    sessions,
    live,
    reading: new ReadingQueue(options.dossier, live, changed, options.allow),
    audit: new Audit(join(options.dossier, 'audit.jsonl'), now),
    now,
    changed,
  };
  const watching = watchVersion(source, tell);
  // Open pages keep a connection each: the server would wait for them to go.
  app.addHook('preClose', async () => live.close());
  app.addHook('onClose', async () => {
    clearInterval(watching);
    services.reading.close();
    await deriver.close();
    await source.close();
  });
  if (options.ahead !== false) app.addHook('onReady', async () => deriver.begin());
  for (const install of ROUTES) install(app as TypedApp, services);
  if (options.page !== undefined) await installPage(app, options.page);
  return app;
}

/** Another process may read into the dossier too: looked at often enough for an open page. */
function watchVersion(source: DossierSource, changed: (version: string) => void): NodeJS.Timeout {
  const state = (): string => `${source.version()}${isBeingWritten(source.path) ? ' reading' : ''}`;
  let last = state();
  const timer = setInterval(() => {
    const now = state();
    if (now === last) return;
    last = now;
    changed(now);
  }, WATCHED);
  timer.unref();
  return timer;
}

/** The contract's schema of a claim, under the name that answers refer to. */
function claimSchema(): Record<string, unknown> {
  const { $schema: _schema, ...schema } = JSON.parse(readResource('ontology', 'claim.schema.json')) as Record<
    string,
    unknown
  >;
  return { ...schema, $id: 'claim' };
}
