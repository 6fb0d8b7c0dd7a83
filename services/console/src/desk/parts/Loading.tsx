import { useEffect, useState } from 'react';
import { shared } from '../../shared/words/shared';

const AFTER_MS = 300;

/** Said only when it takes long enough to wonder. */
export function Loading({ text = shared.loading }: { readonly text?: string }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => { setLong(true); }, AFTER_MS);
    return () => { clearTimeout(timer); };
  }, []);
  return <p role="status" className="empty">{isLong ? text : ''}</p>;
}
