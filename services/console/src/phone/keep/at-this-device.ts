import { takeKey } from '../../shared/sealing';
import { onSessionEnd, signedIn } from '../../shared/signed-in';
import { lockSession } from '../../shared/lock';
import { keepSession, readSession, type SignedIn } from '../../shared/session';
import { onLeave } from '../leave';
import { learnPhone } from './kept-phone';
import { dropLists, dropPersonKey, personKey, putPersonKey } from './shelf';
import { turn, who } from './who';

const BACKGROUND_LOCKS_AFTER_MS = 5 * 60_000;
const CLOCK_MAY_DIFFER_MS = 60_000;

let stopKeeping = (): void => undefined;
let hiddenAt: number | undefined;

/** Learns who is here: from the server, and without a line from the key that lies here, as long as it would not have locked. */
export async function learnWho(): Promise<void> {
  const session = await readSession().catch(() => undefined);
  if (session === undefined) await takeKept();
  else if (session.signedIn) await enter(session);
  else await leaveHere();
}

async function enter({ staff, session, inField, draftKey, fieldKey, lockAfterSeconds }: SignedIn): Promise<void> {
  const person = { staff, session, inField, key: await takeKey(draftKey), fieldKey: await takeKey(fieldKey) };
  if (who.value.kind === 'STAFF' && who.value.staff !== staff) {
    // Somebody else has signed in beside this page: what it has of the first is put away.
    turn.value += 1;
    who.set({ kind: 'LOCKED' });
  }
  await putPersonKey({ id: 'person', ...person, lockAfterMs: lockAfterSeconds * 1_000, seenAt: Date.now() });
  stay(lockAfterSeconds);
  who.set({ kind: 'STAFF', ...person });
}

async function takeKept(): Promise<void> {
  const kept = await personKey();
  if (kept === undefined) {
    if (who.value.kind === 'UNKNOWN') who.set({ kind: 'NOBODY' });
    return;
  }
  signedIn.staff = kept.staff;
  signedIn.session = kept.session;
  const away = Date.now() - kept.seenAt;
  // A clock that was set back says nothing of how long it was.
  if (away >= kept.lockAfterMs || away < -CLOCK_MAY_DIFFER_MS) {
    await lock();
    return;
  }
  signedIn.value = true;
  stay(kept.lockAfterMs / 1_000);
  const { staff, session, key, fieldKey, inField } = kept;
  who.set({ kind: 'STAFF', staff, session, key, fieldKey, inField });
}

async function leaveHere(): Promise<void> {
  stopKeeping();
  // A page that somebody was using is locked, not a stranger's.
  who.set({ kind: who.value.kind === 'UNKNOWN' || who.value.kind === 'NOBODY' ? 'NOBODY' : 'LOCKED' });
  await dropPersonKey();
}

function stay(lockAfterSeconds: number): void {
  stopKeeping();
  stopKeeping = keepSession({ lockAfterSeconds }, () => { void lock(); });
}

/** Puts away what is seen, makes it unreadable here, and ends the session: without a line as soon as there is one. */
export async function lock(): Promise<void> {
  stopKeeping();
  who.set({ kind: 'LOCKED' });
  await Promise.all([dropPersonKey(), lockSession()]);
}

/** Notes that somebody is at the device, so that it stays theirs without a line. */
async function noteSeen(): Promise<void> {
  const kept = await personKey();
  if (kept !== undefined) await putPersonKey({ ...kept, seenAt: Date.now() });
}

/** What was in the background for five minutes is locked when it comes back. */
function watchBackground(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now();
      void noteSeen();
    } else if (hiddenAt !== undefined && who.value.kind === 'STAFF' && Date.now() - hiddenAt >= BACKGROUND_LOCKS_AFTER_MS) {
      void lock();
    }
  });
}

/** Once, when the program starts. */
export async function watchDevice(): Promise<void> {
  onLeave(() => { void dropPersonKey(); });
  onSessionEnd(() => { void lock(); });
  watchBackground();
  await learnPhone();
  addEventListener('online', () => { void learnWho(); });
  // What lies here is opened while the server is asked.
  void personKey();
  await learnWho();
}

/** Nothing of the person stays readable; asked first when something was not sent. */
export async function forgetPerson(): Promise<void> {
  await Promise.all([dropPersonKey(), dropLists()]);
}
