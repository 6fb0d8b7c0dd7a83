import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { desk } from '../../shared/words/desk';
import { followChanges } from './live';

/** Keeps pages up to date, and tells politely how much came since it was said last. */
export function Live() {
  const cache = useQueryClient();
  const [came, setCame] = useState(0);
  useEffect(() => followChanges(cache, () => { setCame((before) => before + 1); }), [cache]);
  useEffect(() => {
    if (came === 0) return;
    const timer = setTimeout(() => { setCame(0); }, SAID_FOR_MS);
    return () => { clearTimeout(timer); };
  }, [came]);
  return <p className="arrivals" role="status">{came === 0 ? '' : desk.live.arrived(came)}</p>;
}

const SAID_FOR_MS = 10_000;
