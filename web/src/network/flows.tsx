import type { JSX, RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FlowsAnswer } from '../../../src/api/index.ts';
import { language, words } from '../state/settings.ts';

type Flow = FlowsAnswer['flows'][number];

const [ROW, WIDTH, SIDE] = [30, 900, 190];

export function flowName(flow: Pick<Flow, 'class'>): string {
  return words.value.network.classes[flow.class] ?? flow.class;
}

function speakersOf(flow: Flow): string[] {
  const names = flow.tellings.map(({ words: said }) => said.accordingTo);
  return [...new Set(names)];
}

/** Givers at the left, takers at the right, a band for each kind of thing as wide as it is told; ⇄ where it is given in return. */
export function FlowChart({
  flows,
  drawing,
}: {
  readonly flows: readonly Flow[];
  readonly drawing: RefObject<SVGSVGElement | null>;
}): JSX.Element {
  const w = words.value.network;
  const shown = flows.slice(0, 24);
  const { left, right, height } = useMemo(() => {
    const places = (
      side: 'from' | 'to',
    ): Map<string, { name: string; y: number; next: number; size: number }> => {
      const found = new Map<string, { name: string; y: number; next: number; size: number }>();
      for (const flow of shown) {
        const known = found.get(flow[side].key) ?? { name: flow[side].name, y: 0, next: 0, size: 0 };
        found.set(flow[side].key, { ...known, size: known.size + 1 });
      }
      let y = 10;
      for (const place of found.values()) {
        place.y = y;
        place.next = y;
        y += place.size * ROW + 12;
      }
      return found;
    };
    const [from, to] = [places('from'), places('to')];
    const end = (all: typeof from): number =>
      [...all.values()].reduce((most, { y, size }) => Math.max(most, y + size * ROW), 0);
    return { left: from, right: to, height: Math.max(end(from), end(to)) + 12 };
  }, [flows]);
  const drawn = shown.map((flow) => {
    const [from, to] = [left.get(flow.from.key), right.get(flow.to.key)];
    if (from === undefined || to === undefined) return undefined;
    const [y0, y1] = [from.next + ROW / 2, to.next + ROW / 2];
    from.next += ROW;
    to.next += ROW;
    return { flow, y0, y1, thick: Math.min(ROW - 6, 2 + flow.tellingCount) };
  });
  // Drawn again, the bands start where they did.
  for (const place of [...left.values(), ...right.values()]) place.next = place.y;
  return (
    // Wider than a telephone: it scrolls, so keys must reach it.
    <div class="flow-chart" tabIndex={0} role="group" aria-label={w.views.flows}>
      <svg
        ref={drawing}
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`${w.views.flows}. ${w.keys}`}
      >
        {drawn.map((band) => {
          if (band === undefined) return null;
          const { flow, y0, y1, thick } = band;
          const [x0, x1] = [SIDE, WIDTH - SIDE];
          const middle = (x0 + x1) / 2;
          return (
            <g key={`${flow.from.key}${flow.to.key}${flow.class}`}>
              <path
                class={flow.exchange.length > 0 ? 'band exchange' : 'band'}
                d={`M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}`}
                style={{ strokeWidth: thick }}
              />
              <text x={x0 + 10} y={y0 + 4} class="thing">
                {flowName(flow)} {flow.exchange.length > 0 && '⇄ '}
                {flow.tellingCount}
              </text>
            </g>
          );
        })}
        {[...left].map(([key, { name, y, size }]) => (
          <g key={key}>
            <rect x={SIDE - 8} y={y} width="6" height={size * ROW} class="stake" />
            <text x={SIDE - 16} y={y + (size * ROW) / 2 + 4} text-anchor="end" class="party">
              {name}
            </text>
          </g>
        ))}
        {[...right].map(([key, { name, y, size }]) => (
          <g key={key}>
            <rect x={WIDTH - SIDE + 2} y={y} width="6" height={size * ROW} class="stake" />
            <text x={WIDTH - SIDE + 16} y={y + (size * ROW) / 2 + 4} class="party">
              {name}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Every flow as a row that opens its sentences. */
export function FlowTable({ flows }: { readonly flows: readonly Flow[] }): JSX.Element {
  const w = words.value;
  const named = new Map(flows.flatMap(({ from, to }) => [from, to]).map(({ key, name }) => [key, name]));
  return (
    <div class="scroller">
      <table>
        <thead>
          <tr>
            <th scope="col">{w.charts.from}</th>
            <th scope="col">{w.charts.to}</th>
            <th scope="col">{w.network.what}</th>
            <th scope="col">{w.network.tellings}</th>
            <th scope="col">{w.network.inReturn}</th>
            <th scope="col">{w.network.accordingTo}</th>
          </tr>
        </thead>
        <tbody>
          {flows.map((flow) => (
            <tr key={`${flow.from.key}${flow.to.key}${flow.class}`}>
              <td>{flow.from.name}</td>
              <td>{flow.to.name}</td>
              <td>{flowName(flow)}</td>
              <td>
                <details>
                  <summary class="count">{flow.tellingCount.toLocaleString(language.value)}</summary>
                  <ul>
                    {flow.tellings.map(({ claim, article, words: said }) => (
                      <li key={claim.id}>
                        <a href={`/read/${article}?claim=${claim.id}`}>{claim.selector.exact}</a>{' '}
                        <span class="soft">{said.accordingTo}</span>
                      </li>
                    ))}
                  </ul>
                </details>
              </td>
              <td>
                {flow.exchange
                  .map(
                    (back) =>
                      `${flowName(back)} (${named.get(back.from) ?? back.from} → ${named.get(back.to) ?? back.to})`,
                  )
                  .join('; ')}
              </td>
              <td class="says">{speakersOf(flow).slice(0, 3).join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
