import type { CodingPack } from '../packs/coding-pack.ts';
import { chunkAt } from './draft-chunks.ts';
import type { Draft, Landmarks } from './draft-trees.ts';
import { asideBefore, caseOf, childrenOf, isTensed, phraseHead } from './english-phrases.ts';

const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON']);
const CLAUSES: ReadonlySet<string> = new Set(['root', 'ccomp', 'advcl', 'conj', 'parataxis']);

/** Whether nothing but the name of somebody stands between the mark before and a comma. */
function isNaming(draft: Draft, first: number, comma: number): boolean {
  let at = comma - 1;
  for (; at > first && draft.text(at) !== ','; at--)
    if (!/^(?:PROPN|NOUN|DET|ADJ)$/.test(draft.upos(at))) return false;
  return at > first && at < comma - 1 && draft.upos(comma - 1) === 'PROPN';
}

/** Where the words before a speaking verb begin: right behind the comma that closes what is said; undefined where there is none. */
function openingOf(draft: Draft, first: number, verb: number): number | undefined {
  let comma = verb - 1;
  if (draft.text(comma) === ',') {
    const aside = asideBefore(draft, first, comma);
    if (aside === undefined) return undefined;
    comma = aside - 1;
  }
  let several = false;
  for (; comma > first; comma--) {
    if (draft.text(comma) === ',') {
      // "…, the US, the EU and Britain charged": several speak.
      if (several && isNaming(draft, first, comma)) continue;
      break;
    }
    several ||= draft.upos(comma) === 'CCONJ';
    if (draft.upos(comma) === 'PUNCT' && !/^["“”'’-]$/.test(draft.text(comma))) return undefined;
    if (isTensed(draft, comma) || draft.upos(comma) === 'SCONJ') return undefined;
  }
  return comma > first ? comma + 1 : undefined;
}

/** The verb of the clause that stands in front of the speaking one: its head, or the first tensed verb. */
function saidClause(draft: Draft, first: number, end: number): number | undefined {
  let found: number | undefined;
  for (let token = first; token < end; token++) {
    if (draft.upos(token) !== 'VERB') continue;
    const head = draft.head[token];
    if (head < first || head >= end) return token;
    found ??= token;
  }
  return found;
}

/**
 * "Pyongyang has moved soldiers to Kursk, the Dutch minister, Ruben Brekelmans, told parliament": who speaks at the end of a sentence
 * stands between the comma and the verb of saying, and belongs to nothing in what is said.
 */
export function restoreEnglishSpeakers(
  draft: Draft,
  first: number,
  end: number,
  marks: Landmarks,
  pack: CodingPack,
): void {
  for (let verb = first + 3; verb < end; verb++) {
    if (
      draft.upos(verb) !== 'VERB' ||
      !NOMINAL.has(draft.upos(draft.text(verb - 1) === ',' ? verb - 2 : verb - 1))
    )
      continue;
    if (draft.xpos(verb) !== 'VBD' && draft.xpos(verb) !== 'VBZ' && draft.xpos(verb) !== 'VBN') continue;
    if (pack.words.speech(draft.lemma(verb), 'verb').length === 0) continue;
    const opening = openingOf(draft, first, verb);
    if (opening === undefined || marks.isTime(opening)) continue;
    const said = saidClause(draft, first, opening - 1);
    if (said === undefined) continue;
    let last = verb - 1;
    if (draft.text(last) === ',') last = (asideBefore(draft, first, last) ?? last) - 1;
    const above = phraseHead(draft, opening, last);
    // "officials familiar with the deliberations said": what hangs on the verb itself may belong to a naming before it.
    const head =
      caseOf(draft, above, opening) === undefined ? above : (chunkAt(draft, opening, verb)?.head ?? above);
    if (!NOMINAL.has(draft.upos(head)) || caseOf(draft, head, opening) !== undefined || marks.isTime(head))
      continue;
    for (const child of childrenOf(draft, verb, first, opening))
      if (draft.baseRelation(child) === 'nsubj') draft.hang(child, said, 'nsubj');
    if (draft.head[said] >= opening && draft.head[said] !== verb) draft.hang(said, verb, 'ccomp');
    if (draft.isWithin(verb, head)) {
      const relation = draft.relation(head);
      draft.hang(verb, draft.head[head], CLAUSES.has(relation) ? relation : 'parataxis');
    }
    draft.hang(head, verb, 'nsubj');
    if (!CLAUSES.has(draft.baseRelation(verb)) || draft.xpos(verb) === 'VBN')
      draft.hang(verb, draft.head[verb] === -1 ? -1 : said, draft.head[verb] === -1 ? 'root' : 'parataxis');
    if (draft.xpos(verb) === 'VBN') draft.retagPast(verb);
  }
}
