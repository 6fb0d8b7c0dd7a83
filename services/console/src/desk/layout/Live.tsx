import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { desk } from '../../shared/words/desk';
import { may, type Me } from '../me';
import { followChanges } from './live';

/** Keeps pages up to date, and tells politely how much came since it was said last. */
export function Live({ me }: { readonly me: Me | undefined }) {
  const cache = useQueryClient();
  const [came, setCame] = useState(0);
  const isKnown = me !== undefined;
  const hasDesk = isKnown && may(me, 'referral.read');
  useEffect(() => {
    if (!isKnown) return;
    return followChanges(cache, hasDesk ? ['message', 'referral'] : ['message'], () => { setCame((before) => before + 1); });
  }, [cache, isKnown, hasDesk]);
  useEffect(() => {
    if (came === 0) return;
    const timer = setTimeout(() => { setCame(0); }, SAID_FOR_MS);
    return () => { clearTimeout(timer); };
  }, [came]);
  return <p className="arrivals" role="status">{came === 0 ? '' : desk.live.arrived(came)}</p>;
}

const SAID_FOR_MS = 10_000;
