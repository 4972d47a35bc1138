import type { JSX } from 'preact';
import type { WordedBrief } from '../../../src/api/index.ts';
import { callAddress } from '../api/client.ts';
import { Loading } from '../parts/loading.tsx';
import { Marked } from '../parts/marked.tsx';
import { ToneSign } from '../parts/tone.tsx';
import { address, go, withQuery } from '../state/address.ts';
import { useCall } from '../state/load.ts';
import { language, words } from '../state/settings.ts';
import './brief.css';

type Entry = WordedBrief['brief']['sections'][number]['groups'][number]['entries'][number];

/** What is new: the brief, live. */
export function BriefScreen(): JSX.Element {
  const since = address.value.query.get('since') ?? undefined;
  const by = address.value.query.get('by') === 'pair' ? 'pair' : 'day';
  const query = { since, by, lang: language.value };
  const loaded = useCall('GET /api/brief', { query });
  const w = words.value.brief;
  return (
    <div class="brief">
      <div>
        <div class="row">
          <h1>{w.title}</h1>
          <label class="row no-print">
            {w.since}
            <input
              type="date"
              value={since ?? loaded.value?.brief.since ?? ''}
              onChange={(event) => go(withQuery({ since: event.currentTarget.value }), true)}
            />
          </label>
          <label class="row no-print">
            {w.by}
            <select value={by} onChange={(event) => go(withQuery({ by: event.currentTarget.value }), true)}>
              <option value="day">{w.day}</option>
              <option value="pair">{w.pair}</option>
            </select>
          </label>
        </div>
        <Loading of={loaded}>
          {(answer) =>
            answer.brief.sections.length === 0 ? (
              <p class="notice">{w.nothing}</p>
            ) : (
              <Sections answer={answer} />
            )
          }
        </Loading>
      </div>
      <aside class="stack no-print">
        {loaded.value !== undefined && <Contents answer={loaded.value} />}
        <p class="row">
          {w.save}
          {(['md', 'html', 'json'] as const).map((format) => (
            <a
              key={format}
              href={callAddress('GET /api/brief', { query: { ...query, format } })}
              download={`brief.${format}`}
            >
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      </aside>
    </div>
  );
}

function Contents({ answer: { brief } }: { readonly answer: WordedBrief }): JSX.Element {
  const w = words.value;
  return (
    <>
      <p class="soft">
        {w.articles(brief.articles)} · {w.claims(brief.claims)}
      </p>
      <nav aria-label={w.brief.contents}>
        <ul class="stack">
          {brief.sections.map(({ kind, groups }) => (
            <li key={kind}>
              <a href={`#${kind}`}>{w.sections[kind]}</a>{' '}
              <span class="soft count">{groups.reduce((sum, { entries }) => sum + entries.length, 0)}</span>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function Sections({ answer }: { readonly answer: WordedBrief }): JSX.Element {
  const w = words.value;
  return (
    <>
      {answer.brief.sections.map(({ kind, groups }, s) => (
        <section key={kind} id={kind}>
          <h2>{w.sections[kind]}</h2>
          {groups.map(({ entries }, g) => (
            <div class="group" key={g}>
              {answer.headings[s][g] !== '' && <h3>{answer.headings[s][g]}</h3>}
              {entries.map((entry, e) => (
                <BriefEntry key={e} entry={entry} answer={answer} />
              ))}
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

function BriefEntry({ entry, answer }: { readonly entry: Entry; readonly answer: WordedBrief }): JSX.Element {
  const w = words.value;
  const { lines, quote, source, alsoIn, role } = entry;
  const aside = role === 'other-side' || role === 'return' || role === 'before';
  return (
    <article class={aside ? 'entry aside' : 'entry'}>
      {lines.map(({ claim }) => {
        const said = answer.words[claim.id];
        return (
          <div key={claim.id} class={`line ${said.tone}`}>
            <p class="what">
              <ToneSign tone={said.tone} /> <strong>{said.who}</strong> {said.what}
            </p>
            <p class="soft">
              {[said.when, said.accordingTo, said.howSure, said.condition ?? '']
                .filter((part) => part !== '')
                .join(' · ')}
              {answer.stories[claim.id] !== undefined && (
                <>
                  {' · '}
                  <a href={`/story/${answer.stories[claim.id]}`}>{w.brief.whoSays}</a>
                </>
              )}
            </p>
          </div>
        );
      })}
      <blockquote>
        <a href={`/read/${source.article}${lines.length > 0 ? `?claim=${lines[0].claim.id}` : ''}`}>
          <Marked text={quote.text} marks={quote.marks} />
        </a>
      </blockquote>
      <p class="soft" style={{ marginLeft: 'var(--s4)' }}>
        {answer.sources[source.article]}
        {alsoIn.length > 0 &&
          ` · ${w.brief.alsoIn} ${alsoIn.map((one) => answer.sources[one.article]).join('; ')}`}
      </p>
    </article>
  );
}
