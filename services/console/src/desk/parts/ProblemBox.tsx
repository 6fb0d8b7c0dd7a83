import { useEffect, useState } from 'react';
import { ApiError } from '../../shared/problem';
import { shared } from '../../shared/words/shared';

interface ProblemBoxProps {
  readonly error: unknown;
  /** Asks again, where that may help: by a button, and three times by itself. */
  readonly onRetry?: (() => void) | undefined;
}

const BY_ITSELF = 3;

/** What went wrong, in the server's words, and what to do. */
export function ProblemBox({ error, onRetry }: ProblemBoxProps) {
  const problem = error instanceof ApiError ? error : undefined;
  const repeats = onRetry !== undefined && (problem?.mayRetry ?? true);
  const seconds = problem?.retryAfter ?? 5;
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!repeats || tries >= BY_ITSELF) return;
    const timer = setTimeout(() => {
      setTries(tries + 1);
      onRetry();
    }, seconds * 1_000);
    return () => { clearTimeout(timer); };
  }, [repeats, tries, seconds, onRetry]);
  if (error === null || error === undefined) return null;
  return (
    <div className="problem" role="alert">
      <p>{problem?.title ?? shared.failed}</p>
      {problem !== undefined && problem.errors.length > 1 ? <ul>{problem.errors.map(({ field, title }) => <li key={`${field} ${title}`}>{title}</li>)}</ul> : null}
      {repeats ? <p><button className="button" type="button" onClick={onRetry}>{shared.retry}</button>{tries < BY_ITSELF ? <small className="sub">{shared.repeatsIn(seconds)}</small> : null}</p> : null}
    </div>
  );
}
