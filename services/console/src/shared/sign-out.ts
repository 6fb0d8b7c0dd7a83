import { signedIn } from './signed-in';

/**
 * How a sign-out stands that somebody asked for: under way, without a line, refused by a server in trouble; HERE_ONLY where the session here was over
 * before it could end the others. Until one asked: undefined.
 */
export type SignOut = 'UNDER_WAY' | 'NO_LINE' | 'NO_ANSWER' | 'HERE_ONLY';

/** A sign-out that is owed outlives the page: nobody finds the session open by loading it again. Holds how far it goes and the name of the session. */
const OWED = 'sign-out-owed';

const listeners = new Set<(state: SignOut) => void>();
const now: { state?: SignOut; ending?: Promise<boolean> | undefined } = {};

export const signOutState = (): SignOut | undefined => now.state;

/** Calls at every change. Returns how to stop that. */
export function onSignOut(listener: (state: SignOut) => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

function tell(state: SignOut): void {
  now.state = state;
  listeners.forEach((listener) => { listener(state); });
}

/**
 * Ends the session here, or on all devices. Whoever listens must put the content away at once, whatever the server will answer; `first` is waited for
 * before it is asked. When it did, the page is opened anew, so that nothing of the person stays in it; until then it is asked again with every line.
 */
export async function signOut({ everywhere = false, first }: { readonly everywhere?: boolean; readonly first?: () => Promise<void> } = {}): Promise<void> {
  if (signedIn.session !== undefined) localStorage.setItem(OWED, `${everywhere ? 'EVERYWHERE' : 'HERE'} ${signedIn.session}`);
  signedIn.value = false;
  tell('UNDER_WAY');
  addEventListener('online', () => { void retrySignOut(); });
  await first?.();
  await retrySignOut();
}

export async function retrySignOut(): Promise<void> {
  tell('UNDER_WAY');
  try {
    if (await paySignOut()) location.replace('/');
    else if (now.state !== 'HERE_ONLY') tell('NO_ANSWER');
  } catch {
    tell('NO_LINE');
  }
}

/** Ends the session whose person asked for it, whoever is in by now. Rejects without a line; false when the server did not; true also when nothing is owed. */
export async function paySignOut(): Promise<boolean> {
  const [reach, session] = (localStorage.getItem(OWED) ?? '').split(' ');
  if (session === undefined) return true;
  const everywhere = reach === 'EVERYWHERE';
  now.ending ??= fetch(`/session/sign-out${everywhere ? '?everywhere=true' : ''}`, {
    method: 'POST', headers: { 'X-Console': 'staff', 'Content-Type': 'application/json' }, body: JSON.stringify({ session }),
  })
    .then(({ ok, status }) => {
      const isHereOnly = status === 401 && everywhere;
      // What cannot be paid any more is not owed for ever: nobody could sign in here again.
      if (ok || isHereOnly) localStorage.removeItem(OWED);
      if (isHereOnly) tell('HERE_ONLY');
      return ok;
    })
    .finally(() => { now.ending = undefined; });
  return await now.ending;
}
