import type { Participant } from '../../claim/index.ts';

/** One naming of a participant in the text so far. */
interface Trace {
  readonly participant: Participant;
  readonly sentence: number;
  readonly isSubject: boolean;
}

/** How many sentences back a pronoun or "het regime" may reach. */
const REACH_SENTENCES = 4;

/**
 * Who has been named so far in a document, for what points back: pronouns, "het regime", "beide landen". Filled in text
 * order by the resolver; the nearest subject wins over the nearest mention.
 */
export class Discourse {
  readonly #traces: Trace[] = [];
  #several: { readonly participants: readonly Participant[]; readonly sentence: number } | undefined;

  note(participant: Participant, sentence: number, isSubject: boolean): void {
    if (participant.id === undefined && participant.kind !== 'person') return;
    this.#traces.push({ participant, sentence, isSubject });
  }

  /** Participants named together ("China en Rusland"), for a plural that points back. */
  noteSeveral(participants: readonly Participant[], sentence: number): void {
    const ids = new Set(participants.map((participant) => participant.id));
    if (ids.size > 1 && !ids.has(undefined)) this.#several = { participants, sentence };
  }

  /** Those last named together, when that was not too long ago. */
  lastSeveral(sentence: number): readonly Participant[] | undefined {
    const last = this.#several;
    return last !== undefined && sentence - last.sentence <= REACH_SENTENCES ? last.participants : undefined;
  }

  /** The nearest participant that fits, subjects of the same or the previous sentence first. */
  nearest(sentence: number, fits: (participant: Participant) => boolean): Participant | undefined {
    for (const subjectsOnly of [true, false]) {
      for (let i = this.#traces.length - 1; i >= 0; i--) {
        const trace = this.#traces[i];
        if (sentence - trace.sentence > (subjectsOnly ? 2 : REACH_SENTENCES)) break;
        if (subjectsOnly && !trace.isSubject) continue;
        if (fits(trace.participant)) return trace.participant;
      }
    }
    return undefined;
  }

  /** The nearest participant that fits, with those named together with it ("Ierland, Spanje en Noorwegen") when they fit too. */
  nearestGroup(sentence: number, fits: (participant: Participant) => boolean): readonly Participant[] {
    const found = this.nearest(sentence, fits);
    if (found === undefined) return [];
    const several = this.lastSeveral(sentence);
    const isOneOf = several?.some((one) => one.id === found.id) === true && several.every(fits);
    return isOneOf ? several : [found];
  }

  /** The last `count` different countries named, in the order they were named; undefined when there are fewer in reach. */
  lastStates(sentence: number, count: number): Participant[] | undefined {
    const found: Participant[] = [];
    for (let i = this.#traces.length - 1; i >= 0 && found.length < count; i--) {
      const { participant, sentence: at } = this.#traces[i];
      if (sentence - at > REACH_SENTENCES) break;
      if (participant.country === undefined || found.some((other) => other.country === participant.country))
        continue;
      found.unshift(participant);
    }
    return found.length === count ? found : undefined;
  }
}
