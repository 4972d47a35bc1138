import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Job, ReadLine } from '../../../src/api/index.ts';
import { call } from '../api/client.ts';
import { progress } from '../state/live.ts';
import { dateInWords, language, words } from '../state/settings.ts';
import './start.css';

/** Larger files are better read from the command line; the server refuses bodies over 64 MB. */
const MOST_BYTES = 40 * 1024 * 1024;

/** The last job stays when the user looks at something else meanwhile. */
const job = signal<Job | undefined>(undefined);
const problem = signal('');

interface Handed {
  readonly texts?: readonly object[];
  readonly files?: readonly { name: string; base64: string }[];
  readonly addresses?: readonly string[];
}

async function hand(handed: Handed): Promise<void> {
  problem.value = '';
  try {
    job.value = await call('POST /api/articles', { body: handed });
  } catch (error) {
    problem.value = error instanceof Error && error.message !== '' ? error.message : words.value.away;
  }
}

async function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)));
    reader.readAsDataURL(file);
  });
}

async function handFiles(files: readonly File[]): Promise<void> {
  const [tooLarge] = files.filter(({ size }) => size > MOST_BYTES);
  const small = files.filter(({ size }) => size <= MOST_BYTES);
  // Several files at once may be too much for one call.
  let batch: File[] = [];
  let bytes = 0;
  const send = async (): Promise<void> => {
    if (batch.length === 0) return;
    await hand({
      files: await Promise.all(
        batch.map(async (file) => ({ name: file.name, base64: await base64Of(file) })),
      ),
    });
    batch = [];
    bytes = 0;
  };
  for (const file of small) {
    if (bytes + file.size > MOST_BYTES || batch.length >= 500) await send();
    batch.push(file);
    bytes += file.size;
  }
  await send();
  if (tooLarge !== undefined) problem.value = words.value.start.tooLarge(tooLarge.name);
}

/** Where a first-time user begins: hand something over and see what was read. */
export function StartScreen(): JSX.Element {
  const w = words.value.start;
  return (
    <div class="start">
      <section class="stack">
        <h1>{w.title}</h1>
        <p class="soft">{w.lead}</p>
        <DropBox />
        <PasteBox />
      </section>
      <section class="stack" aria-live="polite">
        {problem.value !== '' && (
          <p class="notice problem" role="alert">
            {problem.value}
          </p>
        )}
        <Results />
      </section>
    </div>
  );
}

function DropBox(): JSX.Element {
  const w = words.value.start;
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      class={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void handFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <p>{isOver ? w.drop : w.formats}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          void handFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <button type="button" onClick={() => input.current?.click()}>
        {w.files}
      </button>
    </div>
  );
}

function PasteBox(): JSX.Element {
  const w = words.value.start;
  const submit = (form: HTMLFormElement): void => {
    const data = new FormData(form);
    const field = (name: string): string => String(data.get(name) ?? '').trim();
    const [text, title, published, outlet, url] = ['text', 'title', 'published', 'outlet', 'url'].map(field);
    if (text !== '') {
      const known = Object.entries({ title, published, outlet, url }).filter(([, value]) => value !== '');
      void hand({ texts: [{ text, ...Object.fromEntries(known) }] });
    } else if (/^https?:\/\//.test(url)) void hand({ addresses: [url] });
    else {
      problem.value = w.nothing;
      return;
    }
    form.reset();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <label>
        {w.text}
        <textarea name="text" />
      </label>
      <div class="fields">
        <label class="wide">
          {w.textTitle}
          <input name="title" />
        </label>
        <label>
          {w.published}
          <input name="published" type="date" />
        </label>
        <label>
          {w.outlet}
          <input name="outlet" />
        </label>
        <label class="wide">
          {w.address}
          <input name="url" type="url" />
        </label>
      </div>
      <div>
        <button type="submit" class="primary">
          {w.read}
        </button>
      </div>
    </form>
  );
}

function Results(): JSX.Element | null {
  const w = words.value.start;
  const { value: current } = job;
  const moved = current === undefined ? undefined : progress.value[current.id];
  const isOpen = current?.state === 'waiting' || current?.state === 'running';
  useEffect(() => {
    if (current === undefined || !isOpen) return undefined;
    const look = async (): Promise<void> => {
      try {
        job.value = await call('GET /api/articles/jobs/:job', { path: { job: current.id } });
      } catch {
        // The bar at the foot says that the server is away; the next look may find it back.
      }
    };
    // Events tell at once; a slow look as well, in case the line of events broke.
    const timer = setInterval(() => void look(), 2000);
    void look();
    return () => clearInterval(timer);
  }, [current?.id, isOpen, moved?.done]);
  if (current === undefined) return null;
  return (
    <>
      <div class="row">
        <h2>{isOpen ? w.reading(current.lines.length, current.total) : w.done}</h2>
        {isOpen && (
          <>
            <progress max={current.total} value={current.lines.length} aria-label={w.title} />
            <button
              type="button"
              onClick={() => void call('DELETE /api/articles/jobs/:job', { path: { job: current.id } })}
            >
              {w.stop}
            </button>
          </>
        )}
      </div>
      {current.problem !== undefined && <p class="notice problem">{current.problem}</p>}
      <ul class="results">
        {current.lines.map((line, i) => (
          <Result key={i} line={line} />
        ))}
      </ul>
    </>
  );
}

function Result({ line }: { readonly line: ReadLine }): JSX.Element {
  const w = words.value.start;
  if (line.article === undefined) {
    const { problem, remedy } = (language.value === 'nl' ? line.dutch : undefined) ?? line;
    return (
      <li>
        <p>
          <strong>{line.input}</strong> — {line.status === 'failed' ? w.failed : w.note}: {problem}
          {remedy === undefined ? '' : `; ${remedy}`}
        </p>
      </li>
    );
  }
  return (
    <li>
      <p class="title">
        <a href={`/read/${line.article}`}>{line.title ?? w.untitled}</a>
      </p>
      <p class="soft">
        {[
          line.outlet ?? w.noOutlet,
          line.published === undefined ? w.noDate : dateInWords(line.published),
          ...(line.authors ?? []),
        ].join(' · ')}
      </p>
      <p>
        {words.value.claims(line.claims ?? 0)} · {line.status === 'known' ? w.known : w.added}
      </p>
    </li>
  );
}
