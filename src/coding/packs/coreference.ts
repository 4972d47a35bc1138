import type { Language } from '../../document/index.ts';
import { readTable } from '../../resources.ts';
import { wordsOf } from './concepts.ts';

/** Words that point back at somebody named before: the rows of `packs/<lang>/coreference.tsv`. */
export interface CoreferenceWords {
  /** Pronouns for one person. */
  readonly person: ReadonlySet<string>;
  /** Nouns that stand for the country last spoken of: "het land". */
  readonly state: ReadonlySet<string>;
  /** Nouns for a state that nobody uses of his own: "het regime". */
  readonly regime: ReadonlySet<string>;
  /** Nouns that with a possessive stand for a state: "zijn kantoor". */
  readonly organ: ReadonlySet<string>;
  /** Nouns for an international body spoken of: "het bondgenootschap", "het blok". */
  readonly alliance: ReadonlySet<string>;
  readonly bloc: ReadonlySet<string>;
  /** Its members together: "de bondgenoten". */
  readonly allies: ReadonlySet<string>;
  /** Nouns for an armed or opposition group spoken of: "de beweging". */
  readonly movement: ReadonlySet<string>;
  /** Nouns that stand for several, with a number or "beide". */
  readonly states: ReadonlySet<string>;
  /** Pronouns for whoever was the subject. */
  readonly party: ReadonlySet<string>;
  readonly both: ReadonlySet<string>;
  /** Pronouns for a state or body. */
  readonly thing: ReadonlySet<string>;
  /** "het buurland": another country than the subject's. */
  readonly other: ReadonlySet<string>;
  /** Prepositions of whom something is aimed at. */
  readonly aimed: ReadonlySet<string>;
  /** "wij", "ik": who speaks. */
  readonly speaker: ReadonlySet<string>;
  /** "elkaar": the subjects themselves. */
  readonly each: ReadonlySet<string>;
  readonly possessive: ReadonlySet<string>;
  /** Prepositions behind which stands what somebody belongs to ("analist bij Clingendael", "betogers in Tbilisi"). */
  readonly belonging: ReadonlySet<string>;
  /** Prepositions of where something is: the country behind them is the scene and no party ("in Singapore"). */
  readonly locative: ReadonlySet<string>;
  /** In front of what somebody feels about a deed: "tot woede van". */
  readonly reaction: ReadonlySet<string>;
  /** In front of what somebody asked for: "op verzoek van". */
  readonly prompting: ReadonlySet<string>;
  /** Words for somebody or other: "iemand", "eentje". */
  readonly somebody: ReadonlySet<string>;
  /** Prepositions in front of all the parties of something mutual: "tussen". */
  readonly mutual: ReadonlySet<string>;
  /** Prepositions of whom or where something goes to: "aan", "naar". */
  readonly destination: ReadonlySet<string>;
  /** Prepositions of whom something is done together with: "met". */
  readonly together: ReadonlySet<string>;
  /** Nouns of what is done because of what somebody else did: "vergelding". */
  readonly reply: ReadonlySet<string>;
  /** Verbs of appeals that need nobody to hear them: "pleiten". */
  readonly appeal: ReadonlySet<string>;
}

/** Reads the table of a language; a missing row is an empty set. */
export function loadCoreference(lang: Language): CoreferenceWords {
  const rows = new Map(readTable('packs', lang, 'coreference.tsv').map((row) => [row.kind, new Set(wordsOf(row.words))]));
  const of = (kind: string): ReadonlySet<string> => rows.get(kind) ?? new Set();
  return {
    person: of('person'), state: of('state'), states: of('states'), party: of('party'), both: of('both'), locative: of('locative'),
    thing: of('thing'),
    regime: of('regime'),
    organ: of('organ'),
    alliance: of('alliance'),
    bloc: of('bloc'),
    allies: of('allies'),
    movement: of('movement'),
    speaker: of('speaker'),
    other: of('other'),
    aimed: of('aimed'),
    each: of('each'),
    possessive: of('possessive'),
    belonging: of('belonging'),
    mutual: of('mutual'),
    somebody: of('somebody'),
    prompting: of('prompting'),
    reaction: of('reaction'),
    destination: of('destination'),
    appeal: of('appeal'),
    reply: of('reply'),
    together: of('together'),
  };
}
