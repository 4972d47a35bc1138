import { BreuklijnError } from '../errors.ts';
import type { Brief, Entry } from './brief.ts';
import type { Phrases } from './phrases.ts';

/** Most outlets named in the summary; the rest is counted. */
const OUTLETS_NAMED = 12;

/** What stands above the sections, a sentence or two each; no markup in it. */
export function summaryLines(brief: Brief, phrases: Phrases): string[] {
  const { messages } = phrases;
  const lines: string[] = [];
  const own = brief.claims - brief.attributed;
  lines.push(
    `${messages.articles(brief.articles)}, ${messages.claims(brief.claims)}: ` +
      `${messages.attributed(brief.attributed)}, ${messages.ownVoice(own)}.`,
  );
  if (brief.outlets.length > 0) {
    const named = brief.outlets
      .slice(0, OUTLETS_NAMED)
      .map(({ name, articles }) => `${name ?? messages.unknownOutlet} (${articles})`);
    const rest = brief.outlets.length - named.length;
    lines.push(`${messages.outlets} ${named.join(', ')}${rest > 0 ? ` + ${rest}` : ''}.`);
  }
  if (brief.period !== undefined) {
    const { from, to } = brief.period;
    lines.push(`${messages.period}: ${phrases.date(from === to ? from : `${from}/${to}`)}.`);
  }
  if (brief.stories !== undefined) {
    lines.push(messages.storyCount(brief.stories.count, brief.stories.single));
  }
  if (brief.since !== undefined) lines.push(messages.since(phrases.date(brief.since)));
  if (brief.undatedLeftOut > 0) lines.push(messages.undatedLeftOut(brief.undatedLeftOut));
  if (brief.refused > 0) lines.push(messages.refused(brief.refused));
  if (brief.claims === 0) lines.push(messages.nothing);
  return lines;
}

/** The quote in stretches, the triggers marked, on one line. @throws BreuklijnError `bad-claim` when there is no sentence */
export function quoteParts(entry: Entry): { readonly text: string; readonly marked: boolean }[] {
  const { text, marks } = entry.quote;
  if (text.trim() === '') {
    throw new BreuklijnError(
      'bad-claim',
      `claim ${entry.lines[0]?.claim.id ?? ''} has no sentence`,
      'a brief shows no line without the sentence behind it; report it with the article',
    );
  }
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  // The bold of Markdown is how the article looked, not what it said.
  return parts.map((part) => ({ ...part, text: part.text.replace(/\*\*+/g, '').replace(/\s+/g, ' ') }));
}
