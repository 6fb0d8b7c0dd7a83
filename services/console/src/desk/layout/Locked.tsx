import { signIn } from '../../shared/session';
import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';

/** In place of everything, after a time without input or when the session has ended elsewhere. Signing in leads back to the same page. */
export function Locked() {
  return (
    <main id="main" className="body locked">
      <h1 tabIndex={-1}>{desk.layout.locked}</h1>
      <p>{desk.layout.lockedText}</p>
      <p><button className="button main" type="button" onClick={() => { signIn(); }}>{desk.layout.unlock}</button></p>
      <p>{shared.urgent} <a href="tel:110">{shared.call110}</a></p>
    </main>
  );
}
