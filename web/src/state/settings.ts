import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { MESSAGES, type Messages, type PageLanguage } from '../words/messages.ts';

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Private windows may refuse; the settings then last as long as the page.
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

const wanted = stored('language') ?? (navigator.language.startsWith('en') ? 'en' : 'nl');

/** Language of the page. */
export const language = signal<PageLanguage>(wanted === 'en' ? 'en' : 'nl');

/** Words of the page in its language. */
export const words: ReadonlySignal<Messages> = computed(() => MESSAGES[language.value]);

/** `''` follows the system. */
export const theme = signal<'' | 'light' | 'dark'>(
  stored('theme') === 'dark' ? 'dark' : stored('theme') === 'light' ? 'light' : '',
);

effect(() => {
  document.documentElement.lang = language.value;
  keep('language', language.value);
});

effect(() => {
  if (theme.value === '') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme.value;
  keep('theme', theme.value);
});

/** Turns light into dark and back, from what is shown now. */
export function toggleTheme(): void {
  const dark =
    theme.value === 'dark' || (theme.value === '' && matchMedia('(prefers-color-scheme: dark)').matches);
  theme.value = dark ? 'light' : 'dark';
}

/** A date as the reader writes it; EDTF months and years stay as wide as they are. */
export function dateInWords(edtf: string | undefined): string {
  if (edtf === undefined) return '';
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(edtf);
  if (match === null) return edtf;
  const [, year, month, day] = match;
  if (month === undefined || Number(month) > 12) return year;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(language.value, {
    ...(day === undefined ? {} : { day: 'numeric' }),
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}

/** A moment in the reader's own time. @param moment ISO 8601 */
export function momentInWords(moment: string | undefined): string {
  const date = new Date(moment ?? '');
  return Number.isNaN(date.getTime())
    ? ''
    : new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

/** When something was, as wide as it is unsure; the day of the report where nothing else is known. */
export function timeInWords(
  time: { readonly start?: string; readonly end?: string; readonly basis: string } | undefined,
  reported: string | undefined,
): string {
  const { start, end, basis } = time ?? { basis: 'published' };
  if (basis === 'published') return reported === undefined ? '—' : `≤ ${dateInWords(reported)}`;
  if (start !== undefined && end !== undefined)
    return start === end ? dateInWords(start) : `${dateInWords(start)} – ${dateInWords(end)}`;
  if (start !== undefined) return `≥ ${dateInWords(start)}`;
  return end === undefined ? '—' : `≤ ${dateInWords(end)}`;
}
