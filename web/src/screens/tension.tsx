import { scaleUtc } from 'd3-scale';
import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TensionAnswer, WeighedRow } from '../../../src/api/index.ts';
import { Loading } from '../parts/loading.tsx';
import { SaveAs } from '../parts/save-as.tsx';
import { ToneSign } from '../parts/tone.tsx';
import { Views, currentView } from '../parts/views.tsx';
import { address, go, withQuery } from '../state/address.ts';
import { bindKeys } from '../state/keys.ts';
import { useCall } from '../state/load.ts';
import { dateInWords, language, timeInWords, words } from '../state/settings.ts';
import { useWidth } from '../state/width.ts';
import '../parts/claim-list.css';
import './tension.css';

const [PANEL, HEAD, GAP, AXIS, SHARE] = [56, 18, 10, 20, 26];
/** Actors to choose from. */
const CHOICES = 60;

/** Cooperation and conflict of a pair over time. */
export function TensionScreen(): JSX.Element {
  const w = words.value;
  const { query } = address.value;
  const relations = useCall('GET /api/relations', { query: { lang: language.value } });
  const top = relations.value?.relations[0];
  const a = query.get('a') ?? top?.from;
  const b = query.get('b') ?? top?.to;
  const parties = relations.value?.parties.slice(0, CHOICES) ?? [];
  const choice = (name: 'a' | 'b', label: string, value: string | undefined): JSX.Element => (
    <label>
      {label}
      <select
        value={value ?? ''}
        onChange={(event) => go(withQuery({ a, b, [name]: event.currentTarget.value, at: undefined }), true)}
      >
        {value !== undefined && !parties.some(({ key }) => key === value) && (
          <option value={value}>{value}</option>
        )}
        {parties.map(({ key, name: called }) => (
          <option key={key} value={key} selected={key === value}>
            {called}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="tension stack">
      <h1>{w.screens.tension}</h1>
      <Loading of={relations}>
        {() => (
          <form class="filters no-print" onSubmit={(event) => event.preventDefault()}>
            {choice('a', w.tension.one, a)}
            {choice('b', w.tension.other, b)}
          </form>
        )}
      </Loading>
      {a !== undefined && b !== undefined ? (
        <Pair a={a} b={b} />
      ) : (
        relations.value !== undefined && <p class="notice">{w.tension.nothing}</p>
      )}
    </div>
  );
}

function Pair({ a, b }: { readonly a: string; readonly b: string }): JSX.Element {
  const w = words.value;
  const at = address.value.query.get('at') ?? undefined;
  const loaded = useCall('GET /api/tension', { query: { a, b, at, lang: language.value } });
  const drawing = useRef<SVGSVGElement>(null);
  const view = currentView(['chart', 'table']);
  return (
    <Loading of={loaded}>
      {(answer) =>
        answer.points.length === 0 ? (
          <p class="notice">{w.tension.nothing}</p>
        ) : (
          <>
            <div class="row">
              <h2>{answer.pair.map(({ name }) => name).join(' – ')}</h2>
              <SaveAs
                name={`${w.screens.tension}-${a}-${b}`}
                rows={() => rowsOf(answer)}
                drawing={view === 'chart' ? () => drawing.current : undefined}
              />
            </div>
            <Views
              label={w.charts.view}
              views={[
                { name: 'chart', label: w.charts.chart },
                { name: 'table', label: w.charts.table },
              ]}
            />
            <p class="soft measure">{w.tension.lead}</p>
            {view === 'table' ? (
              <Table answer={answer} />
            ) : (
              <Chart answer={answer} at={at} drawing={drawing} />
            )}
            <Behind rows={answer.at} at={at} />
            <Changes answer={answer} />
            <Constants answer={answer} />
          </>
        )
      }
    </Loading>
  );
}

function rowsOf({ points, series, constants }: TensionAnswer): Record<string, string | number | undefined>[] {
  // The constants go along with every file: a number without them says nothing.
  const told = constants.map(({ name, value }) => `${name}=${value}`).join('; ');
  return points.map((point) => ({
    from: point.start,
    ...Object.fromEntries(series.map((name) => [name, point.weights[name]])),
    threats: point.threats,
    stories: point.stories,
    articles: point.articles,
    pairArticles: point.pairArticles,
    share: point.share,
    constants: told,
  }));
}

interface Label {
  readonly at: number;
  /** It stands left of its rule. */
  readonly end: boolean;
  readonly text: string;
  readonly row: number;
  readonly date: string;
}

function Chart({
  answer,
  at,
  drawing,
}: {
  readonly answer: TensionAnswer;
  readonly at: string | undefined;
  readonly drawing: RefObject<SVGSVGElement | null>;
}): JSX.Element {
  const w = words.value;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { points, series, changes } = answer;
  const period = (answer.constants.find(({ name }) => name === 'period-days')?.value ?? 7) * 86_400_000;
  const times = points.map(({ start }) => Date.parse(start));
  const [first, last] = [times[0], times[times.length - 1] + period];
  const x = scaleUtc().domain([first, last]).range([0, width]);
  const most = points.reduce(
    (high, { weights }) => Math.max(high, ...series.map((name) => weights[name])),
    1,
  );
  const top = (i: number): number => AXIS + i * (HEAD + PANEL + GAP);
  const height = top(series.length) + HEAD + SHARE;
  const bar = Math.max(1, width / points.length - (width / points.length > 4 ? 1 : 0));
  const here = points.findIndex(
    ({ start }, i) => at !== undefined && at >= start && at < (points[i + 1]?.start ?? '~'),
  );
  // A label goes a row down where it would cover the one before.
  const labelled = (own: TensionAnswer['changes']): Label[] => {
    const ends: number[] = [];
    return own.map(({ date, before, after }) => {
      const text = `${dateInWords(date)}: ${before.toFixed(1)} → ${after.toFixed(1)}`;
      const left = x(Date.parse(date));
      const wide = text.length * 6.2 + 8;
      const end = left + wide > width;
      const [from, to] = end ? [left - wide, left] : [left, left + wide];
      let row = ends.findIndex((used) => used < from);
      if (row < 0) row = ends.length;
      ends[row] = to;
      return { at: left, end, text, row, date };
    });
  };
  useLayoutEffect(() => {
    const step = (way: number): void => {
      let next = here < 0 && way < 0 ? points.length : here;
      do next += way;
      while (next >= 0 && next < points.length && points[next].stories === 0);
      if (next >= 0 && next < points.length) go(withQuery({ at: points[next].start }), true);
    };
    return bindKeys({ j: () => step(1), k: () => step(-1) });
  }, [points, here]);
  return (
    <div ref={frame} class="chart">
      {width > 0 && (
        <svg
          ref={drawing}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${w.screens.tension}. ${w.network.keys}`}
          onClick={(event) => {
            const day = x.invert(event.offsetX).getTime();
            const point = [...points].reverse().find(({ start }) => Date.parse(start) <= day);
            if (point !== undefined) go(withQuery({ at: point.start }), true);
          }}
        >
          {here >= 0 && (
            <rect
              class="here"
              x={x(times[here])}
              width={Math.max(3, bar)}
              y={AXIS - 4}
              height={height - AXIS}
            />
          )}
          {x.ticks(Math.max(2, Math.floor(width / 100))).map((tick) => (
            <g key={tick.getTime()} transform={`translate(${x(tick)} 0)`}>
              <line class="tick" y1={AXIS - 6} y2={height} />
              <text y="11" text-anchor={x(tick) < 30 ? 'start' : x(tick) > width - 30 ? 'end' : 'middle'}>
                {new Intl.DateTimeFormat(language.value, {
                  month: 'short',
                  year: '2-digit',
                  timeZone: 'UTC',
                }).format(tick)}
              </text>
            </g>
          ))}
          {series.map((name, i) => (
            <g key={name} transform={`translate(0 ${top(i)})`}>
              <text y="12" class="name">
                {w.tension.series[name]}
              </text>
              <text x={width} y="12" text-anchor="end">
                0–{most.toFixed(1)}
              </text>
              <line class="base" x2={width} y1={HEAD + PANEL} y2={HEAD + PANEL} />
              {points.map((point, p) => {
                const size = (point.weights[name] / most) * PANEL;
                return size === 0 ? null : (
                  <rect
                    key={point.start}
                    class={`weight ${name.endsWith('conflict') ? 'conflict' : 'cooperation'}${name.startsWith('verbal') ? ' words' : ''}`}
                    x={x(times[p])}
                    width={Math.max(2, bar)}
                    y={HEAD + PANEL - size}
                    height={size}
                  />
                );
              })}
              {labelled(changes.filter((change) => change.series === name)).map(
                ({ at: left, end, text, row, date }) => (
                  <g key={date} transform={`translate(${left} 0)`}>
                    <line class="change" y1="2" y2={HEAD + PANEL} />
                    <text
                      class="change-word"
                      x={end ? -4 : 4}
                      y={HEAD + 6 + row * 12}
                      text-anchor={end ? 'end' : 'start'}
                    >
                      {text}
                    </text>
                  </g>
                ),
              )}
            </g>
          ))}
          <g transform={`translate(0 ${top(series.length)})`}>
            <text y="12" class="name">
              {w.tension.share}
            </text>
            <text x={width} y="12" text-anchor="end">
              0–100%
            </text>
            {points.map((point, p) => (
              <rect
                key={point.start}
                class="share"
                x={x(times[p])}
                width={Math.max(2, bar)}
                y={HEAD + SHARE * (1 - (point.share ?? 0))}
                height={SHARE * (point.share ?? 0)}
              />
            ))}
          </g>
        </svg>
      )}
    </div>
  );
}

/** The stories behind the point that was chosen. */
function Behind({
  rows,
  at,
}: {
  readonly rows: readonly WeighedRow[] | undefined;
  readonly at: string | undefined;
}): JSX.Element {
  const w = words.value;
  if (rows === undefined || at === undefined) return <p class="soft no-print">{w.tension.choose}</p>;
  return (
    <section class="stack" aria-live="polite">
      <h2>
        {w.tension.behind} {dateInWords(at)}
      </h2>
      {rows.length === 0 ? <p class="soft">{w.tension.quiet}</p> : <Weighed rows={rows} />}
    </section>
  );
}

function Weighed({ rows }: { readonly rows: readonly WeighedRow[] }): JSX.Element {
  const w = words.value;
  return (
    <ul class="claim-list">
      {rows.map(({ story, series, weight }) => (
        <li key={story.id} class={story.words.tone}>
          <p>
            <ToneSign tone={story.words.tone} />{' '}
            <a href={`/story/${story.id}`}>
              <strong>{story.words.who}</strong> {story.words.what}
            </a>{' '}
            <span class="soft">
              · {w.tension.series[series]} {weight.toFixed(2)} · {timeInWords(story.time, story.lastReport)} ·{' '}
              {w.statuses[story.status]} · {w.origins(story.origins)}
            </span>
          </p>
          <blockquote>{story.quote}</blockquote>
        </li>
      ))}
    </ul>
  );
}

function Changes({ answer: { changes } }: { readonly answer: TensionAnswer }): JSX.Element {
  const w = words.value;
  return (
    <section class="stack">
      <h2>{w.tension.changes}</h2>
      {changes.length === 0 && <p class="soft">{w.tension.noChanges}</p>}
      {changes.map(({ series, date, before, after, drivers }) => (
        <details key={`${series}${date}`}>
          <summary>
            {dateInWords(date)} · {w.tension.series[series]}: {before.toFixed(1)} → {after.toFixed(1)}
          </summary>
          <Weighed rows={drivers} />
        </details>
      ))}
    </section>
  );
}

/** Every number that the series are made with. */
function Constants({ answer: { constants } }: { readonly answer: TensionAnswer }): JSX.Element {
  const w = words.value;
  return (
    <details>
      <summary>{w.tension.constants(constants.length)}</summary>
      <div class="scroller">
        <table class="narrow">
          <tbody>
            {constants.map(({ name, value, about }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="count">{value.toLocaleString(language.value)}</td>
                <td lang="en">{about}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Table({ answer: { points, series } }: { readonly answer: TensionAnswer }): JSX.Element {
  const w = words.value;
  return (
    <div class="scroller">
      <table>
        <thead>
          <tr>
            <th scope="col">{w.tension.week}</th>
            {series.map((name) => (
              <th scope="col" key={name}>
                {w.tension.series[name]}
              </th>
            ))}
            <th scope="col">{w.charts.stories}</th>
            <th scope="col">{w.tension.share}</th>
          </tr>
        </thead>
        <tbody>
          {points
            .filter(({ stories }) => stories > 0)
            .map((point) => (
              <tr key={point.start}>
                <td class="when">
                  <a href={withQuery({ at: point.start })}>{dateInWords(point.start)}</a>
                </td>
                {series.map((name) => (
                  <td class="count" key={name}>
                    {point.weights[name].toFixed(1)}
                  </td>
                ))}
                <td class="count">{point.stories}</td>
                <td class="count">{point.share === undefined ? '—' : `${Math.round(point.share * 100)}%`}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
