import type { Attribution, Claim } from '../claim/index.ts';
import { BODY_KINDS, LANGUAGES, blockKindOf, type BlockKind, type Document } from '../document/index.ts';
import type { Chain } from './attribution/chain.ts';
import { KnownSpeakers } from './attribution/known-speakers.ts';
import { Quotes } from './attribution/quotes.ts';
import type { Spoken } from './attribution/spoken.ts';
import type { Landmarks } from './clauses/draft-trees.ts';
import { repairTrees } from './clauses/repair-trees.ts';
import { SentenceTree } from './clauses/sentence-tree.ts';
import { WordForms } from './clauses/word-forms.ts';
import { codeSentence, readSentence, type CodedSentence } from './code-sentence.ts';
import { linkExchanges } from './events/exchange.ts';
import { CODED_LANGUAGES, maybeCodingPack, type CodingPack } from './packs/coding-pack.ts';
import { verbCandidates } from './packs/inflections.ts';
import { Discourse } from './participants/discourse.ts';
import type { Mention } from './participants/mention.ts';
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

/** Whether a Dutch word is a form of a verb that a concept table lists. */
function isVerbForm(document: Document, token: number): boolean {
  const pack = maybeCodingPack('nl');
  const form = WordForms.of(document).lower(token);
  return verbCandidates('nl', form).some((verb) => (pack?.concepts.entries(verb, 'verb').length ?? 0) > 0);
}

/** Kinds of mentions that are names. */
const NAMES: ReadonlySet<Mention['kind']> = new Set<Mention['kind']>([
  'state',
  'seat',
  'organisation',
  'person',
]);

/** Whom the next sentence names, for a quotation that runs on into it. */
function speakerAhead(
  reading: Reading,
  tree: SentenceTree,
  pack: CodingPack,
  treeOf: (sentence: number) => SentenceTree,
): Attribution | undefined {
  const { quotes, document } = reading;
  const { block } = document.layer('sentences');
  const next = tree.sentence + 1;
  if (next >= document.sentenceCount || block[next] !== block[tree.sentence] || !quotes.runOn(tree.end))
    return undefined;
  return readSentence(reading, treeOf(next), pack).speech.quoteSpeaker();
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
  const surroundings = new Surroundings(parsed, context.published);
  const quotes = new Quotes(parsed);
  const landmarks: Landmarks = {
    isTime: (token) => surroundings.timeTokens.has(token),
    isName: (token) => NAMES.has(surroundings.mentions.at(token)?.kind ?? 'role'),
    startsName: (token) => {
      const mention = surroundings.mentions.at(token);
      return mention !== undefined && mention.firstToken === token && NAMES.has(mention.kind);
    },
    isVerb: (token) => isVerbForm(parsed, token),
    isQuoted: (token) => quotes.isQuoted(token),
  };
  const document = repairTrees(
    parsed,
    landmarks,
    (lang) => {
      const grammar = lang === undefined ? undefined : maybeCodingPack(lang)?.grammar;
      return grammar === undefined ? undefined : { measure: grammar.measure, about: grammar['about-number'] };
    },
    maybeCodingPack,
  );
  const languages = document.layer('languages');
  const { block: blockOf } = document.layer('sentences');
  const reading: Reading = {
    document,
    published: context.published,
    discourse: new Discourse(),
    speakers: new KnownSpeakers(),
    quotes,
    surroundings,
  };
  const found: { readonly tree: SentenceTree; readonly read: CodedSentence; outer?: Attribution }[] = [];
  // A sentence that was looked ahead to is the next one read.
  let last: SentenceTree | undefined;
  const treeOf = (sentence: number): SentenceTree => {
    if (last?.sentence !== sentence) last = new SentenceTree(document, sentence, surroundings.timeTokens);
    return last;
  };
  let running: Attribution | undefined;
  let block = -1;
  for (let sentence = 0; sentence < document.sentenceCount; sentence++) {
    if (blockOf[sentence] !== block) {
      block = blockOf[sentence];
      running = undefined;
    }
    const pack = maybeCodingPack(LANGUAGES[languages.block[block]]);
    if (pack === undefined || !kinds.has(blockKindOf(document, sentence))) continue;
    const tree = treeOf(sentence);
    const after = speakerAhead(reading, tree, pack, treeOf);
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
    claims: read.claims.map((claim) => {
      const attribution = withOuter(
        claim.attribution,
        outer,
        read.spoken.some((one) => one.speaker !== undefined),
      );
      if (attribution === claim.attribution) return claim;
      // What somebody cannot confirm in the next sentence is unknown.
      const isDoubted = outer?.stance === 'doubts';
      return { ...claim, attribution, ...(isDoubted ? { certainty: 'unknown' as const } : {}) };
    }),
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
