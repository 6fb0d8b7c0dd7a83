import { ask } from './api';
import { noAnswer, noConnection } from './problem';
import { lockSession, payLock } from './lock';
import { renewSession, sinceRenewal } from './renew';
import { paySignOut } from './sign-out';
import { signedIn } from './signed-in';
import { joinTabs } from './tabs';
import { within } from './within';

export interface SignedIn {
  readonly signedIn: true;
  /** Id of the person. */
  readonly staff: string;
  /** Names this session, of which this person may have had others; opens nothing. */
  readonly session: string;
  readonly expiresAt: string;
  readonly lockAfterSeconds: number;
  /** Opened by the PIN of this phone: it is for work in the field alone. */
  readonly inField: boolean;
  /** Key of this person's drafts on this device, base64url; in the field it is `fieldKey`. */
  readonly draftKey: string;
  /** Key of what this person left here of work in the field. */
  readonly fieldKey: string;
}
export type Session = SignedIn | { readonly signedIn: false };

const RENEW_AFTER_MS = 8 * 60_000;
const LOOK_EVERY_MS = 15_000;
const INPUT = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
/** Addresses of our own that a sign-in may return to. */
const OWN_PATH = /^\/(?!\/)[\w\-./]*$/;

const locking: { done: Promise<unknown> } = { done: Promise.resolve() };

/** Resolves when the server has been told of the lock, or could not be: from then on there is a bell. */
export const whenLocked = (): Promise<unknown> => locking.done;

/** Who this browser is signed in as. Asked at every opening of a page, before anything else: nobody, once its person asked to be signed out or went away. */
export async function readSession(): Promise<Session> {
  if (!(await isPaid().catch(() => { throw noConnection(); }))) throw noAnswer(503);
  const session = await within((signal) => ask<Session>('/session', undefined, signal));
  signedIn.value = session.signedIn;
  signedIn.staff = session.signedIn ? session.staff : undefined;
  signedIn.session = session.signedIn ? session.session : undefined;
  return session;
}

/** A session that was to end has ended. Rejects without a line. */
export const isPaid = async (): Promise<boolean> => await paySignOut() && await payLock();

/** After what is owed: its answer takes this browser's cookies away, and would take those of the session that begins. */
export function signIn(to: string = location.pathname): void {
  void isPaid().catch(() => false).then(() => { location.assign(`/session/sign-in?to=${encodeURIComponent(OWN_PATH.test(to) ? to : '/desk')}`); });
}

/**
 * Keeps the session while its person is at work, and locks after the time the server names without input in any tab; `onLock` must put the content away.
 * Also locks when the time passed while the device slept. Returns how to stop.
 */
export function keepSession({ lockAfterSeconds }: Pick<SignedIn, 'lockAfterSeconds'>, onLock: () => void): () => void {
  let input = Date.now();
  let hasInput = false;
  const tabs = joinTabs(signedIn.staff, {
    onTouch: () => { input = Date.now(); },
    // Another signed in beside this page: the server says that its session is over.
    onAnother: () => { void renewSession(); },
  });
  const noteInput = (): void => {
    if (look()) return;
    input = Date.now();
    tabs.tell();
    hasInput = true;
  };
  const stop = (): void => {
    clearInterval(timer);
    tabs.leave();
    INPUT.forEach((kind) => { removeEventListener(kind, noteInput, true); });
    document.removeEventListener('visibilitychange', look);
  };
  /** True when it is locked. */
  function look(): boolean {
    if (Date.now() - input >= lockAfterSeconds * 1_000) {
      stop();
      locking.done = lockSession();
      onLock();
      return true;
    }
    if (hasInput && sinceRenewal() >= RENEW_AFTER_MS) {
      hasInput = false;
      void renewSession();
    }
    return false;
  }
  const timer = setInterval(look, LOOK_EVERY_MS);
  INPUT.forEach((kind) => { addEventListener(kind, noteInput, { capture: true, passive: true }); });
  document.addEventListener('visibilitychange', look);
  return stop;
}
