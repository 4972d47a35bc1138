import { type Brief, type BriefLanguage, type LinePhrases, Phrases, type Source } from '../brief/index.ts';
import type { Claim } from '../claim/index.ts';
import type { DocumentRecord } from '../dossier/index.ts';
import type { WordedBrief, WordedClaim } from './answers.ts';

const phrasebooks = new Map<BriefLanguage, Phrases>();

/** The words of one language, made once. */
export function phrasesIn(language: BriefLanguage): Phrases {
  let phrases = phrasebooks.get(language);
  if (phrases === undefined) {
    phrases = new Phrases(language);
    phrasebooks.set(language, phrases);
  }
  return phrases;
}

/** Where the claims of an article stand. */
export function sourceOf(record: DocumentRecord): Source {
  const { article, input, title, outlet, published, url } = record;
  return {
    article,
    input,
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
  };
}

export function worded(claim: Claim, source: Source, language: BriefLanguage): WordedClaim {
  return { claim, words: phrasesIn(language).line({ claim }, source) };
}

/** @param stories id of the story that each claim tells, by id of the claim */
export function wordedBrief(
  brief: Brief,
  language: BriefLanguage,
  stories: ReadonlyMap<string, string>,
): WordedBrief {
  const phrases = phrasesIn(language);
  const words: Record<string, LinePhrases> = {};
  const sources: Record<string, string> = {};
  const told: Record<string, string> = {};
  const headings = brief.sections.map(({ groups }) =>
    groups.map(({ heading, entries }) => {
      for (const { lines, source, alsoIn } of entries) {
        for (const line of lines) {
          words[line.claim.id] = phrases.line(line, source);
          const story = stories.get(line.claim.id);
          if (story !== undefined) told[line.claim.id] = story;
        }
        for (const one of [source, ...alsoIn]) sources[one.article] = phrases.source(one);
      }
      return phrases.heading(heading);
    }),
  );
  return { brief, headings, words, sources, stories: told };
}
