import { fromThisPage } from './signed-in';
import { within } from './within';

/** A lock that the server could not be told of outlives the page: nobody finds the session open when the line is back. */
const OWED = 'lock-owed';

const now: { paying?: Promise<boolean> | undefined } = {};

/** Ends the session of somebody who went away: at once, or with the line's return, and before this browser asks again who is signed in here. */
export async function lockSession(): Promise<void> {
  localStorage.setItem(OWED, '1');
  await payLock().catch(() => { addEventListener('online', () => { void payLock().catch(() => undefined); }, { once: true }); });
}

/** Rejects without a line; false when the server did not; true also when no lock is owed. */
export async function payLock(): Promise<boolean> {
  if (localStorage.getItem(OWED) === null) return true;
  now.paying ??= within((signal) => fetch('/session/lock', { method: 'POST', headers: { 'X-Console': fromThisPage() }, keepalive: true, signal }))
    .then(({ ok }) => {
      if (ok) localStorage.removeItem(OWED);
      return ok;
    })
    .finally(() => { now.paying = undefined; });
  return await now.paying;
}
