import { routes } from '../../shared/routes';
import { signIn } from '../../shared/session';
import { retrySignOut, type SignOut } from '../../shared/sign-out';
import { shared } from '../../shared/words/shared';
import { Call110 } from './Call110';
import { Frame } from './Frame';

/** In place of any page from 「退出」 on, until the server has ended the session; or where it could not end the others. */
export function SigningOut({ state }: { readonly state: SignOut }) {
  return (
    <Frame>
      <h1 tabIndex={-1}>{shared.signingOut[state]}</h1>
      {state === 'HERE_ONLY' ? <><p>{shared.hereOnlyText}</p><p><button class="button main" type="button" onClick={() => { signIn(routes.me); }}>{shared.signIn}</button></p></> : null}
      {state === 'UNDER_WAY' || state === 'HERE_ONLY' ? null : <><p>{shared.signingOutText}</p><p><button class="button main" type="button" onClick={() => { void retrySignOut(); }}>{shared.retry}</button></p></>}
      <Call110 />
    </Frame>
  );
}
