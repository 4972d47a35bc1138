/**
 * Forty-eight German sentences of our own in the manner of plain reporting, to show that a language is a matter of data. A line is a sentence, a
 * word is `form/lemma/UPOS/head/relation`; `=` for a lemma that is the form.
 */
const GERMAN = `
Der/der/DET/2/det Minister/=/NOUN/3/nsubj reiste/reisen/VERB/0/root nach/=/ADP/5/case Genf/=/PROPN/3/obl ././PUNCT/3/punct
Die/der/DET/2/det Ministerin/=/NOUN/3/nsubj reiste/reisen/VERB/0/root nach/=/ADP/5/case Paris/=/PROPN/3/obl ././PUNCT/3/punct
Das/der/DET/2/det Parlament/=/NOUN/3/nsubj billigte/billigen/VERB/0/root den/der/DET/5/det Vertrag/=/NOUN/3/obj ././PUNCT/3/punct
Die/der/DET/2/det Regierung/=/NOUN/3/nsubj billigte/billigen/VERB/0/root das/der/DET/5/det Abkommen/=/NOUN/3/obj ././PUNCT/3/punct
Die/der/DET/2/det Regierung/=/NOUN/3/nsubj lehnte/ablehnen/VERB/0/root das/der/DET/5/det Abkommen/=/NOUN/3/obj ab/=/ADP/3/compound:prt ././PUNCT/3/punct
Die/der/DET/2/det Truppen/Truppe/NOUN/3/nsubj verließen/verlassen/VERB/0/root die/der/DET/5/det Stadt/=/NOUN/3/obj ././PUNCT/3/punct
Die/der/DET/2/det Soldaten/Soldat/NOUN/3/nsubj verließen/verlassen/VERB/0/root das/der/DET/5/det Dorf/=/NOUN/3/obj ././PUNCT/3/punct
Gestern/gestern/ADV/2/advmod verließen/verlassen/VERB/0/root die/der/DET/4/det Truppen/Truppe/NOUN/2/nsubj die/der/DET/6/det Stadt/=/NOUN/2/obj ././PUNCT/2/punct
Heute/heute/ADV/2/advmod reiste/reisen/VERB/0/root der/=/DET/4/det Minister/=/NOUN/2/nsubj nach/=/ADP/6/case Paris/=/PROPN/2/obl ././PUNCT/2/punct
Gestern/gestern/ADV/2/advmod billigte/billigen/VERB/0/root das/der/DET/4/det Parlament/=/NOUN/2/nsubj den/der/DET/6/det Vertrag/=/NOUN/2/obj ././PUNCT/2/punct
Der/der/DET/2/det Vertrag/=/NOUN/5/nsubj:pass wurde/werden/AUX/5/aux:pass gestern/=/ADV/5/advmod unterzeichnet/unterzeichnen/VERB/0/root ././PUNCT/5/punct
Das/der/DET/2/det Abkommen/=/NOUN/5/nsubj:pass wurde/werden/AUX/5/aux:pass heute/=/ADV/5/advmod gebilligt/billigen/VERB/0/root ././PUNCT/5/punct
Die/der/DET/2/det Stadt/=/NOUN/6/nsubj:pass wurde/werden/AUX/6/aux:pass von/=/ADP/5/case Rebellen/Rebell/NOUN/6/obl besetzt/besetzen/VERB/0/root ././PUNCT/6/punct
Das/der/DET/2/det Dorf/=/NOUN/6/nsubj:pass wurde/werden/AUX/6/aux:pass von/=/ADP/5/case Soldaten/Soldat/NOUN/6/obl besetzt/besetzen/VERB/0/root ././PUNCT/6/punct
Der/der/DET/2/det Präsident/=/NOUN/6/nsubj hat/haben/AUX/6/aux den/der/DET/5/det Vertrag/=/NOUN/6/obj unterzeichnet/unterzeichnen/VERB/0/root ././PUNCT/6/punct
Die/der/DET/2/det Rebellen/Rebell/NOUN/6/nsubj haben/=/AUX/6/aux die/der/DET/5/det Stadt/=/NOUN/6/obj besetzt/besetzen/VERB/0/root ././PUNCT/6/punct
Die/der/DET/2/det Ministerin/=/NOUN/6/nsubj hat/haben/AUX/6/aux das/der/DET/5/det Abkommen/=/NOUN/6/obj abgelehnt/ablehnen/VERB/0/root ././PUNCT/6/punct
Die/der/DET/2/det Regierung/=/NOUN/6/nsubj hat/haben/AUX/6/aux den/der/DET/5/det Vertrag/=/NOUN/6/obj gebilligt/billigen/VERB/0/root ././PUNCT/6/punct
Der/der/DET/2/det Präsident/=/NOUN/3/nsubj sagte/sagen/VERB/0/root ,/=/PUNCT/9/punct dass/=/SCONJ/9/mark die/der/DET/7/det Truppen/Truppe/NOUN/9/nsubj heute/=/ADV/9/advmod abziehen/=/VERB/3/ccomp ././PUNCT/3/punct
Die/der/DET/2/det Ministerin/=/NOUN/3/nsubj sagte/sagen/VERB/0/root ,/=/PUNCT/8/punct dass/=/SCONJ/8/mark der/=/DET/7/det Vertrag/=/NOUN/8/nsubj gilt/gelten/VERB/3/ccomp ././PUNCT/3/punct
Der/der/DET/2/det Sprecher/=/NOUN/3/nsubj sagte/sagen/VERB/0/root ,/=/PUNCT/9/punct dass/=/SCONJ/9/mark die/der/DET/7/det Rebellen/Rebell/NOUN/9/nsubj gestern/=/ADV/9/advmod abziehen/=/VERB/3/ccomp ././PUNCT/3/punct
Der/der/DET/2/det Sprecher/=/NOUN/3/nsubj warnte/warnen/VERB/0/root vor/=/ADP/7/case einem/ein/DET/7/det neuen/neu/ADJ/7/amod Angriff/=/NOUN/3/obl ././PUNCT/3/punct
Die/der/DET/2/det Regierung/=/NOUN/3/nsubj warnte/warnen/VERB/0/root vor/=/ADP/7/case einem/ein/DET/7/det langen/lang/ADJ/7/amod Krieg/=/NOUN/3/obl ././PUNCT/3/punct
Die/der/DET/3/det neue/neu/ADJ/3/amod Regierung/=/NOUN/4/nsubj verhandelt/verhandeln/VERB/0/root mit/=/ADP/7/case den/der/DET/7/det Rebellen/Rebell/NOUN/4/obl ././PUNCT/4/punct
Der/der/DET/3/det neue/neu/ADJ/3/amod Präsident/=/NOUN/4/nsubj verhandelt/verhandeln/VERB/0/root mit/=/ADP/7/case der/=/DET/7/det Regierung/=/NOUN/4/obl ././PUNCT/4/punct
Die/der/DET/3/det alte/alt/ADJ/3/amod Regierung/=/NOUN/4/nsubj drohte/drohen/VERB/0/root mit/=/ADP/7/case neuen/neu/ADJ/7/amod Sanktionen/Sanktion/NOUN/4/obl ././PUNCT/4/punct
Der/der/DET/2/det Minister/=/NOUN/3/nsubj drohte/drohen/VERB/0/root mit/=/ADP/6/case einem/ein/DET/6/det Angriff/=/NOUN/3/obl ././PUNCT/3/punct
Soldaten/Soldat/NOUN/2/nsubj besetzten/besetzen/VERB/0/root die/der/DET/4/det Stadt/=/NOUN/2/obj und/=/CCONJ/7/cc das/der/DET/7/det Dorf/=/NOUN/4/conj ././PUNCT/2/punct
Rebellen/Rebell/NOUN/2/nsubj besetzten/besetzen/VERB/0/root den/der/DET/4/det Hafen/=/NOUN/2/obj und/=/CCONJ/7/cc die/der/DET/7/det Stadt/=/NOUN/4/conj ././PUNCT/2/punct
Der/der/DET/2/det Präsident/=/NOUN/6/nsubj und/=/CCONJ/5/cc der/=/DET/5/det Minister/=/NOUN/2/conj reisten/reisen/VERB/0/root nach/=/ADP/8/case Genf/=/PROPN/6/obl ././PUNCT/6/punct
Die/der/DET/2/det Ministerin/=/NOUN/6/nsubj und/=/CCONJ/5/cc der/=/DET/5/det Sprecher/=/NOUN/2/conj reisten/reisen/VERB/0/root nach/=/ADP/8/case Wien/=/PROPN/6/obl ././PUNCT/6/punct
Das/der/DET/2/det Land/=/NOUN/3/nsubj lieferte/liefern/VERB/0/root der/=/DET/5/det Armee/=/NOUN/3/iobj neue/neu/ADJ/7/amod Waffen/Waffe/NOUN/3/obj ././PUNCT/3/punct
Die/der/DET/2/det Regierung/=/NOUN/3/nsubj lieferte/liefern/VERB/0/root den/der/DET/5/det Rebellen/Rebell/NOUN/3/iobj alte/alt/ADJ/7/amod Waffen/Waffe/NOUN/3/obj ././PUNCT/3/punct
Die/der/DET/2/det Armee/=/NOUN/3/nsubj verlangte/verlangen/VERB/0/root neue/neu/ADJ/5/amod Waffen/Waffe/NOUN/3/obj ././PUNCT/3/punct
Das/der/DET/2/det Land/=/NOUN/3/nsubj verlangte/verlangen/VERB/0/root neue/neu/ADJ/5/amod Verhandlungen/Verhandlung/NOUN/3/obj ././PUNCT/3/punct
Die/der/DET/2/det Verhandlungen/Verhandlung/NOUN/3/nsubj begannen/beginnen/VERB/0/root gestern/=/ADV/3/advmod in/=/ADP/6/case Genf/=/PROPN/3/obl ././PUNCT/3/punct
Der/der/DET/2/det Krieg/=/NOUN/3/nsubj begann/beginnen/VERB/0/root vor/=/ADP/6/case zwei/=/NUM/6/nummod Jahren/Jahr/NOUN/3/obl ././PUNCT/3/punct
Der/der/DET/2/det Angriff/=/NOUN/3/nsubj begann/beginnen/VERB/0/root vor/=/ADP/6/case drei/=/NUM/6/nummod Tagen/Tag/NOUN/3/obl ././PUNCT/3/punct
Zwei/zwei/NUM/2/nummod Soldaten/Soldat/NOUN/4/nsubj:pass wurden/werden/AUX/4/aux:pass verletzt/verletzen/VERB/0/root ././PUNCT/4/punct
Drei/drei/NUM/2/nummod Rebellen/Rebell/NOUN/4/nsubj:pass wurden/werden/AUX/4/aux:pass verletzt/verletzen/VERB/0/root ././PUNCT/4/punct
Der/der/DET/2/det Minister/=/NOUN/9/nsubj ,/=/PUNCT/7/punct der/=/PRON/7/nsubj den/der/DET/6/det Vertrag/=/NOUN/7/obj unterzeichnete/unterzeichnen/VERB/2/acl:relcl ,/=/PUNCT/7/punct schwieg/schweigen/VERB/0/root ././PUNCT/9/punct
Der/der/DET/2/det Präsident/=/NOUN/9/nsubj ,/=/PUNCT/7/punct der/=/PRON/7/nsubj das/der/DET/6/det Abkommen/=/NOUN/7/obj ablehnte/ablehnen/VERB/2/acl:relcl ,/=/PUNCT/7/punct schwieg/schweigen/VERB/0/root ././PUNCT/9/punct
Er/=/PRON/2/nsubj sagte/sagen/VERB/0/root ,/=/PUNCT/8/punct dass/=/SCONJ/8/mark sie/=/PRON/8/nsubj den/der/DET/7/det Krieg/=/NOUN/8/obj beenden/=/VERB/2/ccomp ././PUNCT/2/punct
Sie/sie/PRON/2/nsubj sagte/sagen/VERB/0/root ,/=/PUNCT/8/punct dass/=/SCONJ/8/mark er/=/PRON/8/nsubj die/der/DET/7/det Stadt/=/NOUN/8/obj verließ/verlassen/VERB/2/ccomp ././PUNCT/2/punct
Er/=/PRON/2/nsubj warnte/warnen/VERB/0/root vor/=/ADP/5/case einem/ein/DET/5/det Krieg/=/NOUN/2/obl ././PUNCT/2/punct
Sie/sie/PRON/2/nsubj drohte/drohen/VERB/0/root mit/=/ADP/4/case Sanktionen/Sanktion/NOUN/2/obl ././PUNCT/2/punct
Nach/nach/ADP/3/case dem/der/DET/3/det Angriff/=/NOUN/4/obl verließen/verlassen/VERB/0/root die/der/DET/6/det Soldaten/Soldat/NOUN/4/nsubj das/der/DET/8/det Dorf/=/NOUN/4/obj ././PUNCT/4/punct
Nach/nach/ADP/3/case dem/der/DET/3/det Krieg/=/NOUN/4/obl begannen/beginnen/VERB/0/root die/der/DET/6/det Verhandlungen/Verhandlung/NOUN/4/nsubj ././PUNCT/4/punct
`;

/** The same as CoNLL-U. */
export const GERMAN_TREEBANK: string = GERMAN.trim()
  .split('\n')
  .map((line, s) => {
    const rows = line.split(' ').map((word, i) => {
      const [form, lemma, upos, head, relation] = word.split('/');
      return [i + 1, form, lemma === '=' ? form : lemma, upos, '_', '_', head, relation, '_', '_'].join('\t');
    });
    return `# sent_id = de-${s + 1}\n${rows.join('\n')}\n`;
  })
  .join('\n');
