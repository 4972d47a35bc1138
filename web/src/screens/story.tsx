import type { JSX } from 'preact';
import type { StoryAnswer } from '../../../src/api/index.ts';
import { Loading } from '../parts/loading.tsx';
import { RangePlot } from '../parts/range-plot.tsx';
import { ToneSign } from '../parts/tone.tsx';
import { subject } from '../state/address.ts';
import { useCall } from '../state/load.ts';
import { dateInWords, language, timeInWords, words } from '../state/settings.ts';
import './ledger.css';

/** One story: every sentence that tells it, who stands where, who changed his mind, the figures side by side. */
export function StoryScreen(): JSX.Element {
  const loaded = useCall('GET /api/stories/:story', {
    path: { story: subject.value },
    query: { lang: language.value },
  });
  return <Loading of={loaded}>{(story) => <Whole story={story} />}</Loading>;
}

function Whole({ story }: { readonly story: StoryAnswer }): JSX.Element {
  const w = words.value;
  const name = (i: number): string => {
    const { speaker } = story.stances[i];
    return speaker.name ?? speaker.text;
  };
  return (
    <article class="ledger stack" style={{ maxWidth: '60rem' }}>
      <header class="story-head stack">
        <h1>
          <ToneSign tone={story.words.tone} /> {story.words.who} {story.words.what}
        </h1>
        <p>
          {timeInWords(story.time, story.lastReport)} ·{' '}
          <span class={`status ${story.status.replaceAll(' ', '-')}`}>{w.statuses[story.status]}</span> ·{' '}
          {w.origins(story.origins)} · {w.ledger.tellings(story.tellingCount)} · {w.ledger.credibility}{' '}
          {story.credibility}
        </p>
      </header>
      {story.figures.length > 0 && (
        <section class="stack">
          <h2>{w.ledger.figures}</h2>
          {story.figures.map(({ unit, of, values }, i) => (
            <div key={i}>
              <RangePlot values={values.map(({ value }) => value)} unit={unit} of={of} />
              <ul>
                {values.map((value) => (
                  <li key={value.value}>
                    <strong class="count">
                      {value.approximate && '± '}
                      {value.value.toLocaleString(language.value)}
                      {value.max !== undefined && `–${value.max.toLocaleString(language.value)}`}
                    </strong>{' '}
                    {w.origins(value.origins)}:{' '}
                    {value.tellings
                      .map((at) => story.tellings[at].source.outlet ?? story.tellings[at].source.input)
                      .join(', ')}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      {story.changes.length > 0 && (
        <section class="stack">
          <h2>{w.ledger.changed}</h2>
          <ul>
            {story.changes.map(({ from, to, at }, i) => (
              <li key={i}>
                <strong>{name(at)}</strong>: {w.stances[from]} → {w.stances[to]}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack">
        <h2>{w.ledger.tellingsHead}</h2>
        {story.tellings.map(({ claim, words: said, article, source, origin }) => (
          <div key={`${article}${claim.id}`} class={`telling ${said.tone}`}>
            <blockquote>
              <a href={`/read/${article}?claim=${claim.id}`}>{claim.selector.exact}</a>
            </blockquote>
            <p>
              {said.accordingTo} · {said.howSure} · {said.when}
            </p>
            <p class="soft">
              {[source.outlet, source.title, dateInWords(source.published)]
                .filter((part) => part !== undefined && part !== '')
                .join(' · ')}
              {origin !== article && ` · ${w.ledger.copy}`}
            </p>
          </div>
        ))}
      </section>
    </article>
  );
}
