/**
 * Precision and recall of marked characters, by kind, on articles whose furniture was marked by hand.
 * Run: npm run tools && node build/bench/quality/marks.js --data docs.jsonl
 * Each line: {"id","text","title"?,"marks":[{"kind","text"}]}; a mark stands for every occurrence of its text as a line.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BLOCK_KINDS, type BlockKind } from '../../src/document/index.ts';
import { readText } from '../../src/ingest/index.ts';

interface MarkedDocument {
  readonly id: string;
  readonly text: string;
  readonly marks: readonly { readonly kind: string; readonly text: string }[];
}

/** Block kinds that answer to a kind of the annotation, the first of them in the first place. */
const ANSWERS: Readonly<Record<string, readonly BlockKind[]>> = {
  heading: ['title', 'heading'],
  'date-line': ['date', 'url'],
  'by-line': ['byline', 'section', 'credit', 'rule'],
  caption: ['caption', 'credit'],
  'pull-quote': ['pull-quote'],
  boilerplate: ['boilerplate'],
};

/** Kinds that the annotation leaves in the text. */
const UNMARKED: ReadonlySet<BlockKind> = new Set(['paragraph', 'list-item', 'quote', 'label', 'table']);

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('give --data FILE with one marked article a line');

const counts = new Map<string, { gold: number; found: number; both: number }>();
for (const line of readFileSync(values.data, 'utf8').split('\n')) {
  if (line.trim() !== '') measure(JSON.parse(line) as MarkedDocument);
}

const total = { gold: 0, found: 0, both: 0 };
console.log('kind          gold  found  precision  recall');
for (const [kind, count] of [...counts].toSorted((a, b) => (a[0] < b[0] ? -1 : 1))) {
  print(kind, count);
  total.gold += count.gold;
  total.found += count.found;
  total.both += count.both;
}
print('all', total);

function measure(document: MarkedDocument): void {
  const { text } = document;
  const gold = goldKinds(document);
  const { blocks } = readText(document.id, text);
  const found = new Array<BlockKind | undefined>(text.length);
  for (let b = 0; b < blocks.start.length; b++) {
    const kind = BLOCK_KINDS[blocks.kind[b]];
    if (!UNMARKED.has(kind)) found.fill(kind, blocks.start[b], blocks.end[b]);
  }
  for (let i = 0; i < text.length; i++) {
    if (/\s/.test(text[i])) continue;
    const [wanted, given] = [gold[i], found[i]];
    const answers = wanted !== undefined && given !== undefined && (ANSWERS[wanted] ?? []).includes(given);
    if (wanted !== undefined) countOf(wanted).gold++;
    if (given !== undefined) {
      const kind = answers ? wanted : firstAnswer(given);
      countOf(kind).found++;
      if (answers) countOf(kind).both++;
      else
        console.error(
          `${document.id} ${i}: ${given} for ${wanted ?? 'text'}: ${JSON.stringify(text.slice(i, i + 20))}`,
        );
    }
  }
}

function goldKinds({ text, marks }: MarkedDocument): (string | undefined)[] {
  const kinds = new Array<string | undefined>(text.length);
  for (const mark of marks) {
    for (let at = text.indexOf(mark.text); at >= 0; at = text.indexOf(mark.text, at + mark.text.length)) {
      const end = at + mark.text.length;
      // A pull-quote's words also stand in the body: only a line of its own is the mark. A date may be glued to its line.
      const before = text.slice(0, at).trimEnd();
      const opens = before === '' || /\n[^\S\n]*$/.test(text.slice(0, at));
      const closes = mark.kind === 'date-line' || end === text.length || /^[^\S\n]*\n/.test(text.slice(end));
      if (opens && closes) kinds.fill(mark.kind, at, end);
    }
  }
  return kinds;
}

function firstAnswer(kind: BlockKind): string {
  return Object.entries(ANSWERS).find(([, answers]) => answers.includes(kind))?.[0] ?? kind;
}

function countOf(kind: string): { gold: number; found: number; both: number } {
  const count = counts.get(kind) ?? { gold: 0, found: 0, both: 0 };
  counts.set(kind, count);
  return count;
}

function print(kind: string, { gold, found, both }: { gold: number; found: number; both: number }): void {
  const share = (part: number, whole: number): string =>
    (whole === 0 ? '–' : (part / whole).toFixed(3)).padStart(9);
  console.log(
    `${kind.padEnd(12)} ${String(gold).padStart(5)} ${String(found).padStart(6)} ${share(both, found)} ${share(both, gold)}`,
  );
}
