import { fromThisPage, signedIn } from './signed-in';
import { within } from './within';

/** A lock that the server could not be told of outlives the page: nobody finds the session open when the line is back. Holds the name of the session. */
const OWED = 'lock-owed';

const now: { paying?: Promise<boolean> | undefined } = {};

/** Ends the session of somebody who went away: at once, or with the line's return, and before this browser asks again who is signed in here. */
export async function lockSession(): Promise<void> {
  if (signedIn.session === undefined) return;
  localStorage.setItem(OWED, signedIn.session);
  await payLock().catch(() => { addEventListener('online', () => { void payLock().catch(() => undefined); }, { once: true }); });
}

/** Ends the session that the lock was owed by, whoever is in by now. Rejects without a line; false when the server did not; true also when no lock is owed. */
export async function payLock(): Promise<boolean> {
  const session = localStorage.getItem(OWED);
  if (session === null) return true;
  now.paying ??= within((signal) => fetch('/session/lock', {
    method: 'POST', headers: { 'X-Console': fromThisPage(), 'Content-Type': 'application/json' }, body: JSON.stringify({ session }), keepalive: true, signal,
  }))
    .then(({ ok }) => {
      if (ok && localStorage.getItem(OWED) === session) localStorage.removeItem(OWED);
      return ok;
    })
    .finally(() => { now.paying = undefined; });
  return await now.paying;
}
