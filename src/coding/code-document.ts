import type { Attribution, Claim } from '../claim/index.ts';
import { BODY_KINDS, LANGUAGES, blockKindOf, type BlockKind, type Document } from '../document/index.ts';
import type { Chain } from './attribution/chain.ts';
import { Quotes } from './attribution/quotes.ts';
import type { Spoken } from './attribution/spoken.ts';
import { repairTrees } from './clauses/repair-trees.ts';
import { SentenceTree } from './clauses/sentence-tree.ts';
import { codeSentence, readSentence, type CodedSentence } from './code-sentence.ts';
import { linkExchanges } from './events/exchange.ts';
import { CODED_LANGUAGES, maybeCodingPack, type CodingPack } from './packs/coding-pack.ts';
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

/** One sentence with its claims and who says what in it. */
export interface ReadSentence {
  readonly tree: SentenceTree;
  readonly claims: readonly Claim[];
  readonly spoken: readonly Spoken[];
  /** The chain of speakers above a token, with whom the next sentence names ("Dat meldde KCNA."). */
  chainAt(token: number): Chain;
}

/**
 * The chain of a sentence that the next one attributes: the new link goes outermost.
 * @param others the sentence says something in the words of others: then that is what is denied or doubted
 */
function withOuter(
  chain: readonly Attribution[],
  outer: Attribution | undefined,
  others: boolean,
): readonly Attribution[] {
  if (outer === undefined) return chain;
  if (others && chain.length === 0 && outer.stance !== 'asserts') return chain;
  const known = chain.some(
    (own) =>
      own.speaker.id !== undefined && own.speaker.id === outer.speaker.id && own.stance === outer.stance,
  );
  return known ? chain : [outer, ...chain];
}

/** Whom the next sentence names, for a quotation that runs on into it. */
function speakerAhead(reading: Reading, tree: SentenceTree, pack: CodingPack): Attribution | undefined {
  const { quotes, document } = reading;
  const { block } = document.layer('sentences');
  const next = tree.sentence + 1;
  if (next >= document.sentenceCount || block[next] !== block[tree.sentence] || !quotes.runOn(tree.end))
    return undefined;
  return readSentence(
    reading,
    new SentenceTree(document, next, reading.surroundings.timeTokens),
    pack,
  ).speech.quoteSpeaker();
}

/**
 * Reads a document sentence by sentence. Sentences outside the body (titles, captions, pull-quotes, boilerplate) are passed
 * over, as are blocks in a language without a pack.
 * @param kinds kinds of blocks to read
 * @throws BreuklijnError `missing-layer` when the document has no trees
 */
export function readSentences(
  parsed: Document,
  context: CodingContext = {},
  kinds: ReadonlySet<BlockKind> = BODY_KINDS,
): ReadSentence[] {
  const document = repairTrees(parsed);
  const languages = document.layer('languages');
  const { block: blockOf } = document.layer('sentences');
  const reading: Reading = {
    document,
    published: context.published,
    discourse: new Discourse(),
    quotes: new Quotes(document),
    surroundings: new Surroundings(document, context.published),
  };
  const found: { readonly tree: SentenceTree; readonly read: CodedSentence; outer?: Attribution }[] = [];
  let running: Attribution | undefined;
  let block = -1;
  for (let sentence = 0; sentence < document.sentenceCount; sentence++) {
    if (blockOf[sentence] !== block) {
      block = blockOf[sentence];
      running = undefined;
    }
    const pack = maybeCodingPack(LANGUAGES[languages.block[block]]);
    if (pack === undefined || !kinds.has(blockKindOf(document, sentence))) continue;
    const tree = new SentenceTree(document, sentence, reading.surroundings.timeTokens);
    const after = speakerAhead(reading, tree, pack);
    const read = codeSentence(reading, tree, pack, {
      ...(running === undefined ? {} : { before: running }),
      ...(after === undefined ? {} : { after }),
    });
    running = read.speaker;
    const previous = found[found.length - 1];
    if (read.saidBefore !== undefined && previous !== undefined) previous.outer = read.saidBefore;
    found.push({ tree, read });
  }
  return found.map(({ tree, read, outer }) => ({
    tree,
    claims: read.claims.map((claim) => ({
      ...claim,
      attribution: withOuter(
        claim.attribution,
        outer,
        read.spoken.some((one) => one.speaker !== undefined),
      ),
    })),
    spoken: read.spoken,
    chainAt: (token) => {
      const chain = read.chainAt(token);
      return {
        ...chain,
        links: withOuter(
          chain.links,
          outer,
          read.spoken.some((one) => one.speaker !== undefined),
        ),
      };
    },
  }));
}

/**
 * Reads the claims out of a document that has gone through the language pipeline.
 * @throws BreuklijnError `missing-layer` when the document has no trees
 */
export function codeDocument(document: Document, context: CodingContext = {}): CodingResult {
  const { main } = document.layer('languages');
  const claims = readSentences(document, context).flatMap((sentence) => sentence.claims);
  const unread = !CODED_LANGUAGES.includes(main) && document.sentenceCount > 0;
  return {
    claims: linkExchanges(claims),
    notes: unread ? [`the text is in language "${main}", which is not read; no claims`] : [],
  };
}
