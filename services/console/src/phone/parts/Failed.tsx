import { shared } from '../../shared/words/shared';
import { Frame } from './Frame';

/** A page whose file could not be fetched, or that broke: said, never blank. */
export function Failed() {
  return (
    <Frame>
      <h1 tabIndex={-1}>{shared.name}</h1>
      <p role="alert">{shared.failed}</p>
      <p><button class="button main" type="button" onClick={() => { location.reload(); }}>{shared.reopen}</button></p>
    </Frame>
  );
}
