import { type Claim, type Participant, isClaimType, kindOfType, schemaProblems } from '../../claim/index.ts';
import { BreuklijnError } from '../../errors.ts';
import { CORRECTABLE, type ActorIdentity, type Correction, type CorrectableField } from './review.ts';

/** The claim with the corrected fields; id, quote and trigger stay, and the kind follows the type. */
export function corrected(claim: Claim, fields: Correction): Claim {
  const result: Record<string, unknown> = { ...claim };
  for (const [field, value] of Object.entries(fields)) {
    if (value === null) delete result[field];
    else if (value !== undefined) result[field] = value;
  }
  const type = String(result['type']);
  if (isClaimType(type)) result['kind'] = kindOfType(type);
  return result as unknown as Claim;
}

/**
 * Checks that a correction makes a claim that fits the schema.
 * @throws BreuklijnError `usage` naming what does not fit
 */
export function checkCorrection(claim: Claim, fields: Correction): void {
  const field = Object.keys(fields).find((name) => !CORRECTABLE.includes(name as CorrectableField));
  if (field !== undefined) {
    throw new BreuklijnError(
      'usage',
      `${field} cannot be corrected`,
      `give one of ${CORRECTABLE.join(', ')}`,
    );
  }
  if (fields.type !== undefined && !isClaimType(String(fields.type))) {
    throw new BreuklijnError('usage', `there is no type ${String(fields.type)}`, 'see docs/claims.md');
  }
  const [problem] = schemaProblems(corrected(claim, fields));
  if (problem !== undefined) {
    throw new BreuklijnError('usage', `the correction does not fit: ${problem}`, 'see docs/claims.md');
  }
}

/** Whether a participant goes by an id or a name. Case and white space make no difference. */
export function goesBy(participant: Participant, word: string): boolean {
  const wanted = folded(word);
  return [participant.id, participant.name, participant.text].some(
    (value) => value !== undefined && folded(value) === wanted,
  );
}

/** The participant as somebody else; its words and their place stay. */
export function asActor(participant: Participant, into: ActorIdentity): Participant {
  const { id: _id, ids: _ids, name: _name, country: _country, wikidata: _wikidata, ...rest } = participant;
  return { ...rest, ...into };
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
