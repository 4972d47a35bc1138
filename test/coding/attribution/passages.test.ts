import { describe, expect, it } from 'vitest';
import { readSentences } from '../../../src/coding/index.ts';
import { readText, toDocument } from '../../../src/ingest/index.ts';
import { loadPipeline } from '../../../src/language/pipeline.ts';

const run = loadPipeline({ lang: 'nl' });

/** The chains above the tokens with a form, in text order, outermost speaker first. */
function chains(text: string, form: string): string[] {
  return readSentences(run(toDocument(readText('passage', text)))).flatMap(({ tree, chainAt }) => {
    const found: string[] = [];
    for (let token = tree.first; token < tree.end; token++) {
      if (tree.text(token) !== form) continue;
      const { links } = chainAt(token);
      found.push(
        links
          .map((link) => `${link.speaker.id ?? link.speaker.text} ${link.stance} ${String(link.direct)}`)
          .join(' < '),
      );
    }
    return found;
  });
}

describe('passages', () => {
  it.each([
    [
      'a quote split by its speaker',
      '“Wij sturen geen troepen,” zei Zelensky, “maar wij trainen ze wel.”',
      'trainen',
      'UKR asserts true',
    ],
    [
      'the next sentence says who said it',
      'Rusland heeft raketten naar Iran gestuurd. Dat meldde KCNA maandag.',
      'gestuurd',
      'PRK asserts false',
    ],
    [
      'a phrase at the end',
      'Rusland heeft raketten naar Iran gestuurd, aldus Zelensky.',
      'gestuurd',
      'UKR asserts false',
    ],
    ['a name and a colon', 'Zelensky: “Wij hebben de brug opgeblazen.”', 'opgeblazen', 'UKR asserts true'],
    ['nobody says it', 'Rusland heeft raketten naar Iran gestuurd.', 'gestuurd', ''],
  ])('%s', (_name, text, form, expected) => {
    expect(chains(text, form)).toEqual([expected]);
  });
});
