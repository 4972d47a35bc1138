import type { Document, LayerName } from '../document/index.ts';
import { BreuklijnError } from '../errors.ts';

/**
 * One step of the language layer: a function from document to document that says which layers it needs and which it adds.
 * It shares the old columns; scratch stays inside.
 */
export interface Stage {
  readonly name: string;
  readonly requires: readonly LayerName[];
  readonly adds: readonly LayerName[];
  run(document: Document): Document;
}

/**
 * Puts stages in a row and checks, once, that each finds what it requires.
 * @param given layers that the documents bring along
 * @throws BreuklijnError `missing-layer` naming the first stage that would miss one
 */
export function assemble(
  stages: readonly Stage[],
  given: readonly LayerName[] = [],
): (document: Document) => Document {
  const present = new Set<LayerName>(given);
  for (const stage of stages) {
    for (const name of stage.requires) {
      if (!present.has(name)) {
        throw new BreuklijnError(
          'missing-layer',
          `stage ${stage.name} requires ${name}`,
          `put a stage that adds ${name} before it`,
        );
      }
    }
    for (const name of stage.adds) present.add(name);
  }
  return (document) => stages.reduce((current, stage) => stage.run(current), document);
}
