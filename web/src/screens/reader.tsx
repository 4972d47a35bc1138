import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DocumentAnswer, ListedClaim } from '../../../src/api/index.ts';
import { Loading } from '../parts/loading.tsx';
import { blocksOf } from '../parts/text-pieces.ts';
import { CorrectionForm } from '../parts/correction-form.tsx';
import { ToneSign } from '../parts/tone.tsx';
import { WhyDialog } from '../parts/why-dialog.tsx';
import { address, go, subject, withQuery } from '../state/address.ts';
import { bindKeys } from '../state/keys.ts';
import { useCall } from '../state/load.ts';
import { lastReview, review, undoLast } from '../state/reviews.ts';
import { dateInWords, language, words } from '../state/settings.ts';
import './reader.css';

/** Space between two cards, in pixels. */
const GAP = 8;
/** Kinds of blocks that are read as the article itself. */
const BODY: ReadonlySet<string> = new Set(['paragraph', 'list-item', 'quote', 'title', 'heading']);

/** The article beside its claims. */
export function ReaderScreen(): JSX.Element {
  const loaded = useCall('GET /api/documents/:article', {
    path: { article: subject.value },
    query: { lang: language.value },
  });
  return <Loading of={loaded}>{(answer) => <Reader answer={answer} />}</Loading>;
}

function Reader({ answer }: { readonly answer: DocumentAnswer }): JSX.Element {
  const { record, text, claims } = answer;
  const w = words.value.reader;
  const on = address.value.query.get('claim') ?? '';
  const choose = (id: string | undefined): void => go(withQuery({ claim: id }), true);
  const [correcting, setCorrecting] = useState('');
  const blocks = useMemo(() => blocksOf(text, record.marks, claims), [answer]);
  useLayoutEffect(() => {
    const step = (by: number): void => {
      const at = claims.findIndex(({ claim }) => claim.id === on);
      const next = claims[at < 0 ? (by > 0 ? 0 : claims.length - 1) : at + by];
      if (next !== undefined) choose(next.claim.id);
    };
    const judge = (action: 'accept' | 'reject'): void => {
      if (on === '') return;
      void review({ action, claim: on });
      step(1);
    };
    return bindKeys({
      j: () => step(1),
      k: () => step(-1),
      a: () => judge('accept'),
      r: () => judge('reject'),
      c: () => on !== '' && setCorrecting(on),
      u: () => void undoLast(),
    });
  }, [claims, on]);
  const corrected = claims.find(({ claim }) => claim.id === correcting);
  useEffect(() => {
    if (on !== '')
      document.querySelector(`[data-claims~="${CSS.escape(on)}"]`)?.scrollIntoView({ block: 'center' });
  }, [on, answer]);
  const said = [
    record.outlet,
    record.published === undefined ? undefined : `${w.published} ${dateInWords(record.published)}`,
    record.authors.length === 0 ? undefined : `${w.by} ${record.authors.join(', ')}`,
  ].filter((part) => part !== undefined);
  return (
    <article class="reader">
      <header class="stack">
        <h1 lang={record.lang}>{record.title ?? record.input}</h1>
        <p class="soft">
          {said.join(' · ')}
          {record.url !== undefined && /^https?:/.test(record.url) && (
            <>
              {' · '}
              <a href={record.url} target="_blank" rel="noreferrer noopener">
                {w.source}
              </a>
            </>
          )}
        </p>
      </header>
      <div class="text" lang={record.lang}>
        {blocks.map(({ start, kind, pieces }) => (
          <p
            key={start}
            class={BODY.has(kind) ? (kind === 'heading' || kind === 'title' ? 'heading' : '') : 'set-aside'}
          >
            {pieces.map((piece) =>
              piece.claims.length === 0 ? (
                piece.text
              ) : (
                <span
                  key={piece.start}
                  class={piece.claims.includes(on) ? 'said on' : 'said'}
                  data-claims={piece.claims.join(' ')}
                  onClick={() => choose(nextOf(piece.claims, on))}
                >
                  {piece.isTrigger ? <mark>{piece.text}</mark> : piece.text}
                </span>
              ),
            )}
          </p>
        ))}
      </div>
      <Cards claims={claims} on={on} choose={choose} correct={setCorrecting} />
      {corrected !== undefined && <CorrectionForm of={corrected} onClose={() => setCorrecting('')} />}
    </article>
  );
}

/** A sentence with several claims shows one after the other. */
function nextOf(ids: readonly string[], on: string): string {
  return ids[(ids.indexOf(on) + 1) % ids.length];
}

interface CardsProps {
  readonly claims: readonly ListedClaim[];
  readonly on: string;
  readonly choose: (id: string) => void;
  readonly correct: (id: string) => void;
}

/** Cards at the height of their sentences, pushed down where they would overlap. */
function Cards({ claims, on, choose, correct }: CardsProps): JSX.Element {
  const w = words.value.reader;
  const r = words.value.review;
  const [why, setWhy] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(() => setWidth(document.documentElement.clientWidth));
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const { current } = list;
    if (current === null) return;
    const top = current.getBoundingClientRect().top;
    let free = 0;
    for (const card of current.querySelectorAll<HTMLElement>('.card')) {
      const sentence = document.querySelector(`[data-claims~="${CSS.escape(card.dataset['claim'] ?? '')}"]`);
      const wanted = sentence === null ? free : sentence.getBoundingClientRect().top - top;
      const place = Math.max(wanted, free);
      card.style.top = `${place}px`;
      free = place + card.offsetHeight + GAP;
    }
    current.style.height = `${free}px`;
  }, [claims, on, width, language.value]);
  if (claims.length === 0) return <p class="notice">{w.none}</p>;
  return (
    <div>
      <h2 class="hidden">{w.claims}</h2>
      <div class="cards" ref={list}>
        {claims.map(({ claim, words: said, review: mark }) => (
          <div
            key={claim.id}
            data-claim={claim.id}
            class={`card ${said.tone} ${claim.id === on ? 'on' : ''} ${mark?.judgement ?? ''}`}
          >
            <button
              type="button"
              class="face"
              aria-pressed={claim.id === on}
              onClick={() => choose(claim.id)}
            >
              <ToneSign tone={said.tone} /> <strong>{said.who}</strong> {said.what}
              <br />
              <span class="soft">
                {[said.accordingTo, said.when, said.howSure, said.condition ?? '']
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </button>
            {mark !== undefined && (
              <p class="mark">
                {[
                  ...(mark.judgement === undefined ? [] : [r[mark.judgement]]),
                  ...(mark.corrected.length === 0 ? [] : [`${r.corrected}: ${mark.corrected.join(', ')}`]),
                ].join(' · ')}
              </p>
            )}
            {claim.id === on && (
              <div class="foot no-print">
                <button type="button" onClick={() => void review({ action: 'accept', claim: claim.id })}>
                  {r.accept}
                </button>
                <button type="button" onClick={() => void review({ action: 'reject', claim: claim.id })}>
                  {r.reject}
                </button>
                <button type="button" onClick={() => correct(claim.id)}>
                  {r.correct}
                </button>
                {lastReview.value !== undefined && (
                  <button type="button" onClick={() => void undoLast()}>
                    {r.undo}
                  </button>
                )}
                <button type="button" class="bare" onClick={() => setWhy(claim.id)}>
                  {w.why}
                </button>
                {lastReview.value?.problem !== undefined && <p role="alert">{lastReview.value.problem}</p>}
              </div>
            )}
          </div>
        ))}
      </div>
      {why !== '' && <WhyDialog claim={why} onClose={() => setWhy('')} />}
    </div>
  );
}
