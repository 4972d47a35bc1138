import { DUTCH } from './nl.ts';
import { ENGLISH } from './en.ts';

/** Every word of the page that is not read from an article, in Dutch; English has the same keys. */
export type Messages = typeof DUTCH;

export type PageLanguage = 'nl' | 'en';

export const MESSAGES: Readonly<Record<PageLanguage, Messages>> = { nl: DUTCH, en: ENGLISH };
