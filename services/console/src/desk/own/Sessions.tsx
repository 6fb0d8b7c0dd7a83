import { signOut } from '../../shared/sign-out';
import { own } from '../../shared/words/own';

/** Ends what is open elsewhere as well. */
export function Sessions() {
  return (
    <section className="panel" aria-labelledby="sessions">
      <h2 id="sessions">{own.sessions}</h2>
      <p>{own.everywhereMeans}</p>
      <p><button className="button" type="button" onClick={() => { if (window.confirm(own.everywhereConfirm)) void signOut({ everywhere: true }); }}>{own.everywhere}</button></p>
    </section>
  );
}
