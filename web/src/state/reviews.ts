import { signal } from '@preact/signals';
import { call } from '../api/client.ts';

/** Numbers of the reviews made on this page, for taking back. */
const made: number[] = [];
/** What the last review came to, said to the user. */
export const lastReview = signal<{ readonly n: number; readonly problem?: string } | undefined>(undefined);

/** Sends a review; what it changes arrives by itself. @returns whether the server took it */
export async function review(body: Readonly<Record<string, unknown>>): Promise<boolean> {
  try {
    const { reviews } = await call('POST /api/reviews', { body });
    for (const { n } of reviews) {
      if (body['action'] !== 'undo') made.push(n);
      lastReview.value = { n };
    }
    return true;
  } catch (error) {
    lastReview.value = { n: 0, problem: error instanceof Error ? error.message : String(error) };
    return false;
  }
}

/** Takes back the last review of this page that still holds. */
export async function undoLast(): Promise<void> {
  const n = made.pop();
  if (n !== undefined && !(await review({ action: 'undo', of: n }))) made.push(n);
}
