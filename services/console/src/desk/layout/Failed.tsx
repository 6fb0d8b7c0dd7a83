import { ApiError } from '../../shared/problem';
import { shared } from '../../shared/words/shared';

/** A page that broke, or whose file is gone after an update: said, never blank; the header stays. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  return (
    <div role="alert">
      <h1 tabIndex={-1}>{shared.failed}</h1>
      {error instanceof ApiError ? <p>{error.title}</p> : null}
      <p><button className="button main" type="button" onClick={onRetry ?? (() => { location.reload(); })}>{onRetry === undefined ? shared.reopen : shared.retry}</button></p>
    </div>
  );
}
