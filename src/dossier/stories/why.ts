import { ECHO_EVIDENCE, ECHO_WEIGHTS, echoEvidenceOf, echoLikeness } from './echo-likeness.ts';
import { bareTelling } from './echoes.ts';
import type { Features, StorySpace, Telling } from './features.ts';
import { isOtherDay, reasonsOf, similarity } from './similarity.ts';
import { WEIGHTS } from './weights.ts';

/** Why a telling is in its story: the other telling that it is most like, and what that likeness is made of. */
export interface Reason {
  /** Positions in the story. */
  readonly telling: number;
  readonly like: number;
  /** Log-odds that the two tell one event. */
  readonly likeness: number;
  /** Names of `packs/stories/evidence.tsv` with their log-odds, the strongest first. */
  readonly evidence: readonly (readonly [string, number])[];
}

/** Log-odds by which another article goes before the same one. */
const APART = 100;

/** A reason for each telling but of a story of one. What was joined by the user, or as an answer, may be like none. */
export function whyTogether(space: StorySpace, tellings: readonly Telling[]): Reason[] {
  const known = new Map(space.features.map((features) => [features.telling, features]));
  const all = tellings.map((telling) => known.get(telling) ?? space.featuresOf(telling));
  return all.flatMap((own, telling): Reason[] => {
    let best: { readonly like: number; readonly value: number } | undefined;
    all.forEach((other, like) => {
      // A sentence that repeats a claim is no evidence for another.
      if (like === telling || other.telling.echo === true) return;
      // What another article says tells more than the same article said twice.
      const apart = own.telling.article === other.telling.article ? 0 : APART;
      const value = likenessOf(own, other) + apart;
      if (best === undefined || value > best.value) best = { like, value };
    });
    if (best === undefined) return [];
    const { like } = best;
    const likeness = likenessOf(own, all[like]);
    return [{ telling, like, likeness, evidence: evidenceFor(own, all[like]) }];
  });
}

function likenessOf(own: Features, other: Features): number {
  return own.telling.echo === true ? echoLikeness(bareOf(own), other) : similarity(own, other);
}

/** A sentence without a claim says nothing but its words: who does what in it is lent. */
function bareOf(own: Features): Features {
  const { article, lang, published, claim } = own.telling;
  const { start, end, exact } = claim.selector;
  const sentence = { article, document: claim.document, lang, published, start, end, exact };
  return { ...own, telling: bareTelling(sentence), actors: new Set(), recipients: new Set() };
}

function evidenceFor(own: Features, other: Features): (readonly [string, number])[] {
  if (own.telling.echo !== true) {
    if (isOtherDay(own, other)) return [['otherDay', WEIGHTS.otherDay]];
    return [...reasonsOf(own, other), ['base', WEIGHTS.base] as const];
  }
  const found = echoEvidenceOf(bareOf(own), other);
  return [
    ...ECHO_EVIDENCE.map((name) => [name, ECHO_WEIGHTS[name] * found[name]] as const)
      .filter(([, value]) => value !== 0)
      .toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1])),
    ['base', ECHO_WEIGHTS.base] as const,
  ];
}
