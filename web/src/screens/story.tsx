import type { JSX } from 'preact';
import type { StoryAnswer } from '../../../src/api/index.ts';
import { Loading } from '../parts/loading.tsx';
import { RangePlot } from '../parts/range-plot.tsx';
import { SaveAs } from '../parts/save-as.tsx';
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
          {w.origins(story.origins)} · {w.ledger.tellings(story.tellingCount)} · {w.ledger.credibility}:{' '}
          {story.credibility}
        </p>
      </header>
      <WhoSays story={story} />
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
        <div class="row">
          <h2>{w.ledger.tellingsHead}</h2>
          <SaveAs
            name={`${story.words.who} ${story.words.what}`.slice(0, 80)}
            rows={() =>
              story.tellings.map(({ claim, words: said, article, source, origin }) => ({
                id: claim.id,
                sentence: claim.selector.exact,
                accordingTo: said.accordingTo,
                howSure: said.howSure,
                when: said.when,
                outlet: source.outlet,
                title: source.title,
                published: source.published,
                article,
                origin,
              }))
            }
          />
        </div>
        {story.tellings.map(({ claim, words: said, article, source, origin }, i) => (
          <div key={`${article}${claim.id}`} class={`telling ${said.tone}`} id={`t${i}`}>
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

/** Stances in the order in which one wants to read them: what speaks against it first. */
const STANCES = ['doubts', 'denies', 'confirms', 'asserts'] as const;

/** Who doubts, denies, confirms and asserts it, each with the sentence in which that stands. */
function WhoSays({ story }: { readonly story: StoryAnswer }): JSX.Element | null {
  const w = words.value;
  const groups = STANCES.map((stance) => {
    const bySpeaker = new Map<string, StoryAnswer['stances'][number]>();
    for (const one of story.stances) {
      const name = one.speaker.name ?? one.speaker.text;
      if (one.stance === stance && !bySpeaker.has(name)) bySpeaker.set(name, one);
    }
    return { stance, speakers: [...bySpeaker] };
  }).filter(({ speakers }) => speakers.length > 0);
  if (groups.length === 0) return null;
  return (
    <section class="stack who-says">
      <h2>{w.brief.whoSays}</h2>
      <dl>
        {groups.map(({ stance, speakers }) => (
          <div key={stance} class={`stance-${stance}`}>
            <dt>{w.stances[stance]}</dt>
            {speakers.map(([name, one]) => {
              const told = one.telling === undefined ? undefined : story.tellings[one.telling];
              const quote = one.notice?.exact ?? told?.claim.selector.exact ?? '';
              const article = one.notice?.article ?? told?.article;
              const published = one.notice?.published ?? told?.source.published;
              const link = one.notice === undefined && told !== undefined ? `?claim=${told.claim.id}` : '';
              return (
                <dd key={name}>
                  <strong>{name}</strong> <span class="soft">{dateInWords(published)}</span>
                  {article !== undefined && (
                    <blockquote>
                      <a href={`/read/${article}${link}`}>{quote}</a>
                    </blockquote>
                  )}
                </dd>
              );
            })}
          </div>
        ))}
      </dl>
    </section>
  );
}
