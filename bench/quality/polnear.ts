import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadSentence } from '../../src/coding/index.ts';
import type { Document } from '../../src/document/index.ts';
import { f1, type Counts } from './score-claims.ts';

const ROLES = ['source', 'cue', 'content'] as const;
type Role = (typeof ROLES)[number];

/** An attribution as character offsets; a role may be in several pieces. */
type Spans = Readonly<Record<Role, readonly (readonly [number, number])[]>>;

/** Reads the attributions of a brat file: text-bound `T` lines and `E` lines that tie source, cue and content together. */
function readBrat(path: string): Spans[] {
  const places = new Map<string, (readonly [number, number])[]>();
  const found: Spans[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [id, body] = line.split('\t');
    if (id.startsWith('T')) {
      const offsets = body.slice(body.indexOf(' ') + 1).split(';');
      places.set(
        id,
        offsets.map((pair) => pair.split(' ').map(Number) as [number, number]),
      );
    } else if (id.startsWith('E')) {
      const of = (role: string): (readonly [number, number])[] =>
        body
          .split(' ')
          .filter((part) => part.toLowerCase().startsWith(role))
          .flatMap((part) => places.get(part.slice(part.indexOf(':') + 1)) ?? []);
      found.push({ source: of('source'), cue: of('cue'), content: of('content') });
    }
  }
  return found;
}

function spansOf({ tree, spoken }: ReadSentence, offset: (at: number) => number): Spans[] {
  const { start, end } = tree.document.layer('tokens');
  const one = (first: number, last: number): [number, number] => [offset(start[first]), offset(end[last])];
  return spoken.map(({ source, cue, content }) => ({
    source: source === undefined ? [] : [one(source.first, source.end - 1)],
    cue: [one(cue[0], cue[cue.length - 1])],
    content: runsOf(
      [...content].sort((a, b) => a - b),
      tree.document,
    ).map(([first, last]) => one(first, last)),
  }));
}

/** Tokens as unbroken runs, without the marks at their edges that annotators leave out. */
function runsOf(tokens: readonly number[], document: Document): [number, number][] {
  const { start, end } = document.layer('tokens');
  const isEdge = (token: number): boolean =>
    /^[.,;:–—-]$/.test(document.text.slice(start[token], end[token]));
  const runs: [number, number][] = [];
  for (const token of tokens) {
    const last = runs[runs.length - 1];
    if (last !== undefined && token === last[1] + 1) last[1] = token;
    else runs.push([token, token]);
  }
  return runs
    .map(([first, last]): [number, number] => {
      while (first < last && isEdge(first)) first++;
      while (last > first && isEdge(last)) last--;
      return [first, last];
    })
    .filter(([first, last]) => first !== last || !isEdge(first));
}

function characters(spans: readonly (readonly [number, number])[]): Set<number> {
  const found = new Set<number>();
  for (const [from, to] of spans) for (let at = from; at < to; at++) found.add(at);
  return found;
}

function extent(spans: readonly (readonly [number, number])[]): string {
  return spans.length === 0
    ? ''
    : `${Math.min(...spans.map((span) => span[0]))}-${Math.max(...spans.map((span) => span[1]))}`;
}

/** Scores one document: attributions are paired by their cue, then every role by characters and by its whole extent. */
function scoreDocument(
  gold: readonly Spans[],
  found: readonly Spans[],
  partial: Record<Role, Counts>,
  exact: Record<Role, Counts>,
): void {
  const size = (spans: Spans, role: Role): number => characters(spans[role]).size;
  const taken = new Set<number>();
  for (const role of ROLES) {
    for (const one of gold) {
      partial[role].gold += size(one, role);
      if (one[role].length > 0) exact[role].gold++;
    }
    for (const one of found) {
      partial[role].found += size(one, role);
      if (one[role].length > 0) exact[role].found++;
    }
  }
  for (const one of gold) {
    const cue = characters(one.cue);
    let best = -1;
    let most = 0;
    found.forEach((other, index) => {
      if (taken.has(index)) return;
      const shared = [...characters(other.cue)].filter((at) => cue.has(at)).length;
      if (shared > most) [best, most] = [index, shared];
    });
    if (best < 0) continue;
    taken.add(best);
    for (const role of ROLES) {
      const own = characters(one[role]);
      partial[role].right += [...characters(found[best][role])].filter((at) => own.has(at)).length;
      if (one[role].length > 0 && extent(one[role]) === extent(found[best][role])) exact[role].right++;
    }
  }
}

function none(): Record<Role, Counts> {
  const zero = (): Counts => ({ gold: 0, found: 0, right: 0 });
  return { source: zero(), cue: zero(), content: zero() };
}

/**
 * Prints F1 of the spans of a PolNeAR folder, partial (by characters) and exact (by extent).
 * @param errors how many attributions to print that were missed or invented
 */
export function scorePolnear(
  folder: string,
  read: (text: string) => { sentences: ReadSentence[] },
  errors: number,
): void {
  const partial = none();
  const exact = none();
  let shown = 0;
  const annotations = readdirSync(join(folder, 'attributions'));
  for (const name of readdirSync(join(folder, 'text')).sort()) {
    const text = readFileSync(join(folder, 'text', name), 'utf8');
    // Annotations carry a hash behind the name of their text.
    const stem = name.replace(/\.txt$/, '');
    const annotated = annotations.find((file) => file.startsWith(`${stem}_`) || file === `${stem}.ann`);
    const gold = annotated === undefined ? [] : readBrat(join(folder, 'attributions', annotated));
    // Offsets in brat files count code points.
    const codePoints = codePointOffsets(text);
    const found = read(text).sentences.flatMap((sentence) => spansOf(sentence, (at) => codePoints[at]));
    scoreDocument(gold, found, partial, exact);
    const points = [...text];
    const words = (spans: readonly (readonly [number, number])[]): string =>
      spans
        .map(([from, to]) => points.slice(from, to).join(''))
        .join(' … ')
        .replaceAll('\n', ' ');
    const overlaps = (a: Spans, b: Spans): boolean => {
      const own = characters(a.cue);
      return [...characters(b.cue)].some((at) => own.has(at));
    };
    for (const [label, list, others] of [
      ['missed', gold, found],
      ['extra', found, gold],
    ] as const) {
      for (const one of list) {
        if (shown >= errors || others.some((other) => overlaps(one, other))) continue;
        shown++;
        console.log(
          `${label} [${words(one.cue)}] ${words(one.source)} | ${words(one.content).slice(0, 120)}`,
        );
      }
    }
  }
  for (const role of ROLES) {
    const line = (counts: Counts): string =>
      `F1 ${f1(counts).toFixed(3)} P ${(counts.right / Math.max(1, counts.found)).toFixed(3)} R ${(counts.right / Math.max(1, counts.gold)).toFixed(3)}`;
    console.log(`${role.padEnd(8)} partial ${line(partial[role])}   exact ${line(exact[role])}`);
  }
}

function codePointOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    offsets[i] = points;
    if (!(text.charCodeAt(i) >= 0xd800 && text.charCodeAt(i) < 0xdc00)) points++;
  }
  offsets[text.length] = points;
  return offsets;
}
