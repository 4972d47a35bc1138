import { Type, type Static, type TUnsafe } from 'typebox';
import { HttpProblem, notFound } from '../problem.ts';
import type { Delivery, Job } from '../reading.ts';
import type { InstallRoutes } from '../services.ts';

const Text = Type.Object(
  {
    text: Type.String({ minLength: 1 }),
    title: Type.Optional(Type.String()),
    published: Type.Optional(Type.String({ description: 'EDTF date' })),
    outlet: Type.Optional(Type.String()),
    url: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

const File = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 300 }), base64: Type.String() },
  { additionalProperties: false },
);

const Handed = Type.Object(
  {
    texts: Type.Optional(Type.Array(Text, { maxItems: 100 })),
    files: Type.Optional(Type.Array(File, { maxItems: 500 })),
    addresses: Type.Optional(Type.Array(Type.String({ pattern: '^https?://' }), { maxItems: 100 })),
  },
  { additionalProperties: false },
);

const ReadLineSchema = Type.Object({
  input: Type.String(),
  status: Type.Enum(['added', 'known', 'failed', 'note']),
  article: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  published: Type.Optional(Type.String()),
  outlet: Type.Optional(Type.String()),
  authors: Type.Optional(Type.Array(Type.String())),
  lang: Type.Optional(Type.String()),
  claims: Type.Optional(Type.Integer()),
  problem: Type.Optional(Type.String()),
  remedy: Type.Optional(Type.String()),
  dutch: Type.Optional(Type.Object({ problem: Type.String(), remedy: Type.Optional(Type.String()) })),
});

export const JobSchema: TUnsafe<Job> = Type.Unsafe<Job>(
  Type.Object({
    id: Type.String(),
    state: Type.Enum(['waiting', 'running', 'done', 'stopped', 'failed']),
    total: Type.Integer(),
    lines: Type.Array(ReadLineSchema),
    problem: Type.Optional(Type.String()),
  }),
);

const JobId = Type.Object({ job: Type.String() });

/** A pasted text as a line of JSONL, so that what is known of it goes along. */
function delivered(text: Static<typeof Text>, number: number): Delivery {
  const id = text.title ?? `pasted-${number + 1}`;
  return { name: `${number + 1}.jsonl`, bytes: Buffer.from(`${JSON.stringify({ id, ...text })}\n`) };
}

/** Handing over articles to be read, and asking how far that is. */
export const articles: InstallRoutes = (app, { reading, audit }) => {
  app.post(
    '/api/articles',
    {
      config: { access: 'write' },
      schema: {
        summary: 'Read texts, files or addresses into the dossier',
        body: Handed,
        response: { 202: JobSchema },
      },
    },
    async (request, reply) => {
      const { texts = [], files = [], addresses = [] } = request.body;
      const deliveries = [
        ...texts.map(delivered),
        ...files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') })),
      ];
      if (deliveries.length + addresses.length === 0)
        throw new HttpProblem(400, 'usage', 'nothing was handed over', 'give texts, files or addresses');
      const job = reading.add(deliveries, addresses);
      if (job === undefined)
        throw new HttpProblem(429, 'too-many', 'too much is waiting to be read', 'wait a while');
      audit.note(request.ip, 'read', `${deliveries.length + addresses.length} inputs`);
      reply.code(202);
      return toAnswer(job);
    },
  );
  app.get(
    '/api/articles/jobs/:job',
    {
      config: { access: 'read' },
      schema: { summary: 'How far reading is', params: JobId, response: { 200: JobSchema } },
    },
    async (request) => toAnswer(reading.get(request.params.job) ?? notFound(`job ${request.params.job}`)),
  );
  app.delete(
    '/api/articles/jobs/:job',
    {
      config: { access: 'write' },
      schema: { summary: 'Stop reading', params: JobId, response: { 200: JobSchema } },
    },
    async (request) => toAnswer(reading.stop(request.params.job) ?? notFound(`job ${request.params.job}`)),
  );
};

/** What a job holds besides is not for the caller. */
function toAnswer({ id, state, total, lines, problem }: Job): Job {
  return { id, state, total, lines, ...(problem === undefined ? {} : { problem }) };
}
