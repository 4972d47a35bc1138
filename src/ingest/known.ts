import type { BlockKind } from '../document/index.ts';
import { findDates, isClockLine, isDateLine } from './dates.ts';
import { isListed, isWordChar, listedPrefix, MAX_SHORT_LINE, normalLine, pageLexicon } from './lexicon.ts';
import type { Unit } from './lines.ts';
import { isAgencyLine, isHolderLine, isNameLike } from './shape.ts';

/** What a line is by its words alone, wherever it stands; undefined when only its place can tell. */
export function knownKind(unit: Unit): BlockKind | undefined {
  if (unit.marker.kind === 'rule' || !hasWord(unit.plain)) return 'rule';
  const text = unit.plain;
  if (text.length > MAX_SHORT_LINE || unit.end - unit.start > MAX_SHORT_LINE * 2) return undefined;
  if (isAddress(text)) return 'url';
  const listed = listedKind(text);
  if (listed !== undefined) return listed;
  if (unit.marker.kind === 'heading') return undefined;
  if (isDateLine(text, findDates(text)) || isClockLine(text)) return 'date';
  if (isCredit(text)) return 'credit';
  if (isCaption(text)) return 'caption';
  return isByline(text) ? 'byline' : undefined;
}

function hasWord(text: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(text.length > MAX_SHORT_LINE ? text.slice(0, MAX_SHORT_LINE) : text) ||
    text.length > MAX_SHORT_LINE
  );
}

export function isAddress(text: string): boolean {
  return /^<?(?:https?:\/\/|www\.)[^\s<>]+>?$/i.test(text);
}

/** What the list of lines says that a line is. */
export function listedKind(text: string): BlockKind | undefined {
  const line = normalLine(text);
  for (const rule of pageLexicon().lines) {
    if (line.length > rule.most) continue;
    const hit =
      rule.match === 'line'
        ? line === rule.text
        : rule.match === 'start'
          ? line.startsWith(rule.text) && !isWordChar(line[rule.text.length])
          : line.includes(rule.text);
    if (hit && (rule.also === '' || line.includes(rule.also))) {
      return rule.kind === 'byline' ? 'byline' : 'boilerplate';
    }
  }
  return undefined;
}

/** `Foto: Lina Haroun`, `© ANP`, `ANP / EPA`, `Amerikaans ministerie van Defensie`. */
export function isCredit(text: string): boolean {
  if (text.length > 120) return false;
  if (/^\(?(?:©|\(c\))/i.test(text) || isAgencyLine(text) || isHolderLine(text)) return true;
  return creditAfter(text.replace(/^[([]/, ''));
}

/** Opens with a credit word, and what follows is a name and no sentence. */
function creditAfter(text: string): boolean {
  const length = listedPrefix('credit', text);
  if (length === 0) return false;
  const rest = text.slice(length);
  const holder = rest.replace(/^[\s:|/–—-]+(?:by\s|door\s)?/i, '').replace(/[\s.)\]]$/, '');
  if (holder === '' || holder.length > 80 || holder.split(/\s+/).length > 8) return false;
  if (/^\s*:/.test(rest)) return !/[.!?]\s/.test(holder);
  return /^\s*[(©|/–—-]/.test(rest) || isAgencyLine(holder) || (isNameLike(holder) && /^\p{Lu}/u.test(text));
}

/** A picture's text: a line that closes with a credit of its own. */
function isCaption(text: string): boolean {
  const tail = text.slice(-120);
  for (const cut of tail.matchAll(/[.!?)|–—-]\s|\s(?=[([])/g)) {
    const credit = tail.slice(cut.index + cut[0].length).replace(/^[([]/, '');
    if (/^(?:©|\(c\))/i.test(credit) || creditAfter(credit)) return true;
    if (/^[.!?]/.test(cut[0]) && isAgencyLine(credit)) return true;
  }
  return false;
}

/** `Door Hidde Vroonland, New York`, `By Orla Penhallow and Tobias Ferrand`, `Tekst: Wies Oudendijk`. */
export function isByline(text: string): boolean {
  if (text.length > 160 || /[.!?]["'”’]?$/.test(text)) return false;
  const length = listedPrefix('author', text);
  if (length === 0) return false;
  const capital = /^\p{Lu}/u.test(text);
  const rest = text.slice(length).replace(/^[\s:]+/, '');
  const first = rest
    .replace(/\s+/g, ' ')
    .split(/[,|·•–—&]| - /)[0]
    .trim();
  return first
    .split(/\s+/)
    .reduce<string[][]>(
      (groups, word) => {
        if (isListed('joint', word)) groups.push([]);
        else groups[groups.length - 1].push(word);
        return groups;
      },
      [[]],
    )
    .every(
      (group) =>
        isNameLike(group.join(' ')) || (capital && group.length === 1 && /^\p{Lu}\p{L}+$/u.test(group[0])),
    );
}
