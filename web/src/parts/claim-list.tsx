import type { JSX } from 'preact';
import type { ListedClaim } from '../../../src/api/index.ts';
import { dateInWords } from '../state/settings.ts';
import { ToneSign } from './tone.tsx';
import './claim-list.css';

/** Claims with their sentences: who, what, according to whom, where it stands. */
export function ClaimList({ claims }: { readonly claims: readonly ListedClaim[] }): JSX.Element {
  return (
    <ul class="claim-list">
      {claims.map((claim) => (
        <li key={`${claim.article}${claim.claim.id}`} class={claim.words.tone}>
          <ClaimLine of={claim} />
          <blockquote>
            <a href={`/read/${claim.article}?claim=${claim.claim.id}`}>{claim.claim.selector.exact}</a>
          </blockquote>
          <p class="soft">
            {[claim.source.outlet, claim.source.title, dateInWords(claim.source.published)]
              .filter((part) => part !== undefined && part !== '')
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A claim in one line of words. */
export function ClaimLine({ of: { words: said } }: { readonly of: Pick<ListedClaim, 'words'> }): JSX.Element {
  return (
    <p>
      <ToneSign tone={said.tone} /> <strong>{said.who}</strong> {said.what}{' '}
      <span class="soft">
        · {[said.accordingTo, said.howSure, said.when].filter((part) => part !== '').join(' · ')}
      </span>
    </p>
  );
}
