import { fromThisPage, signedIn, tellSessionEnd } from './signed-in';
import { within } from './within';

/** In tabs of old browsers, which know no locks, each asks for itself; the server gives a young token again. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('session', work) : work();
}

let last = Date.now();

/** Milliseconds since the session was renewed by this page. */
export const sinceRenewal = (): number => Date.now() - last;

/** One renewal for all tabs. False when the session is over, or another person's by now, which is told to whoever listens; true also when that could not be learned. */
export async function renewSession(): Promise<boolean> {
  if (!signedIn.value) return false;
  const answer = await alone(() => within((signal) => fetch('/session/renew', { method: 'POST', headers: { 'X-Console': fromThisPage() }, signal }))).catch(() => undefined);
  if (answer?.status === 401) {
    tellSessionEnd();
    return false;
  }
  if (answer?.ok) last = Date.now();
  return true;
}
