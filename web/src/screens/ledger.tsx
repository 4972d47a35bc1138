import type { JSX } from 'preact';
import type { StoryRow } from '../../../src/api/index.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loading } from '../parts/loading.tsx';
import { RangePlot } from '../parts/range-plot.tsx';
import { ToneSign } from '../parts/tone.tsx';
import { address, withQuery } from '../state/address.ts';
import { useCall } from '../state/load.ts';
import { language, timeInWords, words } from '../state/settings.ts';
import './ledger.css';

const FILTERS = ['actor', 'recipient', 'party', 'type', 'status', 'since', 'until', 'after'] as const;

/** One row a story: when, who, what, who says so and who denies it, on which figures they differ. */
export function LedgerScreen(): JSX.Element {
  const w = words.value;
  const { query } = address.value;
  const asked = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? undefined]));
  const loaded = useCall('GET /api/stories', { query: { ...asked, lang: language.value } });
  return (
    <div class="ledger stack">
      <div class="row">
        <h1>{w.screens.ledger}</h1>
        {loaded.value !== undefined && <p class="soft">{w.stories(loaded.value.total)}</p>}
      </div>
      <FilterBar
        fields={[
          { name: 'actor', label: w.ledger.actor, kind: 'text' },
          { name: 'recipient', label: w.ledger.recipient, kind: 'text' },
          {
            name: 'type',
            label: w.ledger.type,
            kind: 'choice',
            choices: Object.entries(w.types).map(([value, label]) => ({ value, label })),
          },
          {
            name: 'status',
            label: w.ledger.status,
            kind: 'choice',
            choices: Object.entries(w.statuses).map(([value, label]) => ({ value, label })),
          },
          { name: 'since', label: w.ledger.since, kind: 'date' },
          { name: 'until', label: w.ledger.until, kind: 'date' },
        ]}
      />
      <Loading of={loaded}>
        {({ stories, next }) =>
          stories.length === 0 ? (
            <p class="notice">{w.ledger.nothing}</p>
          ) : (
            <div class="scroller">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{w.ledger.when}</th>
                    <th scope="col">{w.ledger.what}</th>
                    <th scope="col">{w.ledger.asserted}</th>
                    <th scope="col">{w.ledger.against}</th>
                    <th scope="col">{w.ledger.figures}</th>
                    <th scope="col">{w.ledger.originsHead}</th>
                    <th scope="col">{w.ledger.status}</th>
                    <th scope="col">{w.ledger.credibility}</th>
                  </tr>
                </thead>
                <tbody>
                  {stories.map((story) => (
                    <Row key={story.id} story={story} />
                  ))}
                </tbody>
              </table>
              {next !== undefined && (
                <p>
                  <a class="button" href={withQuery({ after: next })}>
                    {w.ledger.more}
                  </a>
                </p>
              )}
            </div>
          )
        }
      </Loading>
    </div>
  );
}

function Row({ story }: { readonly story: StoryRow }): JSX.Element {
  const w = words.value;
  const speakers = (stance: string): readonly string[] =>
    story.says.find((said) => said.stance === stance)?.speakers ?? [];
  return (
    <tr>
      <td class="when">{timeInWords(story.time, story.lastReport)}</td>
      <td class="who">
        <ToneSign tone={story.words.tone} />{' '}
        <a href={`/story/${story.id}`}>
          <strong>{story.words.who}</strong> {story.words.what}
        </a>
        <blockquote>{story.quote}</blockquote>
      </td>
      <td class="says">
        {[
          ...speakers('asserts'),
          ...speakers('confirms').map((name) => `${name} (${w.stances.confirms})`),
        ].join(', ') || w.ledger.textItself}
      </td>
      <td class="says">
        {speakers('denies').length > 0 && (
          <span class="denies">
            {w.stances.denies}: {speakers('denies').join(', ')}
          </span>
        )}{' '}
        {speakers('doubts').length > 0 && (
          <span class="doubts">
            {w.stances.doubts}: {speakers('doubts').join(', ')}
          </span>
        )}
      </td>
      <td>
        {story.ranges.map((range, i) => (
          <RangePlot key={i} values={range.values} unit={range.unit} of={range.of} />
        ))}
      </td>
      <td class="count">
        {story.origins} / {story.tellingCount}
      </td>
      <td>
        <span class={`status ${story.status.replaceAll(' ', '-')}`}>{w.statuses[story.status]}</span>
      </td>
      <td class="count">{story.credibility}</td>
    </tr>
  );
}
