import type { JSX } from 'preact';
import { Loading } from '../parts/loading.tsx';
import { address, withQuery } from '../state/address.ts';
import { useCall } from '../state/load.ts';
import { dateInWords, words } from '../state/settings.ts';

/** Every article, newest first. */
export function ArticlesScreen(): JSX.Element {
  const loaded = useCall('GET /api/documents', {
    query: { after: address.value.query.get('after') ?? undefined },
  });
  const w = words.value.articlesScreen;
  return (
    <div class="stack">
      <h1>{w.title}</h1>
      <Loading of={loaded}>
        {({ documents, next }) => (
          <>
            <table>
              <thead>
                <tr>
                  <th scope="col">{w.published}</th>
                  <th scope="col">{w.article}</th>
                  <th scope="col">{w.outlet}</th>
                  <th scope="col">{w.claims}</th>
                </tr>
              </thead>
              <tbody>
                {documents.map(({ article, published, title, input, outlet, claims }) => (
                  <tr key={article}>
                    <td>{dateInWords(published)}</td>
                    <td>
                      <a href={`/read/${article}`}>{title ?? input}</a>
                    </td>
                    <td>{outlet ?? ''}</td>
                    <td class="count">{claims}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {next !== undefined && (
              <p>
                <a class="button" href={withQuery({ after: next })}>
                  {words.value.ledger.more}
                </a>
              </p>
            )}
          </>
        )}
      </Loading>
    </div>
  );
}
