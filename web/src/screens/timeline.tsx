import { scaleUtc } from 'd3-scale';
import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StoryRow } from '../../../src/api/index.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loading } from '../parts/loading.tsx';
import { SaveAs } from '../parts/save-as.tsx';
import { ToneSign } from '../parts/tone.tsx';
import { Views, currentView } from '../parts/views.tsx';
import { address, go, withQuery } from '../state/address.ts';
import { bindKeys } from '../state/keys.ts';
import { useCall } from '../state/load.ts';
import { dateInWords, language, timeInWords, words } from '../state/settings.ts';
import { type ManyStories, useStories } from '../state/stories.ts';
import { useWidth } from '../state/width.ts';
import {
  type Lane,
  type LaneKind,
  type Mark,
  axisOf,
  lanesOf,
  momentOf,
  placed,
} from '../timeline/lay-out.ts';
import { Fills, MarkShape, SIZE } from '../timeline/mark.tsx';
import './timeline.css';

const FILTERS = ['party', 'type', 'status', 'since', 'until'] as const;
/** Stories that are drawn at most, the last reported first. */
const MOST = 3000;
const FIRST_LANES = 12;
const [ROW, HEAD, AXIS] = [SIZE + 4, 22, 26];

/** When what happened, in lanes that the reader chooses. */
export function TimelineScreen(): JSX.Element {
  const w = words.value;
  const { query } = address.value;
  const asked = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? undefined]));
  const loaded = useStories({ ...asked, lang: language.value }, MOST);
  const chart = useRef<HTMLDivElement>(null);
  return (
    <div class="timeline stack">
      <div class="row">
        <h1>{w.screens.timeline}</h1>
        {loaded.value !== undefined && (
          <p class="soft" role="status">
            {w.charts.whole(loaded.value.stories.length, loaded.value.total)}
          </p>
        )}
        {loaded.value !== undefined && (
          <SaveAs
            name={w.screens.timeline}
            rows={() => (loaded.value?.stories ?? []).map(rowOf)}
            drawing={() => chart.current?.querySelector('svg') ?? null}
          />
        )}
      </div>
      <FilterBar
        fields={[
          {
            name: 'by',
            label: w.timeline.lanes,
            kind: 'choice',
            empty: w.timeline.by.pair,
            choices: (['actor', 'type'] as const).map((value) => ({ value, label: w.timeline.by[value] })),
          },
          { name: 'party', label: w.charts.party, kind: 'text' },
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
      <Views
        label={w.charts.view}
        views={[
          { name: 'chart', label: w.charts.chart },
          { name: 'table', label: w.charts.table },
        ]}
      />
      <Loading of={loaded}>
        {(value) =>
          value.stories.length === 0 ? (
            <p class="notice">{w.ledger.nothing}</p>
          ) : currentView(['chart', 'table']) === 'table' ? (
            <Table {...value} />
          ) : (
            <Chart value={value} frame={chart} />
          )
        }
      </Loading>
    </div>
  );
}

function rowOf(story: StoryRow): Record<string, string | number | undefined> {
  return {
    id: story.id,
    start: story.time?.start,
    end: story.time?.end,
    basis: story.time?.basis,
    firstReport: story.firstReport,
    type: story.type,
    who: story.words.who,
    what: story.words.what,
    status: story.status,
    origins: story.origins,
    quote: story.quote,
  };
}

/** A lane in words: types and ids by what they are called. */
function labelOf({ actor, recipient, type, label }: Lane, names: ReadonlyMap<string, string>): string {
  const w = words.value;
  if (type !== undefined) return (w.types as Readonly<Record<string, string>>)[type] ?? label;
  const who = actor === undefined ? w.timeline.nobody : (names.get(actor) ?? actor);
  return recipient === undefined ? who : `${who} → ${names.get(recipient) ?? recipient}`;
}

function Chart({
  value,
  frame,
}: {
  readonly value: ManyStories;
  readonly frame: RefObject<HTMLDivElement | null>;
}): JSX.Element {
  const w = words.value;
  const by = (address.value.query.get('by') ?? 'pair') as LaneKind;
  const width = useWidth(frame);
  const actors = useCall('GET /api/actors', { query: { lang: language.value } });
  const names = useMemo(
    () => new Map((actors.value?.actors ?? []).map(({ id, name }) => [id, name])),
    [actors.value],
  );
  const [all, setAll] = useState(false);
  const [on, setOn] = useState<StoryRow>();
  const [brush, setBrush] = useState<readonly [number, number]>();
  const moments = useMemo(() => value.stories.flatMap((story) => momentOf(story) ?? []), [value]);
  const lanes = useMemo(() => lanesOf(moments, by, w.timeline.nobody), [moments, by, w]);
  const axis = useMemo(() => axisOf(moments), [moments]);
  const drawn = useMemo(() => {
    if (axis === undefined || width === 0) return undefined;
    const x = scaleUtc().domain(axis).range([0, width]);
    const shown = lanes.slice(0, all ? lanes.length : FIRST_LANES);
    let top = AXIS;
    const rows = shown.map((lane) => {
      const laid = placed(lane.moments, { x, size: SIZE, gap: 3, rows: width < 700 ? 12 : 8 });
      const y = top;
      const most = laid.marks.reduce((deep, { row }) => Math.max(deep, row + 1), 1);
      top += HEAD + most * ROW + 6;
      return { lane, y, ...laid };
    });
    return { x, rows, height: top };
  }, [lanes, axis, width, all]);
  const order = useMemo(() => {
    const seen = new Map<string, StoryRow>();
    for (const { marks } of drawn?.rows ?? []) for (const { story } of marks) seen.set(story.id, story);
    return [...seen.values()];
  }, [drawn]);
  useLayoutEffect(() => {
    const step = (way: number): void => {
      const at = order.findIndex(({ id }) => id === on?.id);
      setOn(order[Math.min(order.length - 1, Math.max(0, at + way))]);
    };
    return bindKeys({
      j: () => step(1),
      k: () => step(-1),
      o: () => {
        if (on !== undefined) go(`/story/${on.id}`);
      },
    });
  }, [order, on]);
  const inside = (event: PointerEvent): number =>
    event.clientX - (frame.current?.getBoundingClientRect().left ?? 0);
  const markAt = (event: Event): StoryRow | undefined => {
    const id = event.target instanceof Element ? event.target.getAttribute('data-story') : null;
    return id === null ? undefined : order.find((story) => story.id === id);
  };
  return (
    <>
      <p class="soft measure">{w.timeline.lead}</p>
      <div
        ref={frame}
        class="chart"
        onPointerDown={(event) => {
          if (event.button === 0 && markAt(event) === undefined) setBrush([inside(event), inside(event)]);
        }}
        onPointerMove={(event) => {
          if (brush !== undefined) setBrush([brush[0], inside(event)]);
          else setOn(markAt(event) ?? on);
        }}
        onPointerUp={() => {
          if (brush !== undefined && drawn !== undefined && Math.abs(brush[1] - brush[0]) > 8) {
            const day = (at: number): string => drawn.x.invert(at).toISOString().slice(0, 10);
            const [from, to] = [...brush].sort((a, b) => a - b);
            go(withQuery({ since: day(from), until: day(to) }));
          }
          setBrush(undefined);
        }}
        onPointerLeave={() => setBrush(undefined)}
        onClick={(event) => {
          const story = markAt(event);
          if (story !== undefined) go(`/story/${story.id}`);
        }}
      >
        {drawn !== undefined && (
          <svg
            width={width}
            height={drawn.height}
            viewBox={`0 0 ${width} ${drawn.height}`}
            role="img"
            aria-label={`${w.screens.timeline}: ${w.charts.whole(value.stories.length, value.total)}. ${w.timeline.step}`}
          >
            <Fills />
            <Axis x={drawn.x} width={width} height={drawn.height} />
            {drawn.rows.map((row) => (
              <g key={row.lane.key} transform={`translate(0 ${row.y})`}>
                <line x1="0" x2={width} y1="0.5" y2="0.5" class="rule" />
                <text x="0" y="15" class="lane">
                  {labelOf(row.lane, names)}
                  <tspan class="count" dx="8">
                    {row.lane.moments.length}
                    {row.hidden > 0 && ` (${w.timeline.more(row.hidden)})`}
                  </tspan>
                  {row.earlier > 0 && (
                    <tspan class="count" dx="12">
                      {w.timeline.earlier(row.earlier)}
                    </tspan>
                  )}
                </text>
                {row.marks.map((mark) => (
                  <Reported key={mark.story.id} mark={mark} x={drawn.x} />
                ))}
                {row.marks.map((mark) => (
                  <MarkShape
                    key={mark.story.id}
                    mark={mark}
                    y={HEAD + mark.row * ROW}
                    on={mark.story.id === on?.id}
                  />
                ))}
              </g>
            ))}
            {brush !== undefined && (
              <rect
                class="brush"
                x={Math.min(...brush)}
                width={Math.abs(brush[1] - brush[0])}
                y="0"
                height={drawn.height}
              />
            )}
          </svg>
        )}
      </div>
      {lanes.length > FIRST_LANES && !all && (
        <p class="no-print">
          <button type="button" onClick={() => setAll(true)}>
            {w.timeline.others(lanes.length - FIRST_LANES)}
          </button>
        </p>
      )}
      <Caption story={on} />
    </>
  );
}

type Scale = ReturnType<typeof scaleUtc<number, number>>;

/** A hair-line from what happened to the day it was reported. */
function Reported({ mark, x }: { readonly mark: Mark; readonly x: Scale }): JSX.Element | null {
  if (mark.reported === undefined) return null;
  const at = x(mark.reported);
  const y = HEAD + mark.row * ROW + SIZE / 2;
  if (Math.abs(at - mark.x1) < SIZE) return null;
  return <path class="hair" d={`M${mark.x1},${y}H${at}m0,-3v6`} />;
}

function Axis({
  x,
  width,
  height,
}: {
  readonly x: Scale;
  readonly width: number;
  readonly height: number;
}): JSX.Element {
  const ticks = x.ticks(Math.max(2, Math.floor(width / 90)));
  const years = ticks.every((tick) => tick.getUTCMonth() === 0 && tick.getUTCDate() === 1);
  const months = ticks.every((tick) => tick.getUTCDate() === 1);
  const format = new Intl.DateTimeFormat(language.value, {
    ...(months ? {} : { day: 'numeric' }),
    ...(years ? {} : { month: 'short' }),
    ...(years ? { year: 'numeric' } : months ? { year: '2-digit' } : {}),
    timeZone: 'UTC',
  });
  return (
    <g class="axis">
      {ticks.map((tick) => (
        <g key={tick.getTime()} transform={`translate(${x(tick)} 0)`}>
          <line y1={AXIS - 8} y2={height} />
          <text y="12" text-anchor={x(tick) < 24 ? 'start' : x(tick) > width - 24 ? 'end' : 'middle'}>
            {format.format(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** What the chosen mark stands for. */
function Caption({ story }: { readonly story: StoryRow | undefined }): JSX.Element {
  const w = words.value;
  return (
    <aside class="caption no-print" aria-live="polite">
      {story === undefined ? (
        <p class="soft">
          {w.timeline.none} {w.timeline.step}
        </p>
      ) : (
        <>
          <p>
            <ToneSign tone={story.words.tone} />{' '}
            <a href={`/story/${story.id}`}>
              <strong>{story.words.who}</strong> {story.words.what}
            </a>{' '}
            <span class="soft">
              · {timeInWords(story.time, story.lastReport)} · {w.timeline.reported}{' '}
              {dateInWords(story.firstReport)} · {w.statuses[story.status]} · {w.origins(story.origins)}
            </span>
          </p>
          <blockquote>{story.quote}</blockquote>
        </>
      )}
    </aside>
  );
}

/** The same as a table, by when it happened. */
function Table({ stories }: ManyStories): JSX.Element {
  const w = words.value;
  const at = (story: StoryRow): string => story.time?.start ?? story.time?.end ?? story.firstReport ?? '';
  const ordered = useMemo(() => [...stories].sort((a, b) => (at(a) < at(b) ? 1 : -1)), [stories]);
  return (
    <div class="scroller">
      <table>
        <thead>
          <tr>
            <th scope="col">{w.timeline.happened}</th>
            <th scope="col">{w.timeline.reported}</th>
            <th scope="col">{w.ledger.what}</th>
            <th scope="col">{w.ledger.status}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, 500).map((story) => (
            <tr key={story.id}>
              <td class="when">{timeInWords(story.time, story.lastReport)}</td>
              <td class="when">{dateInWords(story.firstReport)}</td>
              <td>
                <ToneSign tone={story.words.tone} />{' '}
                <a href={`/story/${story.id}`}>
                  <strong>{story.words.who}</strong> {story.words.what}
                </a>
              </td>
              <td>{w.statuses[story.status]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
