import { useEffect, useState } from 'react';
import { dueText, exactTime, serverNow, whenText } from '../../shared/dates';

const EVERY_MS = 30_000;

function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => { setNow(serverNow()); }, EVERY_MS);
    return () => { clearInterval(timer); };
  }, []);
  return now;
}

/** When something was, as people say it; the exact moment is its title. */
export function When({ at }: { readonly at: string }) {
  const now = useNow();
  return <time dateTime={at} title={exactTime(at)}>{whenText(at, now)}</time>;
}

/** When something is due, or since when it is late; `article` is the law that says so. */
export function Due({ at, article }: { readonly at: string; readonly article?: string | undefined }) {
  const now = useNow();
  const { text, isLate } = dueText(at, now);
  return (
    <span className={isLate ? 'late' : undefined}>
      <time dateTime={at} title={exactTime(at)}>{text}</time>
      {article === undefined || article === '' ? null : <small className="sub">{article}</small>}
    </span>
  );
}
