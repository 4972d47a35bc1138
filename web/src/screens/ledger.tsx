import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { allRows, useRows } from '../ledger/pages.ts';
import { LedgerRow, ledgerRecord } from '../ledger/row.tsx';
import { ROW, heightOf, positionAt, rowsAt, scrollTo } from '../ledger/window.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Failure } from '../parts/loading.tsx';
import { SaveAs } from '../parts/save-as.tsx';
import { address, go, withQuery } from '../state/address.ts';
import { bindKeys } from '../state/keys.ts';
import { language, words } from '../state/settings.ts';
import './ledger.css';

const FILTERS = ['actor', 'recipient', 'party', 'type', 'status', 'against', 'since', 'until'] as const;
/** A file has at most so many rows, and says so. */
const MOST_SAVED = 20_000;
/** Up to so many the table is as high as its words; more stand in rows of one height. */
const FEW = 400;

/** One row a story: when, who, what, who says so and who denies it, on which figures they differ. */
export function LedgerScreen(): JSX.Element {
  const w = words.value;
  const { query } = address.value;
  const asked = {
    ...Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? undefined])),
    lang: language.value,
  };
  const begin = Math.max(0, Number(query.get('after') ?? 0) || 0);
  const [range, setRange] = useState({ from: begin, to: begin + 1 });
  const rows = useRows(asked, range.from, range.to);
  const { total } = rows;
  return (
    <div class="ledger stack">
      <div class="row">
        <h1>{w.screens.ledger}</h1>
        {total !== undefined && (
          <p class="soft" role="status">
            {w.stories(total)}
          </p>
        )}
        {total !== undefined && total > 0 && (
          <SaveAs
            name={w.screens.ledger}
            rows={async () => (await allRows(asked, MOST_SAVED)).map(ledgerRecord)}
            {...(total > MOST_SAVED ? { note: w.ledger.saved(MOST_SAVED) } : {})}
          />
        )}
      </div>
      <FilterBar
        fields={[
          { name: 'party', label: w.ledger.party, kind: 'text' },
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
          {
            name: 'against',
            label: w.ledger.contradicted,
            kind: 'choice',
            choices: (['either', 'denies', 'doubts'] as const).map((value) => ({
              value,
              label: w.ledger.contradictions[value],
            })),
          },
          { name: 'since', label: w.ledger.since, kind: 'date' },
          { name: 'until', label: w.ledger.until, kind: 'date' },
        ]}
      />
      {rows.error !== undefined && <Failure error={rows.error} onAgain={rows.reload} />}
      {total === undefined ? (
        rows.error === undefined && <p class="soft">{w.loading}</p>
      ) : total === 0 ? (
        <p class="notice">{w.ledger.nothing}</p>
      ) : (
        <Rows key={JSON.stringify(asked)} total={total} begin={begin} row={rows.row} onRange={setRange} />
      )}
    </div>
  );
}

interface Props {
  readonly total: number;
  /** Row to begin at. */
  readonly begin: number;
  readonly row: ReturnType<typeof useRows>['row'];
  readonly onRange: (range: { from: number; to: number }) => void;
}

/** The table, of which only what is in sight is made. */
function Rows({ total, begin, row, onRange }: Props): JSX.Element {
  const w = words.value;
  const list = useRef<HTMLDivElement>(null);
  const isFew = total <= FEW;
  const [view, setView] = useState(innerHeight);
  /** The head of the page stays in sight; that of the table stands below it. */
  const top = document.querySelector<HTMLElement>('.top')?.offsetHeight ?? 0;
  const extent = { count: total, view };
  const [at, setAt] = useState(() => (isFew ? { scrolled: 0, position: 0 } : scrollTo(begin, extent)));
  const [on, setOn] = useState(-1);
  const { from, to } = isFew ? { from: 0, to: total } : rowsAt(at.position, extent);

  useEffect(() => onRange({ from, to }), [from, to]);
  useEffect(() => {
    const resize = (): void => setView(innerHeight);
    addEventListener('resize', resize);
    return () => removeEventListener('resize', resize);
  }, []);

  /** Pixels of the page above the list. */
  const above = (): number => (list.current?.getBoundingClientRect().top ?? 0) + scrollY;
  useLayoutEffect(() => {
    if (!isFew && at.scrolled > 0) globalThis.scrollTo(0, above() + at.scrolled);
  }, []);
  useEffect(() => {
    if (isFew) return undefined;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const scroll = (): void => {
      const scrolled = Math.max(0, scrollY - above());
      setAt((before) => ({ scrolled, position: positionAt(scrolled, extent, before) }));
      clearTimeout(resting);
      resting = setTimeout(() => {
        // The address leads to what is in sight.
        setAt((now) => {
          const first = Math.round(now.position / ROW);
          go(withQuery({ after: first === 0 ? undefined : String(first) }), true);
          return now;
        });
      }, 400);
    };
    addEventListener('scroll', scroll, { passive: true });
    return () => {
      clearTimeout(resting);
      removeEventListener('scroll', scroll);
    };
  }, [total, view, isFew]);

  const move = (by: number): void => {
    const next = Math.max(0, Math.min(total - 1, on < 0 ? Math.round(at.position / ROW) : on + by));
    setOn(next);
    if (isFew) return;
    const top = next * ROW - at.position;
    if (top < 0 || top > view - 2 * ROW) scrollBy(0, top - view / 2);
  };
  useLayoutEffect(() =>
    bindKeys({
      j: () => move(1),
      k: () => move(-1),
      o: () => {
        const story = on < 0 ? undefined : row(on);
        if (story !== undefined) go(`/story/${story.id}`);
      },
    }),
  );
  useEffect(() => {
    if (on < 0) return;
    const link = list.current?.querySelector<HTMLElement>(`tr[data-at="${on}"] a`);
    link?.focus({ preventScroll: !isFew });
  }, [on, from, to]);

  return (
    <div
      ref={list}
      class={isFew ? 'scroller' : 'scroller window'}
      style={isFew ? undefined : { height: `${heightOf(extent) + 2 * ROW}px`, '--top': `${top}px` }}
    >
      <table
        aria-rowcount={total + 1}
        style={isFew ? undefined : { top: `${at.scrolled - at.position + from * ROW}px` }}
      >
        <thead>
          <tr aria-rowindex={1}>
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
          {Array.from({ length: to - from }, (_, i) => {
            const place = from + i;
            return <LedgerRow key={place} at={place} story={row(place)} isOn={place === on} />;
          })}
        </tbody>
      </table>
    </div>
  );
}
