import {
  kindOfType,
  type Certainty,
  type ClaimTime,
  type ClaimType,
  type Reality,
} from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';

/** What decides how real a claim is. */
export interface RealityEvidence {
  readonly type: ClaimType;
  readonly clause: Pick<Clause, 'reality' | 'tense'>;
  readonly time: ClaimTime | undefined;
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
const SPEECH_ACTS: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'THREATEN',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'AGREE',
  'SUPPORT',
]);

/**
 * How real a claim is: by its own words, else by what governs it, else by when it lies. Present tense with a day to come is a
 * plan ("vertrekt maandag"); present tense with a day that it began on goes on ("sinds maandag"); a plan that is only probable is a
 * prediction; what holds is `actual` however long it has held (docs/decisions.md).
 */
export function realityOf({
  type,
  clause,
  time,
  governed,
  hangs = false,
  told,
  certainty,
  published,
}: RealityEvidence): Reality {
  const isState = kindOfType(type) === 'state';
  let reality = clause.reality;
  if (reality === 'actual' && governed !== undefined) reality = governed;
  if (reality === 'actual' && told !== undefined && clause.tense !== 'past') reality = told;
  // "stuurt soldaten, mits …", "dreigt met een inval als …": what hangs on something is not yet so.
  if (hangs && (reality === 'planned' || (reality === 'actual' && clause.tense !== 'past')))
    reality = 'conditional';
  // "is meeting Xi on Monday": what goes on does not lie ahead.
  const day = published?.slice(0, 10);
  if (reality === 'ongoing' && day !== undefined && time?.basis === 'text' && (time.start ?? '') > day)
    reality = 'planned';
  if (reality === 'conditional' && SPEECH_ACTS.has(type)) reality = 'actual';
  // Who says what he will do to somebody has threatened.
  if (reality === 'planned' && type === 'THREATEN') reality = 'actual';
  // "kan binnen twintig minuten Londen bereiken": what can be done can be done now.
  if (reality === 'actual' && type !== 'CAPABILITY' && clause.tense === 'present' && time?.basis === 'text') {
    const today = published?.slice(0, 10);
    if (today !== undefined && time.start !== undefined && time.start > today) reality = 'planned';
    else if (
      time.start !== undefined &&
      time.end !== undefined &&
      time.start < time.end &&
      time.end === today
    )
      reality = 'ongoing';
  }
  if (
    reality === 'planned' &&
    (certainty === 'probable' || (certainty === 'possible' && clause.tense === 'future'))
  ) {
    reality = 'predicted';
  }
  return isState && reality === 'ongoing' ? 'actual' : reality;
}
