import { onLeave } from '../leave';
import { unsent } from './outbox';

/** Forms that hold something typed which lies nowhere else. */
type Form = 'REPORT' | 'SUPPLEMENT' | 'FIELD';
const held = new Set<Form>();

const ask = (event: BeforeUnloadEvent): void => {
  if (isOnlyInPage()) event.preventDefault();
};

/** Tells whether what is being written in this form lies in this page alone. */
export function noteOnlyInPage(form: Form, isThere: boolean): void {
  if (isThere) held.add(form);
  else held.delete(form);
}

/** Whether closing or loading this page would lose something that was written or submitted. */
export const isOnlyInPage = (): boolean => held.size > 0 || unsent.value.inPage;

/** Once: the browser asks before such a page is closed. A quick exit is never held up. */
export function watchPage(): void {
  onLeave(() => { removeEventListener('beforeunload', ask); });
  addEventListener('beforeunload', ask);
}
