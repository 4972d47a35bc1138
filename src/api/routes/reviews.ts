import { Type, type Static } from 'typebox';
import {
  type ClaimAnchor,
  type Correction,
  type Dossier,
  GRADES,
  type ReviewAction,
  anchorOf,
  checkCorrection,
} from '../../dossier/index.ts';
import type { ReviewsAnswer } from '../answers.ts';
import { HttpProblem, notFound } from '../problem.ts';
import type { InstallRoutes } from '../services.ts';

const ClaimId = Type.String({ pattern: '^[0-9a-f]{4,64}$' });
const Ids = Type.Array(ClaimId, { minItems: 1, maxItems: 500 });
const Name = Type.String({ minLength: 1, maxLength: 200 });
const Into = Type.Object(
  { id: Type.Optional(Name), name: Type.Optional(Name), country: Type.Optional(Name) },
  { additionalProperties: false, minProperties: 1 },
);
const COMMON = {
  who: Type.Optional(Name),
  why: Type.Optional(Type.String({ maxLength: 2000 })),
};

const Given = Type.Union([
  Type.Object(
    { ...COMMON, action: Type.Enum(['accept', 'reject']), claim: ClaimId },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      ...COMMON,
      action: Type.Literal('correct'),
      claim: ClaimId,
      fields: Type.Unsafe<Correction>(Type.Object({})),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      ...COMMON,
      action: Type.Literal('merge-actors'),
      actors: Type.Array(Name, { minItems: 1, maxItems: 100 }),
      into: Into,
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { ...COMMON, action: Type.Literal('split-actor'), actor: Name, into: Into, claims: Type.Optional(Ids) },
    { additionalProperties: false },
  ),
  Type.Object(
    { ...COMMON, action: Type.Literal('merge-stories'), claims: Ids },
    { additionalProperties: false },
  ),
  Type.Object(
    { ...COMMON, action: Type.Literal('split-story'), claims: Ids, from: Ids },
    { additionalProperties: false },
  ),
  Type.Object(
    { ...COMMON, action: Type.Literal('rate'), source: Name, grade: Type.Enum([...GRADES]) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      ...COMMON,
      action: Type.Literal('note'),
      text: Type.String({ minLength: 1, maxLength: 10_000 }),
      claim: Type.Optional(ClaimId),
      article: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
      actor: Type.Optional(Name),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { ...COMMON, action: Type.Literal('undo'), of: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  ),
]);

/** Who reviews when the caller does not say. */
const SOMEBODY = 'page';

async function anchor(dossier: Dossier, id: string): Promise<ClaimAnchor> {
  const { claims } = await dossier.page({ filter: { id, review: 'all' }, limit: 1 });
  const [stored] = claims;
  return stored === undefined ? notFound(`claim ${id}`) : anchorOf(stored.claim);
}

async function anchors(dossier: Dossier, ids: readonly string[]): Promise<ClaimAnchor[]> {
  return Promise.all(ids.map(async (id) => anchor(dossier, id)));
}

/** What the caller asked for, with claims named so that they are found again in a newer reading. */
async function actionOf(dossier: Dossier, given: Static<typeof Given>): Promise<ReviewAction> {
  switch (given.action) {
    case 'accept':
    case 'reject':
      return { action: given.action, target: await anchor(dossier, given.claim) };
    case 'correct': {
      const { claims } = await dossier.page({ filter: { id: given.claim, review: 'all' }, limit: 1 });
      const [stored] = claims;
      if (stored === undefined) return notFound(`claim ${given.claim}`);
      checkCorrection(stored.claim, given.fields);
      return { action: 'correct', target: anchorOf(stored.claim), fields: given.fields };
    }
    case 'merge-actors':
      return { action: 'merge-actors', actors: given.actors, into: given.into };
    case 'split-actor':
      return {
        action: 'split-actor',
        actor: given.actor,
        into: given.into,
        ...(given.claims === undefined ? {} : { targets: await anchors(dossier, given.claims) }),
      };
    case 'merge-stories':
      return { action: 'merge-stories', targets: await anchors(dossier, given.claims) };
    case 'split-story':
      return {
        action: 'split-story',
        targets: await anchors(dossier, given.claims),
        from: await anchors(dossier, given.from),
      };
    case 'rate':
      return { action: 'rate', source: given.source, grade: given.grade };
    case 'note':
      return {
        action: 'note',
        text: given.text,
        ...(given.claim === undefined ? {} : { target: await anchor(dossier, given.claim) }),
        ...(given.article === undefined ? {} : { article: given.article }),
        ...(given.actor === undefined ? {} : { actor: given.actor }),
      };
    case 'undo':
      return { action: 'undo', of: given.of };
  }
}

/** What people made of the claims: a log that only grows, and of which everything can be taken back. */
export const reviews: InstallRoutes = (app, { source, audit, now, changed }) => {
  app.get(
    '/api/reviews',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'The log of reviews, latest first' },
    },
    async (): Promise<ReviewsAnswer> =>
      source.use(async (dossier) => ({
        reviews: dossier.log.toReversed(),
        grades: Object.fromEntries(dossier.reviews.grades),
      })),
  );
  app.post(
    '/api/reviews',
    {
      config: { access: 'write' },
      schema: { summary: 'Accept, reject, correct, merge, rate, note, undo', body: Given },
    },
    async (request, reply): Promise<ReviewsAnswer> =>
      source.use(async (dossier) => {
        const { who = SOMEBODY, why } = request.body;
        const action = await actionOf(dossier, request.body);
        const reviewer = { who, at: now().toISOString(), ...(why === undefined ? {} : { why }) };
        const { reviews: added } = await dossier.review([action], reviewer);
        if (added.length === 0) throw new HttpProblem(500, 'defect', 'nothing was kept', 'try again');
        audit.note(request.ip, 'review', `${action.action} ${added[0].n}`);
        changed();
        reply.code(201);
        return { reviews: added, grades: Object.fromEntries(dossier.reviews.grades) };
      }),
  );
};
