/** A post held for a while: by a person, or by an organisation whose standing changed. */
export interface Office {
  /** Claim id of the state or organisation acted for; empty where it has none. */
  readonly actor: string;
  readonly sector: string;
  /** Language-neutral word of packs/<language>/roles.tsv. */
  readonly role: string;
  readonly term: Term;
}

/** First and last day as numbers yyyymmdd; an open end is 0 or OPEN. */
export interface Term {
  readonly from: number;
  readonly until: number;
}

export const OPEN = 99999999;

const DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$/;

/**
 * First and last day that an EDTF date of day, month or year precision (or a date and time) covers.
 * The last day of a month is taken as 31: the numbers are compared, never shown.
 * @returns undefined for anything else
 */
export function daysOf(edtf: string): Term | undefined {
  const match = DATE.exec(edtf);
  if (match === null) return undefined;
  const year = Number(match[1]) * 10000;
  const month = match[2] === undefined ? undefined : Number(match[2]);
  const day = match[3] === undefined ? undefined : Number(match[3]);
  if ((month !== undefined && (month < 1 || month > 12)) || (day !== undefined && (day < 1 || day > 31)))
    return undefined;
  return {
    from: year + (month ?? 1) * 100 + (day ?? 1),
    until: year + (month ?? 12) * 100 + (day ?? 31),
  };
}

/** What somebody is at a date: the office, and whether it had ended (or, `before`, not begun) by then. */
export interface Standing {
  readonly office: Office;
  readonly when: 'held' | 'former' | 'before';
}

/**
 * The office that counts at a date: the one held then (the one last taken up where there are several, and the one taken over
 * on that day), else the last one held before, else the first one to come. Without a date the last office of all.
 * @param offices at least one
 */
export function standingAt(offices: readonly Office[], date: Term | undefined): Standing {
  let best: Office | undefined;
  if (date !== undefined) {
    for (const office of offices) {
      const { from, until } = office.term;
      if (from <= date.until && until >= date.from && (best === undefined || from >= best.term.from))
        best = office;
    }
    if (best !== undefined) return { office: best, when: 'held' };
    for (const office of offices) {
      if (office.term.until < date.from && (best === undefined || office.term.until > best.term.until))
        best = office;
    }
    if (best !== undefined) return { office: best, when: 'former' };
    best = offices.reduce((first, office) => (office.term.from < first.term.from ? office : first));
    return { office: best, when: 'before' };
  }
  const last = offices.reduce((latest, office) => (office.term.from >= latest.term.from ? office : latest));
  return { office: last, when: last.term.until === OPEN ? 'held' : 'former' };
}
