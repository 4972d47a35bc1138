import { UPOS, type Document, type Language, type Upos } from '../../src/document/index.ts';
import { fromConllu, parseConllu } from '../../src/language/conllu.ts';

/**
 * A document of hand-made trees. One sentence a paragraph, one token a line: `form lemma UPOS head relation feats?`, heads
 * counted from 1, 0 at the root, features as `Tense=Past|VerbForm=Fin`. A form ending in `¬` has no space behind it.
 */
export function treeDocument(source: string, language: Language = 'nl'): Document {
  const sentences = source
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .trim()
        .split('\n')
        .filter((line) => !line.trim().startsWith('#'))
        .map((line, index) => {
          const [form, lemma, upos, head, relation, feats = '_'] = line.trim().split(/\s+/);
          if (!UPOS.includes(upos as Upos)) throw new RangeError(`no UPOS ${upos} in "${line}"`);
          const glued = form.endsWith('¬');
          return [
            index + 1,
            glued ? form.slice(0, -1) : form,
            lemma,
            upos,
            '_',
            feats,
            head,
            relation,
            '_',
            glued ? 'SpaceAfter=No' : '_',
          ].join('\t');
        })
        .join('\n'),
    );
  return fromConllu(parseConllu(`${sentences.join('\n\n')}\n\n`), language);
}
