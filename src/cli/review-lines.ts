import type { BriefLanguage } from '../brief/index.ts';
import type { ActorIdentity, Review } from '../dossier/index.ts';
import { oneLine } from './terminal.ts';

const WORDS = {
  nl: {
    accept: 'goedgekeurd',
    reject: 'verworpen',
    correct: 'verbeterd',
    'merge-actors': 'één partij',
    'split-actor': 'andere partij',
    'merge-stories': 'één verhaal',
    'split-story': 'ander verhaal',
    rate: 'bron',
    note: 'aantekening',
    undo: 'teruggedraaid',
  },
  en: {
    accept: 'accepted',
    reject: 'rejected',
    correct: 'corrected',
    'merge-actors': 'one actor',
    'split-actor': 'another actor',
    'merge-stories': 'one story',
    'split-story': 'another story',
    rate: 'source',
    note: 'note',
    undo: 'taken back',
  },
} as const satisfies Record<BriefLanguage, Record<Review['action'], string>>;

/** A review on one line: number, time, who, what, why. */
export function reviewLine(review: Review, language: BriefLanguage): string {
  const parts = [
    String(review.n).padStart(4),
    review.at,
    review.who,
    WORDS[language][review.action],
    subjectOf(review),
    ...(review.why === undefined ? [] : [`(${review.why})`]),
  ];
  return [parts[0], ...parts.slice(1).map(oneLine)].filter((part) => part !== '').join('  ');
}

function subjectOf(review: Review): string {
  switch (review.action) {
    case 'accept':
    case 'reject':
      return `${review.target.claim.slice(0, 8)} “${review.target.quote}”`;
    case 'correct':
      return `${review.target.claim.slice(0, 8)} ${JSON.stringify(review.fields)}`;
    case 'merge-actors':
      return `${review.actors.join(', ')} → ${nameOf(review.into)}`;
    case 'split-actor':
      return `${review.actor} → ${nameOf(review.into)}`;
    case 'merge-stories':
      return review.targets.map(({ claim }) => claim.slice(0, 8)).join(' + ');
    case 'split-story':
      return `${review.targets.map(({ claim }) => claim.slice(0, 8)).join(', ')} ≠ ${review.from
        .map(({ claim }) => claim.slice(0, 8))
        .join(', ')}`;
    case 'rate':
      return `${review.source} ${review.grade}`;
    case 'note':
      return `${review.target?.claim.slice(0, 8) ?? review.article ?? review.actor ?? ''} ${review.text}`.trim();
    default:
      return String(review.of);
  }
}

function nameOf({ id, name }: ActorIdentity): string {
  return [id, name].filter((part) => part !== undefined).join(' ');
}
