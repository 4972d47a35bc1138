import type { Reason, Story } from '../../dossier/index.ts';
import { readTable } from '../../resources.ts';
import type { Call } from '../command.ts';
import { oneLine } from '../terminal.ts';

interface Explained {
  readonly story: Story;
  readonly reasons: readonly Reason[];
}

const WORDS = {
  nl: { one: 'één bericht: er is niets bij elkaar gezet', like: 'lijkt het meest op', odds: 'log-kans' },
  en: { one: 'one report: nothing was put together', like: 'is most like', odds: 'log-odds' },
} as const;
/** Pieces of evidence that are shown; what counts for less than this is left out of the lines. */
const LEAST = 0.05;

/** Why the reports of a story stand together, to read: each with the one it is most like and what that is made of. */
export function reasonLines({ story, reasons }: Explained, language: Call['language']): string[] {
  const words = WORDS[language];
  const names = new Map(
    readTable('packs', 'stories', 'evidence.tsv').map((row) => [row['name'], row[language]]),
  );
  const quote = (at: number): string => `“${oneLine(story.tellings[at].claim.selector.exact)}”`;
  const lines = [`${story.id.slice(0, 8)}  ${story.type}  ${story.status}`];
  if (reasons.length === 0) lines.push(`  ${words.one}`);
  for (const { telling, like, likeness, evidence } of reasons) {
    lines.push('', `${telling + 1}. ${story.tellings[telling].published ?? '—'}  ${quote(telling)}`);
    lines.push(`   ${words.like} ${like + 1}: ${quote(like)} (${words.odds} ${signed(likeness)})`);
    for (const [name, value] of evidence) {
      if (Math.abs(value) >= LEAST)
        lines.push(`     ${signed(value).padStart(6)}  ${names.get(name) ?? name}`);
    }
  }
  return lines;
}

/** The same as JSON; tellings by their position in the story. */
export function reasonJson({ story, reasons }: Explained): Record<string, unknown> {
  return {
    id: story.id,
    type: story.type,
    status: story.status,
    reasons: reasons.map(({ telling, like, likeness, evidence }) => ({
      telling,
      quote: story.tellings[telling].claim.selector.exact,
      like,
      likeness: rounded(likeness),
      evidence: Object.fromEntries(evidence.map(([name, value]) => [name, rounded(value)])),
    })),
  };
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
