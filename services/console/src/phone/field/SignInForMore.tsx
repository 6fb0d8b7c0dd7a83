import { signIn } from '../../shared/session';
import { keep } from '../../shared/words/keep';

/** For who came by the PIN: the way to the password, and back to this page. */
export function SignInForMore() {
  return <p><button class="button" type="button" onClick={() => { signIn(); }}>{keep.signInForMore}</button></p>;
}
