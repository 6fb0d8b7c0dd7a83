import { shared } from '../../shared/words/shared';
import { Frame } from './Frame';

/** A page whose file could not be fetched: said, never blank. */
export function Failed({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Frame>
      <h1 tabIndex={-1}>{shared.name}</h1>
      <p role="alert">{shared.failed}</p>
      <p><button class="button main" type="button" onClick={onRetry}>{shared.retry}</button></p>
    </Frame>
  );
}
