import type { Brief, Entry } from './brief.ts';
import type { BriefLanguage } from './language.ts';
import { NAMED_ROLES } from './messages.ts';
import { Phrases, capital } from './phrases.ts';
import { quoteParts, summaryLines } from './summary.ts';

/** A brief as Markdown (CommonMark), ending in a line feed. */
export function renderMarkdown(brief: Brief, language: BriefLanguage): string {
  const phrases = new Phrases(language);
  const { messages } = phrases;
  const lines: string[] = [`# ${messages.title}: ${escape(brief.name)}`, ''];
  if (brief.sampleArticles > 0) {
    lines.push(`> **${escape(messages.sample(brief.sampleArticles, brief.articles))}**`, '');
  }
  for (const line of summaryLines(brief, phrases)) lines.push(`${escape(line)}  `);
  for (const section of brief.sections) {
    lines.push('', `## ${messages.sections[section.kind]}`, '', `*${messages.sectionNotes[section.kind]}*`);
    for (const group of section.groups) {
      const heading = phrases.heading(group.heading);
      lines.push('', ...(heading === '' ? ['---'] : [`### ${escape(heading)}`]));
      for (const entry of group.entries) lines.push('', ...entryLines(entry, phrases));
    }
  }
  return `${lines.join('\n')}\n`;
}

function entryLines(entry: Entry, phrases: Phrases): string[] {
  const { messages } = phrases;
  const quote = quoteParts(entry)
    .map(({ text, marked }) => (marked ? `**${escape(text)}**` : escape(text)))
    .join('')
    .trim();
  const lines = entry.lines.map((line) => {
    const words = phrases.line(line, entry.source);
    const who = words.who === '' ? '' : `**${escape(words.who)}** · `;
    const rest = [words.when, words.accordingTo, words.howSure, words.condition ?? ''].filter(
      (part) => part !== '',
    );
    const role =
      entry.role !== undefined && NAMED_ROLES.has(entry.role) ? `*${messages.roles[entry.role]}:* ` : '';
    return `- ${role}${who}${escape(words.what)} · ${escape(rest.join(' · '))}`;
  });
  if (lines.length === 0 && entry.role !== undefined) lines.push(`- *${messages.roles[entry.role]}*`);
  lines.push(
    '',
    `  > ${messages.quotes[0]}${quote}${messages.quotes[1]}  `,
    `  > — ${escape(phrases.source(entry.source))}`,
  );
  if (entry.alsoIn.length > 0) {
    const also = entry.alsoIn.map((source) => phrases.source(source)).join('; ');
    lines[lines.length - 1] += '  ';
    lines.push(`  > ${escape(`${capital(messages.alsoIn)}: ${also}`)}`);
  }
  return lines;
}

/** Text that means itself: what Markdown or HTML would read otherwise is escaped. Inside a word, `_` means nothing else. */
function escape(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*[\]<>#|~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (char) => `\\${char}`)
    .replace(
      /^(\s*)([-+]|\d+[.)])(?=\s)/,
      (_, space: string, mark: string) =>
        `${space}${mark.length === 1 ? `\\${mark}` : `${mark.slice(0, -1)}\\${mark.slice(-1)}`}`,
    );
}
