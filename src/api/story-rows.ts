import type { BriefLanguage } from '../brief/index.ts';
import type { Participant } from '../claim/index.ts';
import type { DocumentRecord, Story } from '../dossier/index.ts';
import type { StoryRow } from './answers.ts';
import { sourceOf, worded } from './wording.ts';

/** A story as a row of the ledger: told in the words of its first telling. */
export function storyRow(
  story: Story,
  records: ReadonlyMap<string, DocumentRecord>,
  lang: BriefLanguage,
): StoryRow {
  const first = headline(story);
  const record = records.get(first.article);
  const source = record === undefined ? { article: first.article, input: first.article } : sourceOf(record);
  const dates = story.tellings.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort();
  return {
    id: story.id,
    type: story.type,
    words: worded(first.claim, source, lang).words,
    actors: story.actors.map(nameOf),
    recipients: story.recipients.map(nameOf),
    ...(story.time === undefined ? {} : { time: story.time }),
    status: story.status,
    credibility: story.credibility,
    origins: story.origins,
    tellingCount: story.tellings.length,
    quote: first.claim.selector.exact,
    ...(dates.length === 0 ? {} : { firstReport: dates[0], lastReport: dates[dates.length - 1] }),
    says: (['asserts', 'confirms', 'denies', 'doubts'] as const).map((stance) => ({
      stance,
      speakers: [
        ...new Set(
          story.stances
            .filter((one) => one.stance === stance)
            .map(({ speaker }) => speaker.name ?? speaker.text),
        ),
      ],
    })),
    ranges: story.figures.map(({ unit, of, values }) => {
      const all = values.flatMap(({ value, max }) => [value, max ?? value]);
      return {
        ...(unit === undefined ? {} : { unit }),
        ...(of === undefined ? {} : { of }),
        low: Math.min(...all),
        high: Math.max(...all),
        values: values.map(({ value }) => value),
      };
    }),
  };
}

/** The telling that a story is known by: the first one of its type that tells it as done, with most said of it. */
export function headline({ tellings, type }: Story): Story['tellings'][number] {
  const points = ({ claim }: Story['tellings'][number]): number =>
    (claim.type === type ? 4 : 0) +
    (claim.reality === 'actual' || claim.reality === 'ongoing' ? 2 : 0) +
    (claim.recipients.length > 0 ? 1 : 0);
  return tellings.reduce((best, telling) => (points(telling) > points(best) ? telling : best));
}

function nameOf({ id, name, text }: Participant): { readonly id?: string; readonly name: string } {
  return { ...(id === undefined ? {} : { id }), name: name ?? text };
}
