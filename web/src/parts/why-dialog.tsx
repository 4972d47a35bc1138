import type { JSX } from 'preact';
import { useCall } from '../state/load.ts';
import { language, words } from '../state/settings.ts';
import { Dialog } from './dialog.tsx';
import { Loading } from './loading.tsx';

/** Why a claim was read as it was: rule, clause, tree. */
export function WhyDialog({
  claim,
  onClose,
}: {
  readonly claim: string;
  readonly onClose: () => void;
}): JSX.Element {
  const w = words.value.review;
  const loaded = useCall('GET /api/claims/:claim', { path: { claim }, query: { lang: language.value } });
  return (
    <Dialog title={w.whyTitle} onClose={onClose}>
      <Loading of={loaded}>
        {({ why, reader, claim: { selector, rule, confidence } }) => (
          <div class="stack why">
            <blockquote>{selector.exact}</blockquote>
            <h3>{w.rule}</h3>
            <p>
              <code>{rule}</code> · {words.value.reader.confidence(Math.round(confidence * 100))}
            </p>
            {why.rule !== undefined && (
              <p class="soft">
                {why.rule.table}:{' '}
                {Object.entries(why.rule.row)
                  .filter(([, cell]) => cell !== '')
                  .map(([column, cell]) => `${column}: ${cell}`)
                  .join(' · ')}
              </p>
            )}
            {why.clause !== undefined && (
              <>
                <h3>{w.clause}</h3>
                <p>
                  {why.clause.trigger.text} · {why.clause.voice} · {why.clause.tense}
                </p>
              </>
            )}
            <h3>{w.tree}</h3>
            <pre tabIndex={0}>{why.tree.join('\n')}</pre>
            <p class="soft">
              {w.reader} {reader}
            </p>
          </div>
        )}
      </Loading>
    </Dialog>
  );
}
