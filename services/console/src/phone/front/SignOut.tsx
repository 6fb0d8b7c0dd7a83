import { useState } from 'preact/hooks';
import { signOut } from '../../shared/sign-out';
import { phone } from '../../shared/words/phone';
import { shared } from '../../shared/words/shared';
import { forgetPerson } from '../keep/at-this-device';
import { unsent } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';

/** The key in this page, and what lies on the device. */
async function putAway(): Promise<void> {
  who.set({ kind: 'LOCKED' });
  await forgetPerson();
}

/** Ends the session on this phone; asks first while something was not sent. */
export function SignOut() {
  const { reports, others } = useObserved(unsent);
  const [isAsking, setAsking] = useState(false);
  const end = (): void => { void signOut({ first: putAway }); };
  if (!isAsking) return <button class="button" type="button" onClick={() => { if (reports + others > 0) setAsking(true); else end(); }}>{shared.signOut}</button>;
  return (
    <div class="note" role="alert">
      <p>{phone.signOut.ask(reports + others)}</p>
      <p><button class="button" type="button" onClick={() => { setAsking(false); }}>{phone.signOut.no}</button> <button class="button" type="button" onClick={end}>{phone.signOut.yes}</button></p>
    </div>
  );
}
