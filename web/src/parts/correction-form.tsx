import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ListedClaim } from '../../../src/api/index.ts';
import { lastReview, review } from '../state/reviews.ts';
import { words } from '../state/settings.ts';
import { Dialog } from './dialog.tsx';

type Participants = ListedClaim['claim']['actors'];

/** Participants as a line that can be edited: ids where there are any. */
function asText(participants: Participants): string {
  return participants.map(({ id, name, text }) => id ?? name ?? text).join(', ');
}

/** The edited line as participants; those that were there keep their words and place. */
function asParticipants(line: string, before: Participants): Participants {
  return line
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const known = before.find(({ id, name, text }) => (id ?? name ?? text) === part);
      if (known !== undefined) return known;
      const isId = /^[A-Z]{2,6}$/.test(part);
      return {
        text: part,
        ...(isId ? { id: part } : {}),
        ...(/^[A-Z]{3}$/.test(part) ? { country: part } : {}),
      };
    });
}

/** Corrects a claim in place; only what was changed goes into the log. */
export function CorrectionForm({
  of,
  onClose,
}: {
  readonly of: ListedClaim;
  readonly onClose: () => void;
}): JSX.Element {
  const { claim } = of;
  const w = words.value;
  const [problem, setProblem] = useState('');
  const save = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const field = (name: string): string => String(data.get(name) ?? '').trim();
    const fields: Record<string, unknown> = {};
    if (field('type') !== claim.type) fields['type'] = field('type');
    for (const side of ['actors', 'recipients'] as const)
      if (field(side) !== asText(claim[side])) fields[side] = asParticipants(field(side), claim[side]);
    const [start, end] = [field('start'), field('end')];
    if (start !== (claim.time?.start ?? '') || end !== (claim.time?.end ?? ''))
      fields['time'] =
        start === '' && end === ''
          ? null
          : {
              ...claim.time,
              edtf: start === end ? start : `${start}/${end === '' ? '..' : end}`,
              start: start === '' ? undefined : start,
              end: end === '' ? undefined : end,
              precision: 'day',
              basis: 'inferred',
            };
    const innermost = claim.attribution.at(-1);
    const speaker = innermost?.speaker.id ?? innermost?.speaker.text ?? '';
    if (field('speaker') !== speaker || (innermost !== undefined && field('stance') !== innermost.stance))
      fields['attribution'] =
        field('speaker') === ''
          ? []
          : [
              ...claim.attribution.slice(0, -1),
              {
                ...(innermost ?? { cue: '' }),
                speaker: asParticipants(
                  field('speaker'),
                  innermost === undefined ? [] : [innermost.speaker],
                )[0],
                stance: field('stance'),
              },
            ];
    if (Object.keys(fields).length === 0) {
      onClose();
      return;
    }
    const why = field('why');
    const taken = await review({
      action: 'correct',
      claim: claim.id,
      fields,
      ...(why === '' ? {} : { why }),
    });
    if (taken) onClose();
    else setProblem(lastReview.value?.problem ?? '');
  };
  const innermost = claim.attribution.at(-1);
  return (
    <Dialog title={w.review.correct} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
      >
        <blockquote>{claim.selector.exact}</blockquote>
        <label>
          {w.review.type}
          <select name="type" defaultValue={claim.type}>
            {Object.entries(w.types).map(([type, name]) => (
              <option key={type} value={type} selected={type === claim.type}>
                {name} ({type})
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.review.actors} <span class="soft">{w.review.codes}</span>
          <input name="actors" defaultValue={asText(claim.actors)} />
        </label>
        <label>
          {w.review.recipients}
          <input name="recipients" defaultValue={asText(claim.recipients)} />
        </label>
        <div class="row">
          <label>
            {w.review.start}
            <input name="start" type="date" defaultValue={claim.time?.start ?? ''} />
          </label>
          <label>
            {w.review.end}
            <input name="end" type="date" defaultValue={claim.time?.end ?? ''} />
          </label>
        </div>
        <div class="row">
          <label>
            {w.review.speaker}
            <input name="speaker" defaultValue={innermost?.speaker.id ?? innermost?.speaker.text ?? ''} />
          </label>
          <label>
            {w.review.stance}
            <select name="stance">
              {Object.entries(w.stances).map(([stance, name]) => (
                <option key={stance} value={stance} selected={stance === (innermost?.stance ?? 'asserts')}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label>
          {w.review.why}
          <input name="why" />
        </label>
        {problem !== '' && <p role="alert">{problem}</p>}
        <div>
          <button type="submit" class="primary">
            {w.review.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
