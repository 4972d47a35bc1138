import {
  kindOfType,
  type Certainty,
  type ClaimTime,
  type ClaimType,
  type Reality,
} from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import type { TimeRelation } from '../time/lexicon.ts';

/** What decides how real a claim is. */
export interface RealityEvidence {
  readonly type: ClaimType;
  readonly clause: Pick<Clause, 'reality' | 'tense' | 'polarity'>;
  readonly time: ClaimTime | undefined;
  /** How the event lies to the expression that gives the time. */
  readonly relation?: TimeRelation | undefined;
  /** Its verb tells by its present what goes on ("onderhandelen"). */
  readonly lasts?: boolean;
  /** Somebody is named who says it. */
  readonly isSaid?: boolean;
  /** What the governing clause makes of it: promised, demanded. */
  readonly governed: Reality | undefined;
  readonly certainty: Certainty;
  /** Hangs on a condition, by its own clause or by the one that governs it. */
  readonly hangs?: boolean;
  /** What the word of saying makes of it: "verwacht het Pentagon". */
  readonly told?: Reality;
  /** EDTF date of the article. */
  readonly published: string | undefined;
}

/** Acts done by saying: a threat on a condition has been made, only its content is conditional. */
const SPEECH_ACTS: ReadonlySet<ClaimType> = new Set<ClaimType>(['THREATEN', 'REQUEST', 'ACCUSE', 'AGREE']);

/** Relations of a time that an event holds for the whole of, up to its end. */
const HOLDS: ReadonlySet<TimeRelation> = new Set<TimeRelation>(['until', 'since']);

/** What the present tense comes to by its time: a plan, what goes on, or what is so. */
function presentAs({
  type,
  time,
  relation,
  lasts = false,
  published,
}: Pick<RealityEvidence, 'type' | 'time' | 'relation' | 'lasts' | 'published'>): Reality {
  // "kan binnen twintig minuten Londen bereiken": what can be done can be done now.
  const today = published?.slice(0, 10);
  if (time?.basis !== 'text' || today === undefined || type === 'CAPABILITY')
    return lasts ? 'ongoing' : 'actual';
  const { start, end } = time;
  if (start !== undefined && start > today) return 'planned';
  // "vertrekken vóór 15 september", "reist deze week": what goes on that long is under way, anything else is to come.
  const runsOn = end !== undefined && end > today && relation !== undefined && !HOLDS.has(relation);
  if (runsOn) return lasts ? 'ongoing' : 'planned';
  if (start !== undefined && end !== undefined && start < end && end === today) return 'ongoing';
  return lasts ? 'ongoing' : 'actual';
}

/** A time that lies ahead at least in part. */
function liesAhead({ time, published }: Pick<RealityEvidence, 'time' | 'published'>): boolean {
  const today = published?.slice(0, 10);
  const last = time?.end ?? time?.start ?? '';
  return today !== undefined && time?.basis === 'text' && last > today;
}

/**
 * How real a claim is: by its own words, else by what governs it, else by when it lies. Present tense with a day to come is a
 * plan ("vertrekt maandag"); present tense with a day that it began on goes on ("sinds maandag"), as does that of a verb that lasts;
 * a plan that is only probable is a prediction; what holds is `actual` however long it has held (docs/decisions.md).
 */
export function realityOf(evidence: RealityEvidence): Reality {
  const { type, clause, governed, hangs = false, told, certainty, isSaid = false } = evidence;
  const isState = kindOfType(type) === 'state';
  let reality = clause.reality;
  // "wil vragen om sancties" wants what is asked for; "dreigt te vertrekken" says what is to come if somebody threatens.
  if (
    governed !== undefined &&
    (reality === 'actual' ||
      (reality === 'planned' && governed === 'proposed') ||
      (reality === 'predicted' && governed === 'planned'))
  )
    reality = governed;
  if (told !== undefined && clause.tense !== 'past' && reality === 'actual') reality = told;
  // "zal zich verzetten, voorspelt de kenner": what somebody else foresees is no plan.
  if (told === 'predicted' && reality === 'planned' && governed === undefined) reality = told;
  // "stuurt soldaten, mits …", "dreigt met een inval als …": what hangs on something is not yet so.
  if (
    hangs &&
    (reality === 'planned' || reality === 'predicted' || (reality === 'actual' && clause.tense !== 'past'))
  )
    reality = 'conditional';
  // "is meeting Xi on Monday": what goes on does not lie ahead; "moet maandag ingaan": what nobody demands is laid down.
  const { time, published } = evidence;
  const day = published?.slice(0, 10);
  if (reality === 'ongoing' && day !== undefined && time?.basis === 'text' && (time.start ?? '') > day)
    reality = 'planned';
  if (reality === 'proposed' && clause.reality === 'proposed' && !isSaid && liesAhead(evidence))
    reality = 'planned';
  // "insists it is not interfering": what is not done does not go on.
  if (reality === 'ongoing' && clause.polarity === 'negative') reality = 'actual';
  if (reality === 'conditional' && SPEECH_ACTS.has(type)) reality = 'actual';
  // Who says what he will do to somebody has threatened.
  if (reality === 'planned' && type === 'THREATEN') reality = 'actual';
  if (reality === 'actual' && clause.tense === 'present') reality = presentAs(evidence);
  if (
    reality === 'planned' &&
    (certainty === 'probable' || (certainty === 'possible' && clause.tense === 'future'))
  ) {
    reality = 'predicted';
  }
  return isState && reality === 'ongoing' ? 'actual' : reality;
}
