import type { Brief } from './brief.ts';
import type { BriefLanguage } from './language.ts';
import { Phrases } from './phrases.ts';
import { quoteParts } from './summary.ts';

/** A brief as JSON (docs/brief.md): the data, and each line and heading in words as well. */
export function renderJson(brief: Brief, language: BriefLanguage): string {
  const phrases = new Phrases(language);
  const value = {
    ...brief,
    language,
    ...(brief.sampleArticles > 0
      ? { sample: phrases.messages.sample(brief.sampleArticles, brief.articles) }
      : {}),
    sections: brief.sections.map((section) => ({
      ...section,
      title: phrases.messages.sections[section.kind],
      groups: section.groups.map((group) => ({
        heading: { ...group.heading, words: phrases.heading(group.heading) },
        entries: group.entries.map((entry) => {
          quoteParts(entry);
          return {
            ...entry,
            lines: entry.lines.map((line) => ({ ...line, words: phrases.line(line, entry.source) })),
          };
        }),
      })),
    })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
