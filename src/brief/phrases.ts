import { type Claim, maybeTypeMode } from '../claim/index.ts';
import type { Heading, Line, Source } from './brief.ts';
import { dateInWords, rangeInWords } from './dates.ts';
import { type BriefLanguage, messagesOf } from './language.ts';
import type { Messages, Tone } from './messages.ts';
import { type Names, nameList, nameOf, nameOfId, namesIn } from './names.ts';

/** A claim in words, part by part; no markup in it. */
export interface LinePhrases {
  readonly who: string;
  readonly what: string;
  readonly when: string;
  readonly accordingTo: string;
  readonly howSure: string;
  readonly condition?: string;
  readonly tone: Tone;
}

/** Puts a brief into the words of one language. */
export class Phrases {
  readonly messages: Messages;
  readonly #names: Names;

  constructor(language: BriefLanguage) {
    this.messages = messagesOf(language);
    this.#names = namesIn(language);
  }

  line({ claim, conditionKind, origins }: Line, source: Source): LinePhrases {
    const { messages } = this;
    const text = claim.condition?.text;
    const what = this.#what(claim);
    const kind = conditionKind === undefined ? '' : messages.conditionKinds[conditionKind];
    return {
      who: this.#who(claim),
      what: kind === '' || what.startsWith(kind) ? what : `${kind}: ${what}`,
      when: this.#when(claim),
      accordingTo: this.#accordingTo(claim, source),
      howSure: [this.#howSure(claim), ...(origins === undefined ? [] : [messages.origins(origins)])].join(
        ' · ',
      ),
      ...(text === undefined ? {} : { condition: `${messages.condition}: ${quoted(text, messages)}` }),
      tone: toneOf(claim),
    };
  }

  /** Actors, an arrow, recipients; a judgement is about somebody. */
  #who(claim: Claim): string {
    const { messages } = this;
    const actors = nameList(this.#names, claim.actors, messages.and);
    const recipients = nameList(this.#names, claim.recipients, messages.and);
    if (claim.kind === 'judgement') {
      return actors === '' ? '' : `${messages.about} ${actors}${recipients === '' ? '' : ` → ${recipients}`}`;
    }
    if (actors === '' && recipients === '') return messages.nobody;
    return `${actors === '' ? messages.nobody : actors}${recipients === '' ? '' : ` → ${recipients}`}`;
  }

  #what(claim: Claim): string {
    const { messages } = this;
    const mode = claim.mode === undefined ? undefined : messages.modes[`${claim.type}/${claim.mode}`];
    const objects = (claim.objects ?? []).map(({ text }) => flat(text));
    const quantities = (claim.quantities ?? [])
      .map(({ text }) => flat(text))
      .filter((text) => !objects.some((object) => object.includes(text)));
    const details = [...new Set([...objects, ...quantities])].filter((text) => text !== '');
    const what = mode ?? messages.types[claim.type];
    return details.length === 0 ? what : `${what} (${details.join('; ')})`;
  }

  #when({ time }: Claim): string {
    const { messages } = this;
    const words = time?.text === undefined ? '' : quoted(time.text, messages);
    if (time?.basis === 'published' && (time.start === undefined || time.end === undefined)) {
      const bound = time.start ?? time.end;
      const side = time.start === undefined ? messages.onOrBefore : messages.onOrAfter;
      return bound === undefined
        ? messages.unknownDate
        : `${side} ${dateInWords(bound, messages)} (${messages.ofPublication})`;
    }
    if (time?.start === undefined) {
      return words === '' ? messages.unknownDate : `${words} (${messages.unknownDate})`;
    }
    const date =
      time.edtf === undefined || time.edtf.includes('/')
        ? rangeInWords(time.start, time.end ?? time.start, messages)
        : dateInWords(time.edtf, messages);
    if (time.basis === 'published') return `${date} (${messages.ofPublication})`;
    return words === '' ? date : `${date} (${words})`;
  }

  /** The chain, outermost speaker first. */
  #accordingTo(claim: Claim, source: Source): string {
    const { messages } = this;
    if (claim.attribution.length === 0) return messages.textItself(source.outlet);
    return claim.attribution
      .map(({ speaker, stance, evidence = [], direct }) => {
        const notes = [
          ...(evidence.length === 0
            ? []
            : [
                `${messages.evidence} ${evidence.map((word) => messages.evidences[word] ?? word).join(', ')}`,
              ]),
          ...(direct === true ? [messages.direct] : []),
        ];
        const name = nameOf(this.#names, speaker) || messages.nobody;
        return messages.stances[stance](name) + (notes.length === 0 ? '' : ` (${notes.join(', ')})`);
      })
      .join('; ');
  }

  #howSure(claim: Claim): string {
    const { messages } = this;
    const realities = claim.polarity === 'negative' ? messages.negativeRealities : messages.realities;
    return [realities[claim.reality], messages.certainties[claim.certainty]]
      .filter((part) => part !== '')
      .join(', ');
  }

  /** Empty for a heading that needs no words. */
  heading(heading: Heading): string {
    const { messages } = this;
    switch (heading.by) {
      case 'period':
        return dateInWords(heading.edtf, messages);
      case 'undated':
        return messages.undated;
      case 'actors': {
        const actors = heading.actors.map((id) => nameOfId(this.#names, id)).join(', ');
        const recipients = heading.recipients.map((id) => nameOfId(this.#names, id)).join(', ');
        const from = actors === '' ? messages.nobody : actors;
        return recipients === '' ? from : `${from} → ${recipients}`;
      }
      case 'type':
        return capital(messages.types[heading.type]);
      case 'speaker':
        return heading.speaker === '' ? messages.unknownOutlet : heading.speaker;
      case 'claim':
        return '';
      case 'change':
        return messages.changed(
          heading.speaker,
          messages.stanceNames[heading.from],
          messages.stanceNames[heading.to],
        );
      case 'figure':
        return messages.figure(heading.values.join(' → '), heading.of);
      case 'met':
        return messages.metKinds[heading.kind];
      case 'tension':
        return messages.level(
          heading.pair.map((id) => nameOfId(this.#names, id)).join(' – '),
          messages.series[heading.series],
          dateInWords(heading.date, messages),
          heading.before.toFixed(1),
          heading.after.toFixed(1),
        );
      default:
        return '';
    }
  }

  source(source: Source): string {
    const { messages } = this;
    return [
      ...(source.title === undefined ? [] : [quoted(source.title, messages)]),
      source.outlet ?? messages.unknownOutlet,
      source.published === undefined ? messages.unknownDate : dateInWords(source.published, messages),
      source.input,
    ].join(', ');
  }

  /** What an id is called; the id itself where nobody has named it. */
  actor(id: string): string {
    return nameOfId(this.#names, id);
  }

  date(edtf: string): string {
    return dateInWords(edtf, this.messages);
  }
}

/** Whether a claim tells of cooperation or conflict; contested or doubted comes first. */
export function toneOf(claim: Claim): Tone {
  if (claim.attribution.some(({ stance }) => stance === 'denies' || stance === 'doubts')) return 'doubt';
  const quad = maybeTypeMode(claim.type, claim.mode)?.quad;
  if (quad === undefined) return 'neutral';
  return quad <= 2 ? 'cooperation' : 'conflict';
}

function quoted(text: string, messages: Messages): string {
  return `${messages.quotes[0]}${flat(text)}${messages.quotes[1]}`;
}

/** On one line. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
