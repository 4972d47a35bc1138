import type { Participant } from '../../claim/index.ts';
import { Dealings } from './dealings.ts';

/** One naming of a participant in the text so far. */
interface Trace {
  readonly participant: Participant;
  readonly sentence: number;
  readonly isSubject: boolean;
  /** Named by itself, not by an adjective of a thing ("een Russisch vrachtschip"). */
  readonly isName: boolean;
}

/** How many sentences back a pronoun or "het regime" may reach. */
const REACH_SENTENCES = 4;

/** In what order the traces are looked through, and how far back. */
const RANKS: readonly { readonly reach: number; readonly counts: (trace: Trace) => boolean }[] = [
  { reach: 2, counts: ({ isSubject }) => isSubject },
  { reach: REACH_SENTENCES, counts: ({ isName }) => isName },
  { reach: REACH_SENTENCES, counts: () => true },
];

/**
 * Who has been named so far in a document, for what points back: pronouns, "het regime", "beide landen". Filled in text
 * order by the resolver; the nearest subject wins over the nearest mention.
 */
export class Discourse {
  /** What they have done to each other so far. */
  readonly dealings: Dealings = new Dealings();
  #hasTold = false;
  readonly #traces: Trace[] = [];
  #version = 0;
  readonly #together: { readonly participants: readonly Participant[]; readonly sentence: number }[] = [];

  note(participant: Participant, sentence: number, isSubject: boolean, isName = true): void {
    if (participant.id === undefined && participant.kind !== 'person') return;
    this.#traces.push({ participant, sentence, isSubject, isName });
    this.#version++;
  }

  /** The text has told of something political. */
  noteTold(): void {
    this.#hasTold = true;
  }

  /** Whether an earlier sentence has told of something political. */
  get hasTold(): boolean {
    return this.#hasTold;
  }

  /** Participants named together ("China en Rusland"), for a plural that points back. */
  noteSeveral(participants: readonly Participant[], sentence: number): void {
    const ids = new Set(participants.map((participant) => participant.id));
    if (ids.size <= 1 || ids.has(undefined)) return;
    this.#together.push({ participants, sentence });
    this.#version++;
  }

  /** Changes whenever something is noted: what was resolved at the same version still holds. */
  get version(): number {
    return this.#version;
  }

  /** Those last named together, when that was not too long ago. */
  lastSeveral(sentence: number): readonly Participant[] | undefined {
    const last = this.#together[this.#together.length - 1];
    return last !== undefined && sentence - last.sentence <= REACH_SENTENCES ? last.participants : undefined;
  }

  /**
   * Those last named together who are as many as are counted.
   * @param reach how many sentences back
   * @param without countries that are not among those meant
   */
  lastSoMany(
    sentence: number,
    count: number,
    without: ReadonlySet<string>,
    reach: number = REACH_SENTENCES,
  ): readonly Participant[] | undefined {
    for (let i = this.#together.length - 1; i >= 0; i--) {
      const { participants, sentence: at } = this.#together[i];
      if (sentence - at > reach) break;
      const states = new Map(participants.map((one) => [one.country ?? one.id, one]));
      if (states.size === count && ![...states.keys()].some((id) => id !== undefined && without.has(id)))
        return [...states.values()];
    }
    return undefined;
  }

  /** The nearest participant that fits: subjects of the last sentences first, then names, then owners of things. */
  nearest(sentence: number, fits: (participant: Participant) => boolean): Participant | undefined {
    for (const rank of RANKS) {
      for (let i = this.#traces.length - 1; i >= 0; i--) {
        const trace = this.#traces[i];
        if (sentence - trace.sentence > rank.reach) break;
        if (rank.counts(trace) && fits(trace.participant)) return trace.participant;
      }
    }
    return undefined;
  }

  /** The only participant that was a subject in a sentence. */
  subjectOf(sentence: number): Participant | undefined {
    let first: Participant | undefined;
    // From the end: the sentences asked for are the last ones, however long the text is.
    for (let i = this.#traces.length - 1; i >= 0; i--) {
      const { participant, isSubject, sentence: at } = this.#traces[i];
      if (at < sentence) break;
      if (at !== sentence || !isSubject) continue;
      if (first !== undefined && (first.id ?? first.text) !== (participant.id ?? participant.text))
        return undefined;
      first = participant;
    }
    return first;
  }

  /** The nearest participant that fits, with those named together with it ("Ierland, Spanje en Noorwegen") when they fit too. */
  nearestGroup(sentence: number, fits: (participant: Participant) => boolean): readonly Participant[] {
    const found = this.nearest(sentence, fits);
    if (found === undefined) return [];
    const several = this.lastSeveral(sentence);
    const isOneOf = several?.some((one) => one.id === found.id) === true && several.every(fits);
    return isOneOf ? several : [found];
  }

  /**
   * The last `count` different countries named, in the order they were named; undefined when there are fewer in reach.
   * @param without countries that are not among those meant
   */
  lastStates(
    sentence: number,
    count: number,
    without: ReadonlySet<string> = new Set(),
  ): Participant[] | undefined {
    const found: Participant[] = [];
    for (let i = this.#traces.length - 1; i >= 0 && found.length < count; i--) {
      const { participant, sentence: at } = this.#traces[i];
      if (sentence - at > REACH_SENTENCES) break;
      const { country } = participant;
      if (country === undefined || without.has(country) || found.some((other) => other.country === country))
        continue;
      found.unshift(participant);
    }
    return found.length === count ? found : undefined;
  }
}
