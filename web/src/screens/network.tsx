import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { FlowsAnswer, RelationsAnswer } from '../../../src/api/index.ts';
import { FlowChart, FlowTable, flowName } from '../network/flows.tsx';
import { type Counts, type Course, countsIn, coursesOf, total } from '../network/counts.ts';
import { Net } from '../network/net.tsx';
import { Loading } from '../parts/loading.tsx';
import { SaveAs } from '../parts/save-as.tsx';
import { Views, currentView } from '../parts/views.tsx';
import { address, go, withQuery } from '../state/address.ts';
import { useCall } from '../state/load.ts';
import { dateInWords, language, words } from '../state/settings.ts';
import './network.css';

const VIEWS = ['net', 'flows', 'table'] as const;

/** Who stands to whom how, and who gives what to whom. */
export function NetworkScreen(): JSX.Element {
  const w = words.value;
  const view = currentView(VIEWS);
  return (
    <div class="network stack">
      <h1>{w.screens.network}</h1>
      <Views label={w.charts.view} views={VIEWS.map((name) => ({ name, label: w.network.views[name] }))} />
      {view === 'flows' ? <Flows /> : <Relations view={view} />}
    </div>
  );
}

/** Rows of the table that are shown; a file has them all. */
const MOST_ROWS = 100;

/** Relations one way, in the months asked for. */
interface Row extends Counts {
  readonly from: string;
  readonly to: string;
}

/** Most stories first. */
function rowsOf(courses: readonly Course[], month: number, only: boolean): Row[] {
  return courses
    .map((course) => ({ from: course.from, to: course.to, ...countsIn(course, month, only) }))
    .filter((row) => total(row) > 0)
    .sort((a, b) => total(b) - total(a));
}

function Relations({ view }: { readonly view: string }): JSX.Element {
  const loaded = useCall('GET /api/relations', { query: { lang: language.value } });
  return (
    <Loading of={loaded}>
      {(relations) =>
        relations.parties.length === 0 ? (
          <p class="notice">{words.value.ledger.nothing}</p>
        ) : (
          <Whole relations={relations} view={view} />
        )
      }
    </Loading>
  );
}

function Whole({
  relations,
  view,
}: {
  readonly relations: RelationsAnswer;
  readonly view: string;
}): JSX.Element {
  const w = words.value;
  const { query } = address.value;
  const { months } = relations;
  const month = query.get('month') ?? '';
  const only = query.get('span') === 'only';
  const at = months.indexOf(month);
  const courses = useMemo(() => coursesOf(relations), [relations]);
  const names = useMemo(() => new Map(relations.parties.map(({ key, name }) => [key, name])), [relations]);
  const chosen = (query.get('chosen') ?? '').split('|').filter((key) => names.has(key));
  // The drawing has no need of them: sorting thousands would make the slider heavy.
  const isNeeded = view === 'table' || chosen.length > 0;
  const rows = useMemo(() => (isNeeded ? rowsOf(courses, at, only) : []), [courses, at, only, isNeeded]);
  const draw = useRef<() => string>(() => '');
  return (
    <>
      <div class="row no-print">
        <label class="months">
          {w.charts.month}: {at < 0 ? w.charts.all : dateInWords(month)}
          <input
            type="range"
            min="0"
            max={months.length}
            value={at + 1}
            aria-valuetext={at < 0 ? w.charts.all : dateInWords(month)}
            onInput={(event) => go(withQuery({ month: months[Number(event.currentTarget.value) - 1] }), true)}
          />
        </label>
        {at >= 0 && (
          <label>
            <span class="hidden">{w.charts.month}</span>
            <select
              value={only ? 'only' : ''}
              onChange={(event) => go(withQuery({ span: event.currentTarget.value }), true)}
            >
              <option value="">{w.network.until}</option>
              <option value="only">{w.network.only}</option>
            </select>
          </label>
        )}
        {view === 'net' && (
          <FindParty parties={relations.parties} onFind={(key) => go(withQuery({ chosen: key }), true)} />
        )}
        <SaveAs
          name={w.screens.network}
          rows={() =>
            rowsOf(courses, at, only).map((row) => ({
              ...row,
              from: names.get(row.from) ?? row.from,
              to: names.get(row.to) ?? row.to,
            }))
          }
          drawing={view === 'net' ? () => draw.current() : undefined}
        />
      </div>
      {view === 'table' ? (
        <Table rows={rows} names={names} />
      ) : (
        <>
          <p class="soft measure">
            {w.network.lead} <Key />
          </p>
          <Net
            relations={relations}
            courses={courses}
            month={at}
            only={only}
            chosen={chosen}
            onChoose={(keys) => go(withQuery({ chosen: keys.join('|') }), true)}
            onDrawing={(call) => (draw.current = call)}
          />
          <Choice chosen={chosen} rows={rows} names={names} />
        </>
      )}
      {relations.leftOut + relations.relationsLeftOut > 0 && (
        <p class="soft">{w.network.leftOut(relations.leftOut, relations.relationsLeftOut)}</p>
      )}
    </>
  );
}

/** Chooses a party by name: for keyboards, and for who is hard to find in the drawing. */
function FindParty({
  parties,
  onFind,
}: {
  readonly parties: RelationsAnswer['parties'];
  readonly onFind: (key: string) => void;
}): JSX.Element {
  return (
    <label>
      {words.value.network.find}
      <input
        list="parties"
        onChange={({ currentTarget: { value } }) => {
          const lower = value.trim().toLowerCase();
          if (lower === '') return;
          const found =
            parties.find(({ key, name }) => name.toLowerCase() === lower || key.toLowerCase() === lower) ??
            parties.find(({ name }) => name.toLowerCase().includes(lower));
          if (found !== undefined) onFind(found.key);
        }}
      />
      <datalist id="parties">
        {parties.slice(0, 200).map(({ key, name }) => (
          <option key={key} value={name} />
        ))}
      </datalist>
    </label>
  );
}

/** What the lines mean, drawn as they are. */
function Key(): JSX.Element {
  const w = words.value.network;
  return (
    <span class="key">
      <svg width="28" height="8" aria-hidden="true">
        <line x1="0" x2="28" y1="4" y2="4" class="good" />
      </svg>{' '}
      {w.cooperation}{' '}
      <svg width="28" height="8" aria-hidden="true">
        <line x1="0" x2="28" y1="4" y2="4" class="bad" />
      </svg>{' '}
      {w.conflict}{' '}
      <svg width="28" height="8" aria-hidden="true">
        <line x1="0" x2="28" y1="4" y2="4" class="other" />
      </svg>{' '}
      {w.neutral}
    </span>
  );
}

/** What was chosen in the drawing, with links to its stories. */
function Choice({
  chosen,
  rows,
  names,
}: {
  readonly chosen: readonly string[];
  readonly rows: readonly Row[];
  readonly names: ReadonlyMap<string, string>;
}): JSX.Element {
  const w = words.value;
  if (chosen.length === 0) return <p class="soft no-print">{w.network.choose}</p>;
  const [first, second] = chosen;
  const own = rows.filter(({ from, to }) =>
    second === undefined ? from === first || to === first : chosen.includes(from) && chosen.includes(to),
  );
  return (
    <section class="stack" aria-live="polite">
      <h2>
        <a href={`/actor/${encodeURIComponent(first)}`}>{names.get(first)}</a>
        {second !== undefined && (
          <>
            {' – '}
            <a href={`/actor/${encodeURIComponent(second)}`}>{names.get(second)}</a>
          </>
        )}
      </h2>
      <Table rows={own} names={names} />
    </section>
  );
}

function Table({
  rows,
  names,
}: {
  readonly rows: readonly Row[];
  readonly names: ReadonlyMap<string, string>;
}): JSX.Element {
  const w = words.value;
  return (
    <div class="scroller">
      {rows.length > MOST_ROWS && <p class="soft">{w.network.rows(MOST_ROWS, rows.length)}</p>}
      <table class="narrow">
        <thead>
          <tr>
            <th scope="col">{w.charts.from}</th>
            <th scope="col">{w.charts.to}</th>
            <th scope="col">{w.network.cooperation}</th>
            <th scope="col">{w.network.conflict}</th>
            <th scope="col">{w.network.neutral}</th>
            <th scope="col">{w.charts.contested}</th>
            <th scope="col">{w.charts.stories}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ from, to, cooperation, conflict, neutral, contested }) => (
            <tr key={`${from}\n${to}`}>
              <td>{names.get(from)}</td>
              <td>{names.get(to)}</td>
              <td class="count">{cooperation}</td>
              <td class="count">{conflict}</td>
              <td class="count">{neutral}</td>
              <td class="count">{contested}</td>
              <td class="count">
                <a href={`/ledger?actor=${encodeURIComponent(from)}&recipient=${encodeURIComponent(to)}`}>
                  {w.stories(cooperation + conflict + neutral)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Flows(): JSX.Element {
  const w = words.value;
  const loaded = useCall('GET /api/flows', { query: { lang: language.value } });
  const drawing = useRef<SVGSVGElement>(null);
  const rows = (flows: FlowsAnswer['flows']): Record<string, string | number>[] =>
    flows.map((flow) => ({
      from: flow.from.name,
      to: flow.to.name,
      what: flowName(flow),
      claims: flow.tellingCount,
      inReturn: flow.exchange.map((back) => `${back.from} → ${back.to}: ${flowName(back)}`).join('; '),
      accordingTo: [...new Set(flow.tellings.map(({ words: said }) => said.accordingTo))].join('; '),
    }));
  return (
    <Loading of={loaded}>
      {({ flows, total: all }) =>
        flows.length === 0 ? (
          <p class="notice">{w.network.noFlows}</p>
        ) : (
          <>
            <SaveAs name={w.network.views.flows} rows={() => rows(flows)} drawing={() => drawing.current} />
            <FlowChart flows={flows} drawing={drawing} />
            {all > flows.length && <p class="soft">{w.network.rows(flows.length, all)}</p>}
            <FlowTable flows={flows} />
          </>
        )
      }
    </Loading>
  );
}
