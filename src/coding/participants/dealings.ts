import type { Claim, ClaimType, Participant } from '../../claim/index.ts';

/** Types of what opponents do to each other. */
const OPPOSED: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'ACCUSE',
  'ASSAULT',
  'COERCE',
  'MOBILIZE',
  'REJECT',
  'SANCTION',
  'THREATEN',
]);

/** Types that opponents and partners both do: who was asked, answers. */
const TOWARDS: ReadonlySet<ClaimType> = new Set<ClaimType>([...OPPOSED, 'REQUEST', 'CONCEDE', 'RETREAT']);

/** How many things told are looked through: a book is not gone through for every clause. */
const MOST_TOLD = 200;

/** One thing that the article has told of two parties, or of one against nobody named. */
interface Dealing {
  readonly type: ClaimType;
  readonly sentence: number;
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
}

/**
 * What the parties of an article do to each other, by its own claims so far: against whom somebody acts where a later clause does
 * not say so ("China dreigde met tegenmaatregelen" after Brussels has accused Beijing).
 */
export class Dealings {
  readonly #told: Dealing[] = [];

  note({ type, actors, recipients, polarity }: Claim, sentence: number): void {
    if (!TOWARDS.has(type) || (polarity === 'negative' && type !== 'REJECT')) return;
    const known = (side: readonly Participant[]): Participant[] => side.filter(({ id }) => id !== undefined);
    const from = known(actors);
    const to = known(recipients);
    // What was only gathered is not built upon.
    if (from.length === 0 || to.some(({ via }) => via === 'implicit')) return;
    this.#told.push({ type, sentence, actors: from, recipients: to });
  }

  /**
   * The other side in the last thing told of an opponent of somebody; else whoever last did something hostile without saying to whom.
   * Empty where the text has told of none.
   * @param own ids of those whose other side is asked for
   * @param involved only what they did or had done to them
   */
  opponents(own: ReadonlySet<string | undefined>, involved = false): readonly Participant[] {
    const isOwn = ({ id, country }: Participant): boolean => own.has(id) || own.has(country);
    const others = (side: readonly Participant[]): boolean => side.length > 0 && !side.some(isOwn);
    const oldest = Math.max(0, this.#told.length - MOST_TOLD);
    for (let i = this.#told.length - 1; i >= oldest; i--) {
      const { actors, recipients } = this.#told[i];
      if (actors.some(isOwn) && others(recipients)) return recipients;
      if (recipients.some(isOwn) && others(actors)) return actors;
    }
    if (involved) return [];
    for (let i = this.#told.length - 1; i >= oldest; i--) {
      const { type, actors, recipients } = this.#told[i];
      if (OPPOSED.has(type) && recipients.length === 0 && others(actors)) return actors;
    }
    return [];
  }
}
