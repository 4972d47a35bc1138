import type { FunctionComponent, JSX } from 'preact';
import { memo } from 'preact/compat';
import type { StoryRow } from '../../../src/api/index.ts';
import type { ExportRow } from '../parts/csv.ts';
import { RangePlot } from '../parts/range-plot.tsx';
import { ToneSign } from '../parts/tone.tsx';
import { timeInWords, words } from '../state/settings.ts';

function speakers(story: StoryRow, stance: string): readonly string[] {
  return story.says.find((said) => said.stance === stance)?.speakers ?? [];
}

/** Names that fit in a cell; the rest is counted. */
function listed(names: readonly string[], most = 6): string {
  return names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} +${names.length - most}`;
}

interface Props {
  readonly story: StoryRow | undefined;
  /** Its place in the whole ledger, from 0. */
  readonly at: number;
  /** Chosen with the keys. */
  readonly isOn: boolean;
}

/** A story as a row of the table; while one scrolls only what is new in sight is made. */
export const LedgerRow: FunctionComponent<Props> = memo(Row);

function Row({ story, at, isOn }: Props): JSX.Element {
  const w = words.value;
  if (story === undefined)
    return (
      <tr aria-rowindex={at + 2}>
        <td colSpan={8}>
          <div class="cell soft">…</div>
        </td>
      </tr>
    );
  const denies = speakers(story, 'denies');
  const doubts = speakers(story, 'doubts');
  return (
    <tr aria-rowindex={at + 2} class={isOn ? 'on' : undefined} data-at={at}>
      <td class="when">
        <div class="cell">{timeInWords(story.time, story.lastReport)}</div>
      </td>
      <td class="who">
        <div class="cell">
          <ToneSign tone={story.words.tone} />{' '}
          <a href={`/story/${story.id}`}>
            <strong>{story.words.who}</strong> {story.words.what}
          </a>
          <blockquote>{story.quote}</blockquote>
        </div>
      </td>
      <td class="says">
        <div class="cell">
          {listed([
            ...speakers(story, 'asserts'),
            ...speakers(story, 'confirms').map((name) => `${name} (${w.stances.confirms})`),
          ]) || <span class="soft">{w.ledger.textItself}</span>}
        </div>
      </td>
      <td class="says">
        <div class="cell">
          {denies.length > 0 && (
            <p class="denies">
              {w.stances.denies}: {listed(denies)}
            </p>
          )}
          {doubts.length > 0 && (
            <p class="doubts">
              {w.stances.doubts}: {listed(doubts)}
            </p>
          )}
        </div>
      </td>
      <td>
        <div class="cell">
          {story.ranges.slice(0, 2).map((range, i) => (
            <RangePlot key={i} values={range.values} unit={range.unit} of={range.of} />
          ))}
        </div>
      </td>
      <td class="count">
        <div class="cell">
          {story.origins} / {story.tellingCount}
        </div>
      </td>
      <td>
        <div class="cell">
          <span class={`status ${story.status.replaceAll(' ', '-')}`}>{w.statuses[story.status]}</span>
        </div>
      </td>
      <td class="count">
        <div class="cell">{story.credibility}</div>
      </td>
    </tr>
  );
}

/** The same for a file. */
export function ledgerRecord(story: StoryRow): ExportRow {
  const w = words.value;
  const names = (list: StoryRow['actors']): string => list.map(({ id, name }) => id ?? name).join('; ');
  return {
    id: story.id,
    type: story.type,
    when: timeInWords(story.time, story.lastReport),
    who: story.words.who,
    what: story.words.what,
    actors: names(story.actors),
    recipients: names(story.recipients),
    asserts: speakers(story, 'asserts').join('; '),
    confirms: speakers(story, 'confirms').join('; '),
    denies: speakers(story, 'denies').join('; '),
    doubts: speakers(story, 'doubts').join('; '),
    figures: story.ranges
      .map(({ values, of, unit }) => `${values.join(' / ')} ${of ?? unit ?? ''}`.trim())
      .join('; '),
    origins: story.origins,
    reports: story.tellingCount,
    status: w.statuses[story.status],
    credibility: story.credibility,
    firstReport: story.firstReport,
    lastReport: story.lastReport,
    sentence: story.quote,
  };
}
