import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { BreuklijnError } from '../errors.ts';
import { readResource } from '../resources.ts';
import type { Claim } from './claim.ts';

let compiled: ValidateFunction<Claim> | undefined;

/** Days of a month in the proleptic Gregorian calendar; `month` 1–12. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** Whether a string is a calendar date YYYY-MM-DD. */
export function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function validator(): ValidateFunction<Claim> {
  if (compiled === undefined) {
    const ajv = new Ajv2020({ allErrors: false });
    ajv.addFormat('date', isDate);
    compiled = ajv.compile<Claim>(JSON.parse(readResource('ontology', 'claim.schema.json')));
  }
  return compiled;
}

/** What is wrong with a value as a claim, one clause each; empty when it is one. Checks the schema and nothing else. */
export function schemaProblems(value: unknown): string[] {
  const validate = validator();
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath || 'claim'} ${error.message ?? 'is wrong'}`,
  );
}

/**
 * What is wrong with a claim given the text it was read from: its quote must stand at its offsets, its trigger and
 * participants where they say. Empty when all is well.
 */
export function textProblems(claim: Claim, text: string): string[] {
  const problems: string[] = [];
  const check = (
    what: string,
    span: { readonly start: number; readonly end: number } | undefined,
    exact: string,
  ): void => {
    if (span !== undefined && text.slice(span.start, span.end) !== exact) {
      problems.push(`${what} "${exact}" does not stand at ${span.start}–${span.end}`);
    }
  };
  check('the quote', claim.selector, claim.selector.exact);
  for (const actor of claim.actors) check('actor', actor.span, actor.text);
  for (const recipient of claim.recipients) check('recipient', recipient.span, recipient.text);
  for (const object of claim.objects ?? []) check('object', object.span, object.text);
  for (const quantity of claim.quantities ?? []) check('quantity', quantity.span, quantity.text);
  for (const link of claim.attribution) check('speaker', link.speaker.span, link.speaker.text);
  return problems;
}

/** The claim, when it fits the schema. @throws BreuklijnError `bad-claim` with the first problem. */
export function checkedClaim(claim: Claim): Claim {
  const problems = schemaProblems(claim);
  if (problems.length > 0) {
    throw new BreuklijnError(
      'bad-claim',
      `claim ${claim.id}: ${problems[0]}`,
      'report it with the text it came from',
    );
  }
  return claim;
}
