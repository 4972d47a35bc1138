import type { Brief, Entry, Section, Source } from './brief.ts';
import { STYLE } from './html-style.ts';
import type { BriefLanguage } from './language.ts';
import { AGAIN_ROLES, NAMED_ROLES, type Tone } from './messages.ts';
import { Phrases, capital } from './phrases.ts';
import { quoteParts, summaryLines } from './summary.ts';

/** A shape for each colour, so that neither has to be seen. */
const SIGNS: Readonly<Record<Tone, string>> = {
  cooperation: '●',
  conflict: '▲',
  doubt: '◇',
  neutral: '■',
};

/** A brief as one HTML file that needs nothing else: no network, no script. */
export function renderHtml(brief: Brief, language: BriefLanguage): string {
  const phrases = new Phrases(language);
  const { messages } = phrases;
  const sample =
    brief.sampleArticles > 0
      ? `<p class="sample" role="note">${escape(messages.sample(brief.sampleArticles, brief.articles))}</p>`
      : '';
  const contents = brief.sections.map(
    (section) =>
      `<li><a href="#${section.kind}">${escape(messages.sections[section.kind])}</a> <span>${count(section)}</span></li>`,
  );
  const legend = (Object.keys(SIGNS) as Tone[]).map(
    (tone) =>
      `<li class="${tone}"><b aria-hidden="true">${SIGNS[tone]}</b> ${escape(messages.legend[tone])}</li>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(`${messages.title}: ${brief.name}`)}</title>
<style>
${STYLE}
</style>
</head>
<body>
${sample}
<header>
<p class="kicker">${escape(messages.title)}</p>
<h1>${escape(brief.name)}</h1>
${summaryLines(brief, phrases)
  .map((line) => `<p>${escape(line)}</p>`)
  .join('\n')}
</header>
${
  brief.sections.length === 0
    ? ''
    : `<nav aria-label="${escape(messages.contents)}">
<ol>
${contents.join('\n')}
</ol>
<ul class="legend">
${legend.join('\n')}
</ul>
</nav>`
}
<main>
${brief.sections.map((section) => sectionHtml(section, phrases)).join('\n')}
</main>
</body>
</html>
`;
}

function count(section: Section): number {
  return section.groups.reduce(
    (sum, group) => sum + group.entries.reduce((part, entry) => part + entry.lines.length, 0),
    0,
  );
}

function sectionHtml(section: Section, phrases: Phrases): string {
  const { messages } = phrases;
  const groups = section.groups.map((group) => {
    const heading = phrases.heading(group.heading);
    const title = heading === '' ? '' : `<h3>${escape(heading)}</h3>\n`;
    return `<div class="group">\n${title}${group.entries.map((entry) => entryHtml(entry, phrases)).join('\n')}\n</div>`;
  });
  return `<section id="${section.kind}" aria-labelledby="${section.kind}-title">
<h2 id="${section.kind}-title">${escape(messages.sections[section.kind])}</h2>
<p class="note">${escape(messages.sectionNotes[section.kind])}</p>
${groups.join('\n')}
</section>`;
}

function entryHtml(entry: Entry, phrases: Phrases): string {
  const { messages } = phrases;
  const role =
    entry.role !== undefined && NAMED_ROLES.has(entry.role)
      ? `<p class="role">${escape(messages.roles[entry.role])}</p>\n`
      : '';
  const lines = entry.lines.map((line) => {
    const words = phrases.line(line, entry.source);
    const rest = [words.when, words.accordingTo, words.howSure, words.condition ?? ''].filter(
      (part) => part !== '',
    );
    const reading = messages.reading(Math.round(line.claim.confidence * 100));
    const who = words.who === '' ? '' : `<b>${escape(words.who)}</b> · `;
    const id = AGAIN_ROLES.has(entry.role) ? '' : ` id="${cssId(line.claim.id, entry)}"`;
    return `<li class="${words.tone}"${id}>
<p class="what"><span class="sign" title="${escape(messages.legend[words.tone])}">${SIGNS[words.tone]}</span> ${who}${escape(words.what)}</p>
<p class="how">${rest.map(escape).join(' · ')} <small>${escape(reading)}</small></p>
</li>`;
  });
  const quote = quoteParts(entry)
    .map(({ text, marked }) => (marked ? `<mark>${escape(text)}</mark>` : escape(text)))
    .join('')
    .trim();
  const also =
    entry.alsoIn.length === 0
      ? ''
      : `<p class="also">${escape(capital(messages.alsoIn))}: ${entry.alsoIn.map((source) => sourceHtml(source, phrases)).join('; ')}</p>`;
  return `<article class="entry${entry.role === undefined ? '' : ` ${entry.role}`}">
${role}${lines.length === 0 ? '' : `<ul class="lines">\n${lines.join('\n')}\n</ul>`}
<figure><blockquote>${messages.quotes[0]}${quote}${messages.quotes[1]}</blockquote>
<figcaption>${sourceHtml(entry.source, phrases)}${also}</figcaption></figure>
</article>`;
}

/** Only web addresses become links: a page can write anything where its address should be. */
function sourceHtml(source: Source, phrases: Phrases): string {
  const words = escape(phrases.source(source));
  return source.url !== undefined && /^https?:\/\//i.test(source.url)
    ? `<a href="${escape(source.url)}" rel="noreferrer noopener">${words}</a>`
    : words;
}

/** A claim that is shown again elsewhere has its own place in one section only. */
function cssId(id: string, entry: Entry): string {
  return escape(`${entry.source.article}-${id}`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that means itself, in an element or between quotes in an attribute. Characters that HTML forbids become U+FFFD. */
function escape(text: string): string {
  return text
    .replace(/[&<>"']/g, (char) => ENTITIES[char])
    .replace(/[\0-\x08\x0b\x0e-\x1f\x7f]|\p{Surrogate}/gu, '\uFFFD');
}
