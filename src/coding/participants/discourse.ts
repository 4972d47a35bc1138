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

/** How much of a text is about somebody, and where he was last named. */
interface Standing {
  participant: Participant;
  /** Namings, those by an adjective half. */
  weight: number;
  subject: number;
  name: number;
  any: number;
}

/**
 * What makes it likely that somebody is meant who is not named: how he was last named, by how many sentences ago, and his share in
 * all namings. Few and round: set by hand on the development articles.
 */
const LIKELY = { subject: 1, name: 0.6, adjective: 0.3, share: 1 };

/** How many groups named together are looked through. */
const MOST_GROUPS = 200;

/** Namings from which somebody counts among those whom the whole text is about. */
const MAIN_PARTY = 3;

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
  readonly #standings = new Map<string, Standing>();
  #weight = 0;
  #version = 0;
  readonly #together: { readonly participants: readonly Participant[]; readonly sentence: number }[] = [];

  note(participant: Participant, sentence: number, isSubject: boolean, isName = true): void {
    if (participant.id === undefined && participant.kind !== 'person') return;
    this.#traces.push({ participant, sentence, isSubject, isName });
    this.#version++;
    const key = participant.country ?? participant.id;
    if (key === undefined) return;
    let standing = this.#standings.get(key);
    if (standing === undefined) {
      standing = { participant, weight: 0, subject: -Infinity, name: -Infinity, any: -Infinity };
      this.#standings.set(key, standing);
    }
    const weight = isName ? 1 : 0.5;
    standing.participant = participant;
    standing.weight += weight;
    this.#weight += weight;
    standing.any = sentence;
    if (isName) standing.name = sentence;
    if (isSubject) standing.subject = sentence;
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
   * @param among countries that are among those meant
   * @param without countries that are not among those meant
   */
  lastSoMany(
    sentence: number,
    count: number,
    without: ReadonlySet<string>,
    reach: number = REACH_SENTENCES,
    among: ReadonlySet<string> = new Set(),
  ): readonly Participant[] | undefined {
    for (let i = this.#together.length - 1; i >= Math.max(0, this.#together.length - MOST_GROUPS); i--) {
      const { participants, sentence: at } = this.#together[i];
      if (sentence - at > reach) break;
      const states = new Map(participants.map((one) => [one.country ?? one.id, one]));
      if (states.size !== count || [...states.keys()].some((id) => id !== undefined && without.has(id)))
        continue;
      if ([...among].every((id) => states.has(id))) return [...states.values()];
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

  /** The party that a sentence most likely means without naming it: spoken of lately, and much in the text as a whole. */
  likeliest(sentence: number, fits: (participant: Participant) => boolean): Participant | undefined {
    let best: Standing | undefined;
    let most = 0;
    for (const standing of this.#standings.values()) {
      if (!fits(standing.participant)) continue;
      const score = this.#likelihood(standing, sentence);
      if (score > most || (score > 0 && score === most && best !== undefined && standing.any > best.any))
        [best, most] = [standing, score];
    }
    return best?.participant;
  }

  /** Whom the text as a whole is most about, when it names somebody often enough. */
  mainParty(fits: (participant: Participant) => boolean): Participant | undefined {
    let best: Standing | undefined;
    for (const standing of this.#standings.values())
      if (standing.weight > (best?.weight ?? MAIN_PARTY) && fits(standing.participant)) best = standing;
    return best?.participant;
  }

  /** How likely a sentence means somebody without naming him; 0 for who was named too long ago and too seldom. */
  #likelihood({ weight, subject, name, any }: Standing, sentence: number): number {
    if (sentence - any > REACH_SENTENCES && weight < MAIN_PARTY) return 0;
    const recent = Math.max(
      LIKELY.subject / (1 + sentence - subject),
      LIKELY.name / (1 + sentence - name),
      LIKELY.adjective / (1 + sentence - any),
    );
    return recent + (LIKELY.share * weight) / this.#weight;
  }

  /** The only participant named in a sentence that fits. */
  onlyNamed(sentence: number, fits: (participant: Participant) => boolean): Participant | undefined {
    let only: Participant | undefined;
    for (let i = this.#traces.length - 1; i >= 0; i--) {
      const { participant, isName, sentence: at } = this.#traces[i];
      if (at < sentence) break;
      if (at !== sentence || !isName || !fits(participant)) continue;
      if (only !== undefined && only.id !== participant.id) return undefined;
      only = participant;
    }
    return only;
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

  /** The likeliest participant that fits, with those named together with it ("Ierland, Spanje en Noorwegen") when they fit too. */
  likeliestGroup(sentence: number, fits: (participant: Participant) => boolean): readonly Participant[] {
    const found = this.likeliest(sentence, fits);
    if (found === undefined) return [];
    const several = this.lastSeveral(sentence);
    const isOneOf = several?.some((one) => one.id === found.id) === true && several.every(fits);
    return isOneOf ? several : [found];
  }

  /**
   * The `count` countries that a sentence most likely means together; undefined when there are fewer.
   * @param without countries that are not among those meant
   */
  likeliestStates(
    sentence: number,
    count: number,
    without: ReadonlySet<string> = new Set(),
  ): Participant[] | undefined {
    const ranked = [...this.#standings.values()]
      .filter(({ participant: { country } }) => country !== undefined && !without.has(country))
      .map((standing) => ({ standing, score: this.#likelihood(standing, sentence) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || b.standing.any - a.standing.any)
      .slice(0, count);
    return ranked.length === count ? ranked.map(({ standing }) => standing.participant) : undefined;
  }
}
