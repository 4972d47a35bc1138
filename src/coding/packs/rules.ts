import { readdirSync } from 'node:fs';
import { isClaimType, REALITIES, type ClaimType, type Reality } from '../../claim/index.ts';
import { BreuklijnError } from '../../errors.ts';
import { readTable, resourcePath } from '../../resources.ts';
import { wordsOf } from './concepts.ts';

/** A test on objects or participants: absent, present, or one of some classes; undefined = anything. */
export type Requirement = '-' | '+' | readonly string[] | undefined;

/** A further claim on the same trigger, or what the rule says of the complement clause. */
export type Also =
  | { readonly kind: 'claim'; readonly type: ClaimType; readonly mode: string; readonly reality: Reality }
  | { readonly kind: 'content'; readonly reality?: Reality };

/** One row of `packs/rules/*.tsv`: a concept in some company is a claim type. */
export interface CodingRule {
  readonly name: string;
  readonly object: Requirement;
  readonly actor: Requirement;
  readonly recipient: Requirement;
  /** Undefined when the rule says that the concept in this company is no claim of its own. */
  readonly type: ClaimType | undefined;
  readonly mode: string;
  readonly contexts: readonly string[];
  readonly also: readonly Also[];
  /** Number of conditions: the rule with the most wins. */
  readonly weight: number;
}

function requirement(cell: string): Requirement {
  if (cell === '') return undefined;
  if (cell === '-' || cell === '+') return cell;
  return cell.split('|').map((part) => part.trim());
}

function realityOf(word: string, where: string): Reality {
  const reality = REALITIES.find((candidate) => candidate === word);
  if (reality === undefined) throw new BreuklijnError('bad-pack', `${where}: no reality "${word}"`, `use one of ${REALITIES.join(', ')}`);
  return reality;
}

function parseAlso(cell: string, where: string): Also[] {
  return wordsOf(cell).map((part): Also => {
    if (part === 'content') return { kind: 'content' };
    if (part.startsWith('content=')) return { kind: 'content', reality: realityOf(part.slice('content='.length), where) };
    const [what, reality] = part.split('@');
    const [type, mode = ''] = what.split('/');
    if (!isClaimType(type)) throw new BreuklijnError('bad-pack', `${where}: no claim type "${type}"`, 'see docs/claims.md');
    return { kind: 'claim', type, mode, reality: realityOf(reality ?? 'actual', where) };
  });
}

export interface RuleBook {
  /** Rules for a concept, most conditions first, then in the order of the tables. */
  rulesFor(concept: string): readonly CodingRule[];
  /** Whether the word of a concept tells an event by itself (`packs/telling.tsv`). */
  isTelling(concept: string): boolean;
}

/** Reads `packs/rules/*.tsv`. @throws BreuklijnError `bad-pack` naming the row. */
export function loadRules(): RuleBook {
  const byConcept = new Map<string, CodingRule[]>();
  const files = readdirSync(resourcePath('packs', 'rules')).filter((file) => file.endsWith('.tsv')).sort();
  for (const file of files) {
    for (const row of readTable('packs', 'rules', file)) {
      const where = `packs/rules/${file}: ${row.rule}`;
      let type: ClaimType | undefined;
      if (row.type !== '' && row.type !== '-') {
        if (!isClaimType(row.type)) throw new BreuklijnError('bad-pack', `${where}: no claim type "${row.type}"`, 'see docs/claims.md');
        type = row.type;
      }
      const conditions = [row.object, row.actor, row.recipient].filter((cell) => cell !== '');
      const rule: CodingRule = {
        name: row.rule,
        object: requirement(row.object),
        actor: requirement(row.actor),
        recipient: requirement(row.recipient),
        type,
        mode: row.mode === '-' ? '' : row.mode,
        contexts: wordsOf(row.contexts),
        also: parseAlso(row.also ?? '', where),
        weight: conditions.length,
      };
      for (const concept of row.concept.split('|')) {
        const list = byConcept.get(concept.trim()) ?? [];
        list.push(rule);
        byConcept.set(concept.trim(), list);
      }
    }
  }
  for (const list of byConcept.values()) list.sort((a, b) => b.weight - a.weight);
  const telling = new Set(readTable('packs', 'telling.tsv').map(({ concept }) => concept));
  return { rulesFor: (concept) => byConcept.get(concept) ?? [], isTelling: (concept) => telling.has(concept) };
}
