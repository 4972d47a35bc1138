import { LANGUAGES, UPOS, type Document, type Upos } from '../../document/index.ts';

/** Relations of subordinate clauses, in which a Dutch verb stands last. */
const SUBORDINATE = ['ccomp', 'advcl', 'acl', 'csubj'];

/** A document's heads, relations and tags while they are being changed. */
class Draft {
  readonly head: Int32Array;
  readonly #relation: Uint8Array;
  readonly #upos: Uint8Array;
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
    this.head = Int32Array.from(document.layer('trees').head);
    this.#relation = Uint8Array.from(document.layer('trees').relation);
    this.#upos = Uint8Array.from(document.layer('tags').upos);
  }

  relation(token: number): string {
    return this.#document.layer('trees').relations[this.#relation[token]];
  }

  /** Hangs a token elsewhere. Nothing happens when the parser knows no such relation. */
  hang(token: number, head: number, relation: string): void {
    const index = this.#document.layer('trees').relations.indexOf(relation);
    if (index < 0) return;
    this.head[token] = head;
    this.#relation[token] = index;
  }

  retag(token: number, upos: Upos): void {
    this.#upos[token] = UPOS.indexOf(upos);
  }

  lower(token: number): string {
    const { start, end } = this.#document.layer('tokens');
    return this.#document.text.slice(start[token], end[token]).toLowerCase();
  }

  feature(token: number, pair: string): boolean {
    const { tag, tags } = this.#document.layer('tags');
    return tags[tag[token]].feats.split('|').includes(pair);
  }

  /** The document with what was changed. */
  finished(): Document {
    return this.#document
      .with('trees', { ...this.#document.layer('trees'), head: this.head, relation: this.#relation })
      .with('tags', { ...this.#document.layer('tags'), upos: this.#upos });
  }

  isSubordinate(token: number): boolean {
    const relation = this.relation(token);
    return SUBORDINATE.some((name) => relation === name || relation.startsWith(`${name}:`));
  }

  upos(token: number): string {
    return UPOS[this.#upos[token]];
  }

  isFinite(token: number): boolean {
    return this.feature(token, 'VerbForm=Fin');
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
    for (let child = token + 1; child < end; child++)
      if (draft.head[child] === token && draft.upos(child) !== 'PUNCT') hasObjectsBehind = true;
    if (!hasObjectsBehind) continue;
    let main = partner;
    while (main >= 0 && (draft.isSubordinate(main) || draft.upos(main) !== 'VERB')) main = draft.head[main];
    if (main >= 0 && draft.upos(main) === 'VERB') draft.head[token] = main;
  }
}

/**
 * "dat het militairen stuurt": "het" is never the article of a plural. It is the pronoun in front of the noun, the subject of
 * the noun's verb, and what the parser took for the subject is the object.
 */
function freePronouns(draft: Draft, first: number, end: number): void {
  for (let token = first; token < end - 1; token++) {
    if (draft.lower(token) !== 'het' || draft.relation(token) !== 'det') continue;
    const noun = draft.head[token];
    const verb = noun < first ? -1 : draft.head[noun];
    if (
      verb < first ||
      draft.upos(verb) !== 'VERB' ||
      draft.upos(noun) !== 'NOUN' ||
      !draft.feature(noun, 'Number=Plur')
    )
      continue;
    if (draft.relation(noun).startsWith('nsubj')) draft.hang(noun, verb, 'obj');
    draft.hang(token, verb, 'nsubj');
    draft.retag(token, 'PRON');
  }
}

/**
 * Mends what parsers get wrong systematically and word order settles. Dutch only: English order does not tell main
 * clauses from subordinate ones.
 * @param document with trees, tags and languages
 * @returns a document that shares everything but its heads; the same document when it has no Dutch
 */
export function repairTrees(document: Document): Document {
  const { firstToken, block } = document.layer('sentences');
  const languages = document.layer('languages').block;
  const dutch = LANGUAGES.indexOf('nl');
  if (!languages.includes(dutch)) return document;
  const draft = new Draft(document);
  for (let sentence = 0; sentence + 1 < firstToken.length; sentence++) {
    if (languages[block[sentence]] !== dutch) continue;
    coordinateMainVerbs(draft, firstToken[sentence], firstToken[sentence + 1]);
    freePronouns(draft, firstToken[sentence], firstToken[sentence + 1]);
  }
  return draft.finished();
}
