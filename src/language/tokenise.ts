import { LANGUAGES, type Document } from '../document/index.ts';
import type { Stage } from './stage.ts';
import type { TokeniserRules } from './tokenise-rules.ts';
import { Scanner } from './tokenise-scanner.ts';

/**
 * The stage that divides each block into tokens, by the rules of the block's language. Markup inside a block is stepped over
 * like white space. Blocks of a language without rules are read by the first rules.
 * @param rules of each language, the main one first
 */
export function tokeniseStage(...rules: [TokeniserRules, ...TokeniserRules[]]): Stage {
  const byLanguage = LANGUAGES.map(
    (language) => rules.find((candidate) => candidate.language === language) ?? rules[0],
  );
  return {
    name: 'tokenise',
    requires: ['blocks', 'languages'],
    adds: ['tokens'],
    run(document: Document): Document {
      const blocks = document.layer('blocks');
      const languages = document.layer('languages');
      const main = LANGUAGES.indexOf(languages.main);
      const scanner = new Scanner(document.text, rules[0]);
      let markup = 0;
      for (let block = 0; block < blocks.start.length; block++) {
        const end = blocks.end[block];
        let from = blocks.start[block];
        const language = languages.block[block];
        scanner.block(byLanguage[language === 0 ? main : language]);
        for (; markup < blocks.markupStart.length && blocks.markupStart[markup] < end; markup++) {
          const until = blocks.markupStart[markup];
          if (until > from) scanner.scan(from, until);
          from = Math.max(from, blocks.markupEnd[markup]);
        }
        if (from < end) scanner.scan(from, end);
      }
      return document.with('tokens', scanner.layer());
    },
  };
}
