import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FoundSentence } from '../../../src/api/index.ts';
import { call, callAddress } from '../api/client.ts';
import { ClaimLine } from '../parts/claim-list.tsx';
import { Loading } from '../parts/loading.tsx';
import { Marked } from '../parts/marked.tsx';
import { SaveAs } from '../parts/save-as.tsx';
import { address, go, withQuery } from '../state/address.ts';
import { bindKeys } from '../state/keys.ts';
import { useCall } from '../state/load.ts';
import { dateInWords, language, words } from '../state/settings.ts';
import './search.css';

/** Sentences that answer a question, and the questions that were saved. */
export function SearchScreen(): JSX.Element {
  const w = words.value;
  const { query } = address.value;
  const q = query.get('q')?.trim() ?? '';
  const watch = query.get('watch') ?? '';
  return (
    <div class="search-screen">
      <div class="stack">
        <h1>{watch === '' ? w.screens.search : watch}</h1>
        {watch !== '' ? (
          <WatchNews name={watch} />
        ) : q === '' ? (
          <p class="notice">{w.searchScreen.ask}</p>
        ) : (
          <Answers q={q} />
        )}
      </div>
      <aside class="stack no-print">
        <Watches q={q} />
        <Help />
      </aside>
    </div>
  );
}

function Answers({ q }: { readonly q: string }): JSX.Element {
  const w = words.value;
  const after = address.value.query.get('after') ?? undefined;
  const loaded = useCall('GET /api/search', { query: { q, after, lang: language.value } });
  return (
    <Loading of={loaded}>
      {({ hits, total, next }) => (
        <>
          <div class="row">
            <p role="status">{w.searchScreen.found(total)}</p>
            {hits.length > 0 && <SaveAs name={w.screens.search} rows={() => hits.map(rowOf)} />}
          </div>
          {hits.length === 0 ? <p class="notice">{w.searchScreen.nothing}</p> : <Hits hits={hits} />}
          {next !== undefined && (
            <p>
              <a class="button" href={withQuery({ after: next })}>
                {w.ledger.more}
              </a>
            </p>
          )}
        </>
      )}
    </Loading>
  );
}

function rowOf({ text, source, claims, article }: FoundSentence): Record<string, string | undefined> {
  return {
    sentence: text.trim(),
    published: source.published,
    outlet: source.outlet,
    title: source.title,
    claims: claims.map(({ words: said }) => `${said.who}: ${said.what}`).join('; '),
    article,
  };
}

/** `j` and `k` step through the sentences, `o` opens one. */
function Hits({ hits }: { readonly hits: readonly FoundSentence[] }): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const links = (): HTMLAnchorElement[] => [
      ...(list.current?.querySelectorAll<HTMLAnchorElement>('blockquote a') ?? []),
    ];
    const step = (by: number): void => {
      const all = links();
      const at = all.findIndex((link) => link === document.activeElement);
      all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
    };
    return bindKeys({
      j: () => step(1),
      k: () => step(-1),
      o: () =>
        links()
          .find((link) => link === document.activeElement)
          ?.click(),
    });
  }, []);
  return (
    <ol class="hits" ref={list}>
      {hits.map((hit) => (
        <li key={`${hit.article}${hit.start}`}>
          <blockquote>
            <a href={addressOf(hit)}>
              <Marked text={hit.text} marks={hit.highlights} />
            </a>
          </blockquote>
          <p class="soft">
            {[hit.source.outlet, hit.source.title ?? hit.source.input, dateInWords(hit.source.published)]
              .filter((part) => part !== undefined && part !== '')
              .join(' · ')}
          </p>
          {hit.claims.map((claim) => (
            <ClaimLine key={claim.claim.id} of={claim} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function addressOf({ article, claims }: FoundSentence): string {
  return claims.length === 0 ? `/read/${article}` : `/read/${article}?claim=${claims[0].claim.id}`;
}

function WatchNews({ name }: { readonly name: string }): JSX.Element {
  const w = words.value.searchScreen;
  const loaded = useCall('GET /api/watches/:name', { path: { name }, query: { lang: language.value } });
  return (
    <Loading of={loaded}>
      {(watch) => (
        <>
          <p>
            <code>{watch.question}</code> · {w.fresh(watch.fresh)} · {w.found(watch.total)}
          </p>
          {watch.problem !== undefined && (
            <p class="notice problem" role="alert">
              {watch.problem}
            </p>
          )}
          <p class="row no-print">
            <button
              type="button"
              class="primary"
              onClick={() => {
                void call('POST /api/watches/:name/look', { path: { name } }).then(() => go('/search'));
              }}
            >
              {w.seen}
            </button>
            <a class="button" href={`/search?q=${encodeURIComponent(watch.question)}`}>
              {w.all}
            </a>
            <a class="button" href={callAddress('GET /api/watches/:name/atom', { path: { name } })}>
              {w.feed}
            </a>
            <button
              type="button"
              onClick={() => {
                void call('DELETE /api/watches/:name', { path: { name } }).then(() => go('/search'));
              }}
            >
              {w.remove}
            </button>
          </p>
          {watch.hits.length === 0 ? <p class="notice">{w.nothingNew}</p> : <Hits hits={watch.hits} />}
        </>
      )}
    </Loading>
  );
}

function Watches({ q }: { readonly q: string }): JSX.Element {
  const w = words.value.searchScreen;
  const loaded = useCall('GET /api/watches');
  const [problem, setProblem] = useState('');
  const keep = async (name: string): Promise<void> => {
    try {
      await call('POST /api/watches', { body: { name, question: q } });
      setProblem('');
      loaded.reload();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section class="stack">
      <h2>{w.watches}</h2>
      <Loading of={loaded}>
        {({ watches }) =>
          watches.length === 0 ? (
            <p class="soft">{w.noWatches}</p>
          ) : (
            <ul>
              {watches.map(({ name, fresh }) => (
                <li key={name} class="watch">
                  <a href={`/search?watch=${encodeURIComponent(name)}`}>{name}</a>{' '}
                  <span class={fresh > 0 ? 'fresh' : 'soft'}>{w.fresh(fresh)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {q !== '' && (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            const name = new FormData(event.currentTarget).get('name');
            if (typeof name === 'string' && name.trim() !== '') void keep(name.trim());
          }}
        >
          <label>
            {w.name}
            <input name="name" maxLength={100} required defaultValue={q.replaceAll('/', ' ').slice(0, 60)} />
          </label>
          <button type="submit">{w.keep}</button>
        </form>
      )}
      {problem !== '' && (
        <p class="notice problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function Help(): JSX.Element {
  const w = words.value.searchScreen;
  return (
    <section class="stack">
      <h2>{w.help}</h2>
      <dl class="search-help">
        {w.examples.map(([example, what]) => (
          <div key={example}>
            <dt>
              <a href={`/search?q=${encodeURIComponent(example)}`}>
                <code>{example}</code>
              </a>
            </dt>
            <dd class="soft">{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
