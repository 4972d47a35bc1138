import type { Claim, ClaimType } from '../../claim/index.ts';
import { wordsOf } from '../origins/words.ts';
import { holds } from './condition-words.ts';

export const CONDITION_KINDS = ['promise', 'threat', 'demand', 'offer'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

const HOSTILE: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'THREATEN',
  'SANCTION',
  'ASSAULT',
  'COERCE',
  'MOBILIZE',
  'REJECT',
]);
const FRIENDLY: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'AID',
  'COOPERATE',
  'AGREE',
  'SUPPORT',
  'CONCEDE',
  'RETREAT',
  'CONSULT',
]);

/** By what is claimed to follow, and else by the words around the condition. */
export function conditionKind(claims: readonly Claim[], rest: string, lang: string): ConditionKind {
  const words = wordsOf(rest);
  const types = new Set(claims.filter(({ polarity }) => polarity === 'positive').map(({ type }) => type));
  const hostile = [...types].some((type) => HOSTILE.has(type));
  if (types.has('THREATEN') || (hostile && holds(words, lang, 'threat'))) return 'threat';
  if (holds(words, lang, 'offer')) return 'offer';
  if (types.has('REQUEST') || claims.some(({ reality }) => reality === 'proposed')) return 'demand';
  if (hostile) return 'threat';
  if ([...types].some((type) => FRIENDLY.has(type))) return 'promise';
  if (holds(words, lang, 'threat')) return 'threat';
  return holds(words, lang, 'demand') ? 'demand' : 'promise';
}
