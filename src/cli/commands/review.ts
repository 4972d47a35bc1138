import { type Claim, type Participant, isClaimType } from '../../claim/index.ts';
import {
  type ActorIdentity,
  type Correction,
  type Dossier,
  GRADES,
  type Grade,
  type Review,
  type ReviewAction,
  type StoredClaim,
  anchorOf,
  checkCorrection,
  openDossier,
} from '../../dossier/index.ts';
import { dossierPath } from '../articles.ts';
import { type Call, type Command, SUCCESS, usage } from '../command.ts';
import { DOSSIER_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { reviewLine } from '../review-lines.ts';

const ACTIONS =
  'list|accept|reject|correct|undo|note|rate|merge-actors|split-actor|merge-stories|split-story';

export const REVIEW: Command = {
  name: 'review',
  operands: ACTIONS,
  summary: {
    nl: 'beoordeel wat er gelezen is: goedkeuren, verwerpen, verbeteren, terugdraaien',
    en: 'review what was read: accept, reject, correct, undo',
  },
  options: {
    dossier: DOSSIER_OPTION,
    who: {
      value: { nl: 'NAAM', en: 'NAME' },
      help: {
        nl: 'wie beoordeelt (standaard de gebruiker van de computer)',
        en: 'who reviews (default the user of the computer)',
      },
    },
    why: {
      value: { nl: 'REDEN', en: 'REASON' },
      help: { nl: 'waarom', en: 'why' },
    },
    into: {
      value: { nl: 'WIE', en: 'WHO' },
      help: {
        nl: 'bij merge-actors en split-actor: code, naam, of code=naam',
        en: 'for merge-actors and split-actor: id, name, or id=name',
      },
    },
    from: {
      value: { nl: 'BEWERING', en: 'CLAIM' },
      help: {
        nl: 'bij split-story: een bewering van het verhaal waar de andere niet bij horen',
        en: 'for split-story: a claim of the story that the others do not belong to',
      },
    },
    format: {
      value: 'text|json',
      choices: ['text', 'json'],
      help: { nl: 'om te lezen (standaard), of JSON-regels', en: 'to read (default), or JSON lines' },
    },
  },
  examples: [
    {
      line: 'breuklijn review accept 3f9a01c2 77b0',
      about: { nl: 'deze twee kloppen', en: 'these two are right' },
    },
    {
      line: 'breuklijn review correct 3f9a01c2 type=AID actors=PRK,RUS certainty=possible --why "zie zin 4"',
      about: { nl: 'verbeter velden; leeg haalt weg', en: 'correct fields; empty takes away' },
    },
    {
      line: 'breuklijn review merge-actors ROK "Zuid-Korea" --into KOR',
      about: { nl: 'dit is één partij', en: 'these are one actor' },
    },
    {
      line: 'breuklijn review rate "De Proef" B',
      about: { nl: 'hoe betrouwbaar een bron is, A–F', en: 'how reliable a source is, A–F' },
    },
    {
      line: 'breuklijn review undo 12',
      about: { nl: 'draai beoordeling 12 terug', en: 'take back review 12' },
    },
    { line: 'breuklijn review list', about: { nl: 'het hele logboek', en: 'the whole log' } },
  ],
  count: [1, Infinity],
  async run(call) {
    const [action] = call.operands;
    if (!ACTIONS.split('|').includes(action)) {
      throw usage(`review ${action} does not exist`, `give ${ACTIONS.replaceAll('|', ', ')}`);
    }
    const dossier = await openDossier(dossierPath(call));
    try {
      tellProblems(call, dossier.problems);
      if (action === 'list') {
        await list(call, dossier.log);
        return SUCCESS;
      }
      const actions = await actionsOf(call, dossier);
      const { reviews, clockBefore } = await dossier.review(actions, {
        who: call.option('who') ?? userOf(call),
        at: call.output.terminal.now(),
        ...given('why', call.option('why')),
      });
      if (clockBefore !== undefined) call.output.note(CLOCK[call.language](clockBefore));
      await list(call, reviews);
      return SUCCESS;
    } finally {
      dossier.close();
    }
  },
};

const CLOCK = {
  nl: (before: string): string =>
    `de klok staat voor de vorige beoordeling (${before}); de volgorde van het logboek telt, niet de klok`,
  en: (before: string): string =>
    `the clock stands before the last review (${before}); the order of the log counts, not the clock`,
};

async function list(call: Call, reviews: readonly Review[]): Promise<void> {
  for (const review of reviews) {
    await call.output.result(
      call.option('format') === 'json'
        ? `${JSON.stringify(review)}\n`
        : `${reviewLine(review, call.language)}\n`,
    );
  }
}

function userOf(call: Call): string {
  const { env } = call.output.terminal;
  return env['USER'] ?? env['USERNAME'] ?? env['LOGNAME'] ?? '?';
}

async function actionsOf(call: Call, dossier: Dossier): Promise<ReviewAction[]> {
  const [action, first, ...rest] = call.operands;
  const need = (value: string | undefined, what: string): string => {
    if (value === undefined || value === '')
      throw usage(`review ${action} needs ${what}`, 'see breuklijn review --help');
    return value;
  };
  const claim = async (id: string | undefined): Promise<StoredClaim> => claimOf(dossier, need(id, 'CLAIM'));
  const anchors = async (ids: readonly string[]): Promise<ReturnType<typeof anchorOf>[]> =>
    Promise.all(ids.map(async (id) => anchorOf((await claim(id)).claim)));
  switch (action) {
    case 'accept':
    case 'reject':
      return (await anchors([need(first, 'CLAIM'), ...rest])).map((target) => ({ action, target }));
    case 'correct': {
      const found = (await claim(first)).claim;
      need(rest[0], 'FIELD=VALUE');
      const fields = Object.assign({}, ...rest.map((pair) => correctionOf(pair, found))) as Correction;
      checkCorrection(found, fields);
      return [{ action, target: anchorOf(found), fields }];
    }
    case 'undo':
      return [need(first, 'NUMBER'), ...rest].map((word) => {
        if (!/^\d+$/.test(word)) throw usage(`${word} is no number of a review`, 'see breuklijn review list');
        return { action, of: Number(word) };
      });
    case 'note':
      return [
        {
          action,
          ...(rest.length === 0 ? {} : { target: anchorOf((await claim(first)).claim) }),
          text: need(rest.length === 0 ? first : rest.join(' '), 'TEXT'),
        },
      ];
    case 'rate':
      return [{ action, source: need(first, 'SOURCE'), grade: gradeOf(need(rest[0], GRADES.join('|'))) }];
    case 'merge-actors':
      return [
        {
          action,
          actors: [need(first, 'WHO'), ...rest],
          into: identityOf(need(call.option('into'), '--into')),
        },
      ];
    case 'split-actor':
      return [
        {
          action,
          actor: need(first, 'WHO'),
          into: identityOf(need(call.option('into'), '--into')),
          ...(rest.length === 0 ? {} : { targets: await anchors(rest) }),
        },
      ];
    case 'merge-stories':
      need(rest[0], 'CLAIM CLAIM');
      return [{ action, targets: await anchors([need(first, 'CLAIM'), ...rest]) }];
    default:
      return [
        {
          action: 'split-story',
          targets: await anchors([need(first, 'CLAIM'), ...rest]),
          from: await anchors([need(call.option('from'), '--from')]),
        },
      ];
  }
}

function given<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
}

/** The claim that an id or its start names; rejected ones too. */
async function claimOf(dossier: Dossier, id: string): Promise<StoredClaim> {
  const found = new Map<string, StoredClaim>();
  for await (const stored of dossier.claims({ id, review: 'all' })) found.set(stored.claim.id, stored);
  const [only, another] = found.values();
  if (only === undefined) throw usage(`there is no claim ${id}`, 'take an id from breuklijn claims');
  if (another !== undefined) throw usage(`several claims begin with ${id}`, 'give more of the id');
  return only;
}

function gradeOf(word: string): Grade {
  const grade = GRADES.find((one) => one === word.toUpperCase());
  if (grade === undefined) throw usage(`${word} is no grade`, `give ${GRADES.join(', ')}`);
  return grade;
}

/** `KOR`, `Zuid-Korea` or `KOR=Zuid-Korea`. */
function identityOf(word: string): ActorIdentity {
  const [left, name] = word.split('=', 2);
  const isId = isActorId(left);
  return {
    ...(isId ? { id: left } : {}),
    ...given('name', name ?? (isId ? undefined : left)),
    ...(isId && /^[A-Z]{3}$/.test(left) ? { country: left } : {}),
  };
}

function isActorId(word: string): boolean {
  return /^[A-Z][A-Z0-9]+$/.test(word);
}

/** `field=value`: a word, a list apart by commas, or JSON; an empty value takes the field away. */
function correctionOf(pair: string, claim: Claim): Correction {
  const at = pair.indexOf('=');
  if (at <= 0) throw usage(`${pair} is no FIELD=VALUE`, 'write type=AID');
  const [field, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (field === 'actors' || field === 'recipients') return { [field]: participantsOf(value, claim) };
  if (value === '') return { [field]: null };
  if (/^[[{"]/.test(value)) {
    try {
      return { [field]: JSON.parse(value) as never };
    } catch {
      throw usage(`the value of ${field} is not valid JSON`, 'check brackets and quotes');
    }
  }
  if (field === 'contexts') return { contexts: value.split(',').map((word) => word.trim()) };
  if (field === 'type') {
    const type = value.toUpperCase();
    if (isClaimType(type)) return { type };
  }
  return { [field]: value as never };
}

/** Participants by id or name, apart by commas; those that the claim has already are kept as they stand in the text. */
function participantsOf(value: string, { actors, recipients }: Claim): readonly Participant[] {
  if (value.startsWith('[')) {
    try {
      return JSON.parse(value) as readonly Participant[];
    } catch {
      throw usage('the participants are not valid JSON', 'check brackets and quotes');
    }
  }
  const known = [...actors, ...recipients];
  const words = value.split(',').map((word) => word.trim());
  return words
    .filter((word) => word !== '')
    .map(
      (word) =>
        known.find(({ id, name, text }) => [id, name, text].includes(word)) ?? {
          text: '',
          via: 'implicit',
          ...identityOf(word),
        },
    );
}
