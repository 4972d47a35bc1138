import type { Claim, Participant } from '../../claim/index.ts';
import { asActor, corrected, goesBy } from './correct.ts';
import { claimOfAnchor } from './re-anchor.ts';
import {
  type ActorIdentity,
  type ClaimAnchor,
  type CorrectableField,
  type Grade,
  type Review,
  anchorsOf,
  effective,
} from './review.ts';

/** What reviews did to a claim. */
export interface ReviewMark {
  /** The last judgement on it. */
  readonly judgement?: 'accepted' | 'rejected';
  /** Fields that were corrected, by a claim's own correction or by who its actors were said to be. */
  readonly corrected: readonly CorrectableField[];
  /** Numbers of the reviews that bear on it. */
  readonly reviews: readonly number[];
}

/** A claim as the reviews leave it. */
export interface ReviewedClaim extends ReviewMark {
  readonly claim: Claim;
}

/** Claims that were said to tell one story, or two different ones; ids of anchors as they were given. */
export interface StoryJudgement {
  readonly n: number;
  readonly kind: 'together' | 'apart';
  readonly targets: readonly ClaimAnchor[];
  /** For `apart`: from which. */
  readonly from: readonly ClaimAnchor[];
}

interface ActorRule {
  readonly n: number;
  readonly words: readonly string[];
  readonly into: ActorIdentity;
  readonly targets: readonly ClaimAnchor[] | undefined;
}

/** What the log amounts to. */
export class Reviews {
  readonly #byDocument = new Map<string, Review[]>();
  readonly #actorRules: ActorRule[] = [];
  readonly #stories: StoryJudgement[] = [];
  readonly #grades = new Map<string, Grade>();
  readonly #notes: Review[] = [];

  constructor(log: readonly Review[]) {
    for (const review of effective(log)) {
      const documents = new Set(anchorsOf(review).map(({ document }) => document));
      for (const document of documents) {
        const list = this.#byDocument.get(document) ?? [];
        list.push(review);
        this.#byDocument.set(document, list);
      }
      this.#take(review);
    }
  }

  #take(review: Review): void {
    switch (review.action) {
      case 'merge-actors':
        this.#actorRules.push({ n: review.n, words: review.actors, into: review.into, targets: undefined });
        break;
      case 'split-actor':
        this.#actorRules.push({
          n: review.n,
          words: [review.actor],
          into: review.into,
          targets: review.targets,
        });
        break;
      case 'merge-stories':
        this.#stories.push({ n: review.n, kind: 'together', targets: review.targets, from: [] });
        break;
      case 'split-story':
        this.#stories.push({ n: review.n, kind: 'apart', targets: review.targets, from: review.from });
        break;
      case 'rate':
        this.#grades.set(review.source, review.grade);
        break;
      case 'note':
        this.#notes.push(review);
        break;
      default:
    }
  }

  /** Texts that a review points into. */
  get documents(): ReadonlySet<string> {
    return new Set(this.#byDocument.keys());
  }

  /** Names and ids of actors that are someone else wherever they stand. */
  get renamedActors(): readonly string[] {
    return this.#actorRules.filter(({ targets }) => targets === undefined).flatMap(({ words }) => words);
  }

  /** Reliability of sources that the user gave, by outlet. */
  get grades(): ReadonlyMap<string, Grade> {
    return this.#grades;
  }

  get stories(): readonly StoryJudgement[] {
    return this.#stories;
  }

  get notes(): readonly Review[] {
    return this.#notes;
  }

  /** Whether any review bears on this text or these actors. */
  touches(document: string): boolean {
    return this.#byDocument.has(document) || this.renamedActors.length > 0;
  }

  /** All claims of one text as the reviews leave them, rejected ones included, in the same order. */
  apply(document: string, claims: readonly Claim[]): ReviewedClaim[] {
    const state = new Map<string, MutableReview>(
      claims.map((claim) => [claim.id, { claim, corrected: new Set(), reviews: [] }]),
    );
    for (const review of this.#byDocument.get(document) ?? []) {
      for (const anchor of anchorsOf(review)) {
        if (anchor.document !== document) continue;
        const claim = claimOfAnchor(anchor, claims);
        const found = claim === undefined ? undefined : state.get(claim.id);
        if (found === undefined) continue;
        found.reviews.push(review.n);
        if (review.action === 'accept') found.judgement = 'accepted';
        if (review.action === 'reject') found.judgement = 'rejected';
        if (review.action === 'correct') {
          found.claim = corrected(found.claim, review.fields);
          for (const field of Object.keys(review.fields)) found.corrected.add(field as CorrectableField);
        }
      }
    }
    for (const rule of this.#actorRules) applyRule(rule, document, claims, state);
    return Array.from(state.values(), ({ claim, judgement, corrected: fields, reviews }) => ({
      claim,
      corrected: [...fields],
      reviews: reviews.toSorted((a, b) => a - b),
      ...(judgement === undefined ? {} : { judgement }),
    }));
  }

  /** Reviews whose claim the present reading of their text does not have. */
  lost(document: string, claims: readonly Claim[]): Review[] {
    return (this.#byDocument.get(document) ?? []).filter((review) =>
      anchorsOf(review).some(
        (anchor) => anchor.document === document && claimOfAnchor(anchor, claims) === undefined,
      ),
    );
  }
}

interface MutableReview {
  claim: Claim;
  judgement?: 'accepted' | 'rejected';
  readonly corrected: Set<CorrectableField>;
  readonly reviews: number[];
}

function applyRule(
  { n, words, into, targets }: ActorRule,
  document: string,
  claims: readonly Claim[],
  state: ReadonlyMap<string, MutableReview>,
): void {
  const only =
    targets === undefined
      ? undefined
      : new Set(
          targets
            .filter((anchor) => anchor.document === document)
            .map((anchor) => claimOfAnchor(anchor, claims)?.id),
        );
  for (const [id, found] of state) {
    if (only !== undefined && !only.has(id)) continue;
    const { claim } = found;
    let changed = false;
    const renamed = (participant: Participant): Participant => {
      if (!words.some((word) => goesBy(participant, word))) return participant;
      changed = true;
      return asActor(participant, into);
    };
    const actors = claim.actors.map(renamed);
    if (changed) found.corrected.add('actors');
    let before = changed;
    changed = false;
    const recipients = claim.recipients.map(renamed);
    if (changed) found.corrected.add('recipients');
    before ||= changed;
    changed = false;
    const attribution = claim.attribution.map((link) => ({ ...link, speaker: renamed(link.speaker) }));
    if (changed) found.corrected.add('attribution');
    if (!before && !changed) continue;
    found.claim = { ...claim, actors, recipients, attribution };
    if (!found.reviews.includes(n)) found.reviews.push(n);
  }
}
