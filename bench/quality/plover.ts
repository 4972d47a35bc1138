/**
 * Scores claim types against two public sets of English sentences (docs/measuring.md), end to end: from the raw sentence.
 *
 *     node build/bench/quality/plover.js [--gsr FILE.json] [--plv FILE.tsv] [--part even|odd] [--plain] [--mode fast|accurate] [--errors N]
 *
 * `--gsr`: PLOVER's gold records. *Type given the pair*: the type of the claim that fits the given source and target best.
 * *Triple*: a claim with the type, the source and the target. `--plv`: sentences with a marked source and target and their
 * PLOVER root; CONCEDE and RETREAT are one there (YIELD). What is planned, demanded or withheld counts as the root that PLOVER
 * gives it (AGREE or THREATEN, REQUEST, REJECT), and what CAMEO, which the set follows, files elsewhere under that root (`--plain`
 * leaves this last step out). Sentences that give no claim of an event count as wrong.
 *
 * Rows of `--plv` on even lines (the header is line 1) are development, those on odd lines unseen: they are scored apart, and
 * `--errors` lists rows of the even part only. `--part` scores one of the two.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Claim, Participant } from '../../src/claim/index.ts';
import { readText } from '../../src/ingest/index.ts';
import { loadReader } from '../../src/reader.ts';
import { f1, type Counts } from './score-claims.ts';

/** PLOVER's names before version 1.0, and what no longer is a root of its own. */
const OLD_TYPES: Readonly<Record<string, string>> = {
  DEMAND: 'REQUEST',
  DISAPPROVE: 'ACCUSE',
  INVESTIGATE: 'ACCUSE',
  FIGHT: 'ASSAULT',
};
const OLD_CODES: Readonly<Record<string, string>> = { JAP: 'JPN' };
const YIELD: ReadonlySet<string> = new Set(['CONCEDE', 'RETREAT']);

interface Actor {
  readonly text: string;
  readonly code?: string;
}

/** Parts of the rows of a file, by the parity of their line. */
const PARTS = ['even', 'odd'] as const;
type Part = (typeof PARTS)[number];

interface Item {
  readonly text: string;
  readonly type: string;
  readonly sources: readonly Actor[];
  readonly targets: readonly Actor[];
}

interface GsrActor {
  readonly actorText?: string;
  readonly code?: string;
}

interface GsrRecord {
  readonly event: string;
  readonly text?: string;
  /** A list, or the one there is. */
  readonly source?: GsrActor | readonly GsrActor[];
  readonly target?: GsrActor | readonly GsrActor[];
}

function readGsr(path: string): Item[] {
  const records = JSON.parse(readFileSync(path, 'utf8')) as GsrRecord[];
  const actors = (list: GsrRecord['source'] = []): Actor[] =>
    [list].flat().map(({ actorText, code }) => ({
      text: actorText ?? '',
      ...(code !== undefined && /^[A-Z]{3}$/.test(code) && code !== 'IGO' && code !== 'NGO'
        ? { code: OLD_CODES[code] ?? code }
        : {}),
    }));
  return records.flatMap(({ event, text, source, target }) =>
    text === undefined || event === 'DOCUMENT'
      ? []
      : [{ text, type: OLD_TYPES[event] ?? event, sources: actors(source), targets: actors(target) }],
  );
}

function readPlv(path: string, part: Part): Item[] {
  const [, ...rows] = readFileSync(path, 'utf8').split('\n');
  return rows
    .filter((row, index) => row.includes('\t') && (index % 2 === 0) === (part === 'even'))
    .map((row) => {
      const [type, , source, target, text] = row.split('\t');
      return { text, type, sources: [{ text: source }], targets: [{ text: target }] };
    });
}

function isActor(actor: Actor, participant: Participant): boolean {
  if (actor.code !== undefined) return participant.id === actor.code || participant.country === actor.code;
  const [a, b] = [actor.text.toLowerCase(), participant.text.toLowerCase()];
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

/** Whether any of the actors stands among the participants; a side that gold leaves open holds. */
function names(actors: readonly Actor[], participants: readonly Participant[]): boolean {
  return (
    actors.length === 0 ||
    actors.some((actor) => participants.some((participant) => isActor(actor, participant)))
  );
}

/** Types of helping and giving way, and of harm: what is promised or announced of them is a root of its own in PLOVER. */
const KIND_ACTS: ReadonlySet<string> = new Set([
  'AID',
  'COOPERATE',
  'SUPPORT',
  'CONSULT',
  'RETREAT',
  'CONCEDE',
]);
const HARMFUL_ACTS: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'MOBILIZE', 'PROTEST']);

/**
 * The PLOVER root of a claim. Roots say in one what claims say in type, reality and polarity: a planned act is AGREE or
 * THREATEN, a demanded one REQUEST, a kind act that is withheld REJECT.
 */
function rootOf({ type, reality, polarity }: Claim): string {
  const isKind = KIND_ACTS.has(type);
  if (polarity === 'negative' && (isKind || type === 'AGREE')) return 'REJECT';
  if (reality === 'proposed' && (isKind || HARMFUL_ACTS.has(type))) return 'REQUEST';
  if (reality === 'planned' && isKind) return 'AGREE';
  if (reality === 'planned' && HARMFUL_ACTS.has(type)) return 'THREATEN';
  return type;
}

/** What peacekeepers, observers and inspectors are called: to withdraw them is a sanction in CAMEO (166). */
const MISSION = /peacekeep|observer|inspector|monitor/i;

/**
 * Root of a claim in the sentences of PLV, which follow the two-digit codes of CAMEO where PLOVER and this project do not: finding
 * guilty is 11 (ACCUSE), imposing sanctions 163 (COERCE), a blockade 191, taking territory 192 and violating a ceasefire 196 (ASSAULT),
 * cyber-attacks are ASSAULT there, and missions are withdrawn under 166 (SANCTION).
 */
function plvRootOf(claim: Claim): string {
  const root = rootOf(claim);
  const { type, mode = '', contexts = [], objects = [] } = claim;
  if (root !== type) return root;
  const isMilitary = contexts.includes('military');
  if (type === 'SANCTION' && mode === 'convict') return 'ACCUSE';
  if (type === 'SANCTION' && mode === '' && contexts.includes('economic')) return 'COERCE';
  if (type === 'COERCE' && mode === 'seize' && contexts.includes('territory')) return 'ASSAULT';
  if (type === 'COERCE' && ((mode === 'restrict' && isMilitary) || mode === 'cyber')) return 'ASSAULT';
  if (type === 'RETREAT' && mode === 'withdraw' && objects.some(({ text }) => MISSION.test(text)))
    return 'SANCTION';
  return root;
}

/** How well a claim fits the given pair; the pair the wrong way round is better than none of it. */
function fitOf(item: Item, claim: Claim): number {
  const source = names(item.sources, claim.actors) ? 4 : names(item.sources, claim.recipients) ? 1 : 0;
  const target = names(item.targets, claim.recipients) ? 3 : names(item.targets, claim.actors) ? 1 : 0;
  return source + target + claim.confidence / 10;
}

function bestOf(item: Item, claims: readonly Claim[]): Claim | undefined {
  return claims
    .filter((claim) => claim.kind === 'event')
    .reduce<Claim | undefined>(
      (best, claim) => (best === undefined || fitOf(item, claim) > fitOf(item, best) ? claim : best),
      undefined,
    );
}

/** CONCEDE and RETREAT as the one root that they are in PLV. */
function withYield(typeOf: (claim: Claim) => string): (claim: Claim) => string {
  return (claim) => {
    const root = typeOf(claim);
    return YIELD.has(root) ? 'YIELD' : root;
  };
}

function report(
  name: string,
  items: readonly Item[],
  typeOf: (claim: Claim) => string,
  errors: number,
  read: (text: string) => readonly Claim[],
): void {
  const byType = new Map<string, Counts>();
  const countsOf = (type: string): Counts => {
    const counts = byType.get(type) ?? { gold: 0, found: 0, right: 0 };
    byType.set(type, counts);
    return counts;
  };
  const wrong: string[] = [];
  let triples = 0;
  let silent = 0;
  let all = 0;
  for (const item of items) {
    const claims = read(item.text);
    all += claims.length;
    const best = bestOf(item, claims);
    const type = best === undefined ? undefined : typeOf(best);
    countsOf(item.type).gold++;
    if (type === undefined) silent++;
    else countsOf(type).found++;
    if (type === item.type) countsOf(type).right++;
    else
      wrong.push(
        `${item.type} read ${type ?? 'nothing'} [${best?.trigger.text ?? ''}] ${best?.rule ?? ''}: ${item.text}`,
      );
    if (
      claims.some(
        (claim) =>
          typeOf(claim) === item.type &&
          names(item.sources, claim.actors) &&
          names(item.targets, claim.recipients),
      )
    )
      triples++;
  }
  const right = [...byType.values()].reduce((sum, counts) => sum + counts.right, 0);
  const roots = [...byType].filter(([, counts]) => counts.gold > 0);
  const macro = roots.reduce((sum, [, counts]) => sum + f1(counts), 0) / Math.max(1, roots.length);
  const share = (count: number): string => (count / items.length).toFixed(3);
  console.log(`\n${name}: ${items.length} sentences, ${all} claims, ${silent} without a claim of an event`);
  console.log(`type given the pair  accuracy ${share(right)}  macro-F1 ${macro.toFixed(3)}`);
  console.log(`triple end to end    ${share(triples)}`);
  for (const [type, counts] of roots.sort((a, b) => b[1].gold - a[1].gold))
    console.log(
      `  ${type.padEnd(10)} F1 ${f1(counts).toFixed(3)}  (${counts.right} right, ${counts.found} found, ${counts.gold} gold)`,
    );
  for (const line of wrong.slice(0, errors)) console.log(line);
}

const { values } = parseArgs({
  options: {
    gsr: { type: 'string' },
    plv: { type: 'string' },
    part: { type: 'string' },
    mode: { type: 'string', default: 'fast' },
    errors: { type: 'string', default: '0' },
    plain: { type: 'boolean' },
  },
});
const parts = PARTS.filter((part) => values.part === undefined || values.part === part);
if (parts.length === 0) throw new Error('--part is even or odd');
const reader = loadReader({ mode: values.mode === 'accurate' ? 'accurate' : 'fast', lang: 'en' });
const claimsOf = (text: string): readonly Claim[] =>
  reader({ ...readText('sentence', text), lang: 'en' }).claims;
const errors = Number(values.errors);
if (values.gsr !== undefined) report('PLOVER gold records', readGsr(values.gsr), rootOf, errors, claimsOf);
if (values.plv !== undefined)
  for (const part of parts)
    report(
      `PLV sentences, ${part} lines`,
      readPlv(values.plv, part),
      withYield(values.plain === true ? rootOf : plvRootOf),
      part === 'odd' ? 0 : errors,
      claimsOf,
    );
