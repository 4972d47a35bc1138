import { existsSync } from 'node:fs';
import type { Language } from '../document/index.ts';
import { readResource, resourcePath } from '../resources.ts';
import { lowerHash } from './word-shape.ts';

/**
 * Words that are nouns and nothing else, of those that no treebank has ("granaten" ends like a verb): hashes of the forms in
 * `packs/<lang>/noun-forms.txt`. Empty where a language has no such list.
 */
export function loadKnownNouns(language: Language): ReadonlySet<number> {
  const path = resourcePath('packs', language, 'noun-forms.txt');
  if (!existsSync(path)) return new Set();
  const forms = readResource('packs', language, 'noun-forms.txt')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return new Set(forms.map((form) => lowerHash(form, 0, form.length)));
}
