import type { Attribution, Claim, Participant } from '../../claim/index.ts';
import type { Telling } from '../stories/index.ts';

/**
 * Speakers that are only named by what they are ("de dienst", "the ministry") get the id of who was named before in the same
 * article by a word that ends so ("de Zuid-Koreaanse inlichtingendienst"). Other tellings are left as they are.
 */
export function withSpeakers(tellings: readonly Telling[]): Telling[] {
  const byArticle = new Map<string, Telling[]>();
  for (const telling of tellings) {
    const list = byArticle.get(telling.article);
    if (list === undefined) byArticle.set(telling.article, [telling]);
    else list.push(telling);
  }
  const resolved = new Map<Telling, Telling>();
  for (const article of byArticle.values()) {
    const named: { readonly head: string; readonly speaker: Participant }[] = [];
    for (const telling of article.toSorted((a, b) => a.claim.selector.start - b.claim.selector.start)) {
      const attribution = telling.claim.attribution.map((link) => resolvedLink(link, named));
      resolved.set(telling, { ...telling, claim: withAttribution(telling.claim, attribution) });
      for (const { speaker } of attribution) {
        const head = headOf(speaker.text);
        if (speaker.id !== undefined && head !== undefined) named.push({ head, speaker });
      }
    }
  }
  return tellings.map((telling) => resolved.get(telling) ?? telling);
}

function withAttribution(claim: Claim, attribution: readonly Attribution[]): Claim {
  return attribution.some((link, i) => link !== claim.attribution[i]) ? { ...claim, attribution } : claim;
}

function resolvedLink(
  link: Attribution,
  named: readonly { readonly head: string; readonly speaker: Participant }[],
): Attribution {
  const { speaker } = link;
  if (speaker.id !== undefined || speaker.ids !== undefined || /\p{Lu}/u.test(speaker.text.slice(1)))
    return link;
  const head = headOf(speaker.text);
  const before = head === undefined ? undefined : named.findLast((one) => one.head.endsWith(head));
  if (before === undefined) return link;
  const { id, country, sector } = before.speaker;
  return {
    ...link,
    speaker: {
      ...speaker,
      via: 'coreference',
      ...(id === undefined ? {} : { id }),
      ...(country === undefined ? {} : { country }),
      ...(sector === undefined ? {} : { sector }),
    },
  };
}

/** Letters of the shortest word that tells one speaker from another. */
const LEAST_HEAD = 4;

/** The last word before what follows the noun ("de minister van Defensie": minister), in lower case. */
function headOf(text: string): string | undefined {
  const [phrase] = text.split(/ (?:van|voor|in|uit|of|for|in|from) |,/);
  const head = phrase
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.at(-1);
  return head !== undefined && head.length >= LEAST_HEAD ? head : undefined;
}
