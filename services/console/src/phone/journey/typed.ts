import { noteOnlyInPage } from '../keep/only-in-page';
import { who } from '../keep/who';
import type { SupplementBody } from './types';

export interface Typed { readonly text: string; readonly danger?: SupplementBody['danger'] }

const NOTHING: Typed = { text: '' };
/** What is being added, by report: it stays in this page until it is taken, also while number and code are given again, and is shown for that report alone. */
const typed = new Map<string, Typed>();

export const typedFor = (report: string): Typed => typed.get(report) ?? NOTHING;

export function keepTyped(report: string, words: Typed = NOTHING): void {
  if (words.text.trim() === '' && words.danger === undefined) typed.delete(report);
  else typed.set(report, words);
  noteOnlyInPage('SUPPLEMENT', typed.size > 0);
}

/** Once: nobody finds it behind a lock. */
who.follow(() => {
  if (who.value.kind !== 'LOCKED') return;
  typed.clear();
  noteOnlyInPage('SUPPLEMENT', false);
});
