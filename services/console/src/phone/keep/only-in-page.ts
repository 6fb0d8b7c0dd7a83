import { onLeave } from '../leave';
import { unsent } from './outbox';

let hasDraft = false;

const ask = (event: BeforeUnloadEvent): void => {
  if (isOnlyInPage()) event.preventDefault();
};

/** Tells whether what is being written lies in this page alone. */
export function noteDraftInPage(isThere: boolean): void {
  hasDraft = isThere;
}

/** Whether closing or loading this page would lose something that was written or submitted. */
export const isOnlyInPage = (): boolean => hasDraft || unsent.value.inPage;

/** Once: the browser asks before such a page is closed. A quick exit is never held up. */
export function watchPage(): void {
  onLeave(() => { removeEventListener('beforeunload', ask); });
  addEventListener('beforeunload', ask);
}
