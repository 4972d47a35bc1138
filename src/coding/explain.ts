import { readdirSync } from 'node:fs';
import type { Claim } from '../claim/index.ts';
import { sentenceAt, type Document, type Token } from '../document/index.ts';
import { readTable, resourcePath, type Row } from '../resources.ts';
import { clauseRecords, type ClauseRecord } from './clause-records.ts';

/** Why a claim was read as it was, for a person to check. */
export interface Explanation {
  /** The row of the pack that coded it, and where it stands; undefined for what no table codes (experts' judgements). */
  readonly rule?: { readonly table: string; readonly row: Row };
  /** The clause it was made from. */
  readonly clause?: ClauseRecord;
  /** The sentence's tree, one token a line, indented by depth: `token  RELATION  lemma`. */
  readonly tree: readonly string[];
}

/** The row of `packs/rules` with a name. A claim added by another's rule is named `rule+type`. */
export function maybeRuleRow(name: string): { table: string; row: Row } | undefined {
  const [wanted] = name.split('+');
  for (const file of readdirSync(resourcePath('packs', 'rules')).sort()) {
    if (!file.endsWith('.tsv')) continue;
    const row = readTable('packs', 'rules', file).find((candidate) => candidate.rule === wanted);
    if (row !== undefined) return { table: `packs/rules/${file}`, row };
  }
  return undefined;
}

function depthOf(token: Token): number {
  let depth = 0;
  for (let at = token.head; at !== undefined; at = at.head) depth++;
  return depth;
}

function treeLines(document: Document, start: number, end: number): string[] {
  for (let i = 0; i < document.sentenceCount; i++) {
    const sentence = sentenceAt(document, i);
    if (sentence.start > start || sentence.end < end || sentence.length === 0) continue;
    return [...sentence.tokens()].map(
      (token) => `${'  '.repeat(depthOf(token))}${token.text}  ${token.relation}  ${token.lemma}`,
    );
  }
  return [];
}

/**
 * Shows a claim's sentence tree, clause and rule.
 * @param document the text it was read from, with every layer up to trees
 * @param published EDTF date of the article
 */
export function explainClaim(claim: Claim, document: Document, published?: string): Explanation {
  const rule = maybeRuleRow(claim.rule);
  const at = claim.trigger.span;
  const clause = clauseRecords(document, published === undefined ? {} : { published }).find(
    (record) =>
      at !== undefined &&
      record.trigger.span.start < at.end &&
      record.trigger.span.end > at.start &&
      record.concept !== undefined,
  );
  return {
    ...(rule === undefined ? {} : { rule }),
    ...(clause === undefined ? {} : { clause }),
    tree: treeLines(document, claim.selector.start, claim.selector.end),
  };
}
