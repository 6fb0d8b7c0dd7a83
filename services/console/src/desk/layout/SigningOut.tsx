import { useEffect, useRef } from 'react';
import { routes } from '../../shared/routes';
import { signIn } from '../../shared/session';
import { retrySignOut, type SignOut } from '../../shared/sign-out';
import { shared } from '../../shared/words/shared';

/** In place of everything from 「退出」 on, until the server has ended the session; or where it could not end the others. */
export function SigningOut({ state }: { readonly state: SignOut }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = shared.name;
    heading.current?.focus();
  }, [state]);
  return (
    <main id="main" className="body locked">
      <h1 ref={heading} tabIndex={-1}>{shared.signingOut[state]}</h1>
      {state === 'HERE_ONLY' ? <><p>{shared.hereOnlyText}</p><p><button className="button main" type="button" onClick={() => { signIn(routes.me); }}>{shared.signIn}</button></p></> : null}
      {state === 'UNDER_WAY' || state === 'HERE_ONLY' ? null : <><p>{shared.signingOutText}</p><p><button className="button main" type="button" onClick={() => { void retrySignOut(); }}>{shared.retry}</button></p></>}
      <p>{shared.urgent} <a href="tel:110">{shared.call110}</a></p>
    </main>
  );
}
