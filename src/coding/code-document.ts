import type { Attribution, Claim } from '../claim/index.ts';
import { BODY_KINDS, LANGUAGES, blockKindOf, type Document } from '../document/index.ts';
import { Quotes } from './attribution/quotes.ts';
import { SentenceTree } from './clauses/sentence-tree.ts';
import { codeSentence } from './code-sentence.ts';
import { linkExchanges } from './events/exchange.ts';
import { CODED_LANGUAGES, maybeCodingPack } from './packs/coding-pack.ts';
import { Discourse } from './participants/discourse.ts';
import type { Reading } from './reading.ts';
import { Surroundings } from './surroundings.ts';

/** What is known of an article besides its text. */
export interface CodingContext {
  /** Publication date in EDTF; relative times stay unresolved without it. */
  readonly published?: string;
}

export interface CodingResult {
  readonly claims: readonly Claim[];
  /** Why a part of the text gave no claims, one line each. */
  readonly notes: readonly string[];
}

/** The claim of a sentence that the next one attributes: the new link goes outermost. */
function attributedTo(claim: Claim, link: Attribution): Claim {
  const known = claim.attribution.some(
    (own) => own.speaker.id !== undefined && own.speaker.id === link.speaker.id,
  );
  return known ? claim : { ...claim, attribution: [link, ...claim.attribution] };
}

/**
 * Reads the claims out of a document that has gone through the language pipeline. Sentences outside the body (titles,
 * captions, pull-quotes, boilerplate) are passed over, as are blocks in a language without a pack.
 * @throws BreuklijnError `missing-layer` when the document has no trees
 */
export function codeDocument(document: Document, context: CodingContext = {}): CodingResult {
  const languages = document.layer('languages');
  const { block: blockOf } = document.layer('sentences');
  const reading: Reading = {
    document,
    discourse: new Discourse(),
    quotes: new Quotes(document),
    surroundings: new Surroundings(document, context.published),
  };
  const claims: Claim[] = [];
  let previousCount = 0;
  let speaker: Attribution | undefined;
  let block = -1;
  for (let sentence = 0; sentence < document.sentenceCount; sentence++) {
    if (blockOf[sentence] !== block) {
      block = blockOf[sentence];
      speaker = undefined;
    }
    const pack = maybeCodingPack(LANGUAGES[languages.block[block]]);
    if (pack === undefined || !BODY_KINDS.has(blockKindOf(document, sentence))) continue;
    const read = codeSentence(reading, new SentenceTree(document, sentence, reading.surroundings.timeTokens), pack, speaker);
    speaker = read.speaker;
    const { saidBefore } = read;
    if (saidBefore !== undefined) {
      for (let i = claims.length - previousCount; i < claims.length; i++)
        claims[i] = attributedTo(claims[i], saidBefore);
    }
    claims.push(...read.claims);
    previousCount = read.claims.length;
  }
  const unread = !CODED_LANGUAGES.includes(languages.main) && document.sentenceCount > 0;
  return {
    claims: linkExchanges(claims),
    notes: unread ? [`the text is in language "${languages.main}", which is not read; no claims`] : [],
  };
}
