import type { FoundSentence } from './answers.ts';

/** What an answer of a watch is called in the feed. */
interface Feed {
  readonly name: string;
  readonly question: string;
  /** Address of the feed itself. */
  readonly self: string;
  /** Address of the server, without a slash at its end. */
  readonly home: string;
  /** ISO 8601; of the feed where nothing is dated. */
  readonly since: string;
  readonly hits: readonly FoundSentence[];
}

// Characters that XML 1.0 has no way to carry.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** A day or an EDTF date as RFC 3339 wants it. */
function instant(date: string | undefined, fallback: string): string {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-([0-2]\d|3[01]))?/.exec(date ?? '');
  return match === null ? fallback : `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}T00:00:00Z`;
}

/** A feed (RFC 4287) of sentences; all of it is text, none of it markup. */
export function atomFeed({ name, question, self, home, since, hits }: Feed): string {
  const entries = hits.map(({ article, start, text, source, claims }) => {
    const updated = instant(source.published, since);
    const [first] = claims;
    const title =
      first === undefined ? (source.title ?? source.input) : `${first.words.who}: ${first.words.what}`;
    const claim = first === undefined ? '' : `?claim=${first.claim.id}`;
    const xml = [
      '<entry>',
      `<id>urn:breuklijn:${article}:${start}</id>`,
      `<title>${escaped(title)}</title>`,
      `<updated>${updated}</updated>`,
      `<author><name>${escaped(source.outlet ?? source.input)}</name></author>`,
      `<link rel="alternate" href="${escaped(`${home}/read/${article}${claim}`)}"/>`,
      `<summary>${escaped(text)}</summary>`,
      '</entry>',
    ].join('\n');
    return { updated, xml };
  });
  const updated = entries.reduce((last, entry) => (entry.updated > last ? entry.updated : last), since);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>urn:breuklijn:watch:${escaped(encodeURIComponent(name))}</id>`,
    `<title>${escaped(name)}</title>`,
    `<subtitle>${escaped(question)}</subtitle>`,
    `<updated>${updated}</updated>`,
    `<link rel="self" href="${escaped(self)}"/>`,
    ...entries.map(({ xml }) => xml),
    '</feed>',
    '',
  ].join('\n');
}
