import { LANGUAGES, UPOS, type Document } from '../../document/index.ts';

/** Relations of subordinate clauses, in which a Dutch verb stands last. */
const SUBORDINATE = ['ccomp', 'advcl', 'acl', 'csubj'];

/** Reads a document's heads and relations while they are being changed. */
class Draft {
  readonly head: Int32Array;
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
    this.head = Int32Array.from(document.layer('trees').head);
  }

  relation(token: number): string {
    const { relations, relation } = this.#document.layer('trees');
    return relations[relation[token]];
  }

  isSubordinate(token: number): boolean {
    const relation = this.relation(token);
    return SUBORDINATE.some((name) => relation === name || relation.startsWith(`${name}:`));
  }

  upos(token: number): string {
    return UPOS[this.#document.layer('tags').upos[token]];
  }

  isFinite(token: number): boolean {
    const { tag, tags } = this.#document.layer('tags');
    return tags[tag[token]].feats.includes('VerbForm=Fin');
  }
}

/**
 * "Beijing eist dat de stap wordt teruggedraaid en dreigt met beperkingen": a finite verb right behind "en", with its objects
 * behind it, has main-clause order; it is coordinated with the main verb ("eist") and not with the verb at the end of
 * the subordinate clause, where parsers like to hang it.
 */
function coordinateMainVerbs(draft: Draft, first: number, end: number): void {
  for (let token = first + 1; token < end; token++) {
    if (draft.relation(token) !== 'conj' || draft.upos(token) !== 'VERB' || !draft.isFinite(token)) continue;
    if (draft.upos(token - 1) !== 'CCONJ') continue;
    const partner = draft.head[token];
    if (partner < first || !draft.isSubordinate(partner) || draft.upos(partner) !== 'VERB') continue;
    let hasObjectsBehind = false;
    for (let child = token + 1; child < end; child++) if (draft.head[child] === token && draft.upos(child) !== 'PUNCT') hasObjectsBehind = true;
    if (!hasObjectsBehind) continue;
    let main = partner;
    while (main >= 0 && (draft.isSubordinate(main) || draft.upos(main) !== 'VERB')) main = draft.head[main];
    if (main >= 0 && draft.upos(main) === 'VERB') draft.head[token] = main;
  }
}

/**
 * Mends what parsers get wrong systematically and word order settles. Dutch only: English order does not tell main
 * clauses from subordinate ones.
 * @param document with trees, tags and languages
 * @returns a document that shares everything but its heads; the same document when it has no Dutch
 */
export function repairTrees(document: Document): Document {
  const trees = document.layer('trees');
  const { firstToken, block } = document.layer('sentences');
  const languages = document.layer('languages').block;
  const dutch = LANGUAGES.indexOf('nl');
  if (!languages.includes(dutch)) return document;
  const draft = new Draft(document);
  for (let sentence = 0; sentence + 1 < firstToken.length; sentence++) {
    if (languages[block[sentence]] === dutch) coordinateMainVerbs(draft, firstToken[sentence], firstToken[sentence + 1]);
  }
  return document.with('trees', { ...trees, head: draft.head });
}
