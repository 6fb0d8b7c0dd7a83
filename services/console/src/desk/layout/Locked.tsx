import { useEffect, useRef } from 'react';
import { signIn } from '../../shared/session';
import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';
import { Bell } from './Bell';

/** In place of everything, after a time without input or when the session has ended elsewhere. Signing in leads back to the same page. */
export function Locked() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = desk.layout.locked;
    heading.current?.focus();
  }, []);
  return (
    <main id="main" className="body locked">
      <h1 ref={heading} tabIndex={-1}>{desk.layout.locked}</h1>
      <p>{desk.layout.lockedText}</p>
      <p><button className="button main" type="button" onClick={() => { signIn(); }}>{desk.layout.unlock}</button></p>
      <Bell />
      <p>{shared.urgent} <a href="tel:110">{shared.call110}</a></p>
    </main>
  );
}
