/**
 * A treebank of our own of a language without a pack, to show that a parser is a matter of data. A line is a sentence, a word is
 * `form/UPOS/head/relation`.
 */
const GERMAN = `
Der/DET/2/det Hund/NOUN/3/nsubj bellt/VERB/0/root ./PUNCT/3/punct
Die/DET/2/det Ministerin/NOUN/3/nsubj reist/VERB/0/root nach/ADP/5/case Genf/PROPN/3/obl ./PUNCT/3/punct
Das/DET/2/det Parlament/NOUN/3/nsubj billigt/VERB/0/root den/DET/5/det Vertrag/NOUN/3/obj ./PUNCT/3/punct
Heute/ADV/2/advmod spricht/VERB/0/root der/DET/4/det Präsident/NOUN/2/nsubj ./PUNCT/2/punct
Er/PRON/2/nsubj sagt/VERB/0/root ,/PUNCT/6/punct dass/SCONJ/6/mark sie/PRON/6/nsubj kommt/VERB/2/ccomp ./PUNCT/2/punct
Die/DET/3/det neue/ADJ/3/amod Regierung/NOUN/5/nsubj hat/AUX/5/aux verhandelt/VERB/0/root ./PUNCT/5/punct
Truppen/NOUN/2/nsubj verlassen/VERB/0/root die/DET/4/det Stadt/NOUN/2/obj ./PUNCT/2/punct
Der/DET/2/det Vertrag/NOUN/4/nsubj:pass wird/AUX/4/aux:pass unterzeichnet/VERB/0/root ./PUNCT/4/punct
`;

/** The same as CoNLL-U. */
export const TINY_TREEBANK: string = GERMAN.trim()
  .split('\n')
  .map((line) =>
    line
      .split(' ')
      .map((word, i) => {
        const [form, upos, head, relation] = word.split('/');
        return [i + 1, form, form.toLowerCase(), upos, '_', '_', head, relation, '_', '_'].join('\t');
      })
      .join('\n'),
  )
  .join('\n\n');
