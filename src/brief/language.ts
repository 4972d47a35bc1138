import { ENGLISH } from './messages-en.ts';
import { DUTCH } from './messages-nl.ts';
import type { Messages } from './messages.ts';

/** Languages that the program speaks to its user, whatever the language of the articles. */
export const BRIEF_LANGUAGES = ['nl', 'en'] as const;
export type BriefLanguage = (typeof BRIEF_LANGUAGES)[number];

export function isBriefLanguage(word: string): word is BriefLanguage {
  return (BRIEF_LANGUAGES as readonly string[]).includes(word);
}

export function messagesOf(language: BriefLanguage): Messages {
  return language === 'nl' ? DUTCH : ENGLISH;
}
