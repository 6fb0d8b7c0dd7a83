import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onSessionEnd } from '../../shared/signed-in';
import { keepSession, readSession, signIn, type SignedIn } from '../../shared/session';
import { onSignOut, signOutState } from '../../shared/sign-out';
import { shared } from '../../shared/words/shared';
import { Loading } from '../parts/Loading';
import { ProblemBox } from '../parts/ProblemBox';
import { forgetUnsent, openUnsent, sealUnsent } from '../typed/unsent';
import { Locked } from './Locked';
import { Signed } from './Signed';
import { SigningOut } from './SigningOut';

/** Around every page: who is signed in, where one can go, and the lock. Whoever is not signed in is led to sign in and back to the same page. */
export function Layout() {
  const cache = useQueryClient();
  const [session, setSession] = useState<SignedIn>();
  const [failure, setFailure] = useState<unknown>();
  const [isLocked, setLocked] = useState(false);
  const [leaving, setLeaving] = useState(signOutState());
  const look = (): void => {
    readSession().then(async (read) => {
      setFailure(undefined);
      // The PIN of a phone opens no desk.
      if (!read.signedIn || read.inField) return signIn();
      await openUnsent(read.draftKey);
      setSession(read);
    }).catch(setFailure);
  };
  useEffect(look, []);
  useEffect(() => onSignOut((state) => {
    setLeaving(state);
    forgetUnsent();
    cache.clear();
  }), [cache]);
  useEffect(() => {
    if (session === undefined) return;
    const lock = (): void => {
      void sealUnsent();
      setLocked(true);
      setSession(undefined);
      cache.clear();
    };
    const stops = [keepSession(session, lock), onSessionEnd(lock)];
    return () => { stops.forEach((stop) => { stop(); }); };
  }, [session, cache]);
  if (leaving !== undefined) return <SigningOut state={leaving} />;
  if (isLocked) return <Locked />;
  if (session === undefined) return <main id="main" className="body"><h1 className="unseen">{shared.name}</h1>{failure === undefined ? <Loading /> : <ProblemBox error={failure} onRetry={look} />}</main>;
  return <Signed />;
}
