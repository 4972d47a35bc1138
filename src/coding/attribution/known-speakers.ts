import type { Participant } from '../../claim/index.ts';

/** Parts of a naming that are no name: what stands behind a comma or in brackets says who somebody is. */
const BEHIND_NAME = /[,(–—]/;

/** The name that somebody is called by the second time: the last word with a capital of a naming of two or more words. */
function surnameOf(text: string): string | undefined {
  const words = text.split(BEHIND_NAME)[0].trim().split(/\s+/);
  const last = words[words.length - 1];
  return words.length > 1 && last !== undefined && /^\p{Lu}/u.test(last) ? last : undefined;
}

/**
 * Who spoke so far in a text and what is known of them: "Edward Howell (Universiteit van Oxford)" is "Howell" from then on.
 * Filled in text order.
 */
export class KnownSpeakers {
  readonly #bySurname = new Map<string, Participant>();
  #lastPerson: Participant | undefined;

  note(speaker: Participant): void {
    if (speaker.kind === 'person') this.#lastPerson = speaker;
    const surname = surnameOf(speaker.text);
    const isKnown = speaker.id !== undefined || speaker.sector !== undefined || speaker.kind === 'person';
    if (surname !== undefined && isKnown && !this.#bySurname.has(surname))
      this.#bySurname.set(surname, speaker);
  }

  /** Who spoke last, for "volgens haar": a person who spoke before is meant rather than one who was spoken of. */
  get lastPerson(): Participant | undefined {
    return this.#lastPerson;
  }

  /** Somebody of whom the words say no more than a name, with what an earlier sentence said of him. */
  recall(speaker: Participant): Participant {
    if (speaker.id !== undefined || speaker.sector !== undefined) return speaker;
    const known = this.#bySurname.get(speaker.text);
    if (known === undefined) return speaker;
    const { span: _span, text: _text, ...facts } = known;
    return {
      ...facts,
      text: speaker.text,
      ...(speaker.span === undefined ? {} : { span: speaker.span }),
      via: 'coreference',
    };
  }
}
