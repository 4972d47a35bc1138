import { type ClaimAnchor } from '../reviews/review.ts';
import { claimOfAnchor } from '../reviews/re-anchor.ts';
import type { StoryJudgement } from '../reviews/reviews.ts';
import type { Telling } from './features.ts';

/**
 * Stories as the user leaves them: what he said is one story is one, what he said is another story stands apart. Judgements hold
 * in their order, a later one over an earlier one; a judgement on a claim that is no longer read changes nothing.
 */
export function judgedStories(
  groups: readonly (readonly Telling[])[],
  judgements: readonly StoryJudgement[],
): (readonly Telling[])[] {
  let stories: (readonly Telling[])[] = [...groups];
  if (judgements.length === 0) return stories;
  const byDocument = new Map<string, Telling[]>();
  for (const telling of groups.flat()) {
    if (telling.echo === true) continue;
    const list = byDocument.get(telling.claim.document) ?? [];
    byDocument.set(telling.claim.document, list);
    list.push(telling);
  }
  const tellingsOf = (anchors: readonly ClaimAnchor[]): ReadonlySet<Telling> =>
    new Set(
      anchors.flatMap((anchor) => {
        const own = byDocument.get(anchor.document) ?? [];
        const claim = claimOfAnchor(
          anchor,
          own.map((telling) => telling.claim),
        );
        // Two outlets with the same words have the same claims.
        return claim === undefined ? [] : own.filter((telling) => telling.claim.id === claim.id);
      }),
    );
  for (const { kind, targets, from } of judgements) {
    const meant = tellingsOf(targets);
    if (meant.size === 0) continue;
    stories = kind === 'together' ? together(stories, meant) : apart(stories, meant, tellingsOf(from));
  }
  return stories;
}

/** All stories that hold one of them become one, where the first of them stood. */
function together(
  stories: readonly (readonly Telling[])[],
  meant: ReadonlySet<Telling>,
): (readonly Telling[])[] {
  const joined = stories.filter((story) => story.some((telling) => meant.has(telling)));
  return stories.flatMap((story) =>
    !joined.includes(story) ? [story] : story === joined[0] ? [joined.flat()] : [],
  );
}

/** Those that stand with what they are said not to tell become a story of their own. */
function apart(
  stories: readonly (readonly Telling[])[],
  meant: ReadonlySet<Telling>,
  others: ReadonlySet<Telling>,
): (readonly Telling[])[] {
  return stories.flatMap((story) => {
    if (!story.some((telling) => others.has(telling) && !meant.has(telling))) return [story];
    const out = story.filter((telling) => meant.has(telling));
    return out.length === 0 ? [story] : [story.filter((telling) => !meant.has(telling)), out];
  });
}
