import type { ComponentChildren } from 'preact';
import { signIn } from '../../shared/session';
import { keep } from '../../shared/words/keep';
import { shared } from '../../shared/words/shared';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';
import { Frame } from './Frame';

/** A page of those who are signed in: others are asked to, and come back here. */
export function ForStaff({ title, children }: { readonly title: string; readonly children: (person: { readonly staff: string; readonly key: CryptoKey }) => ComponentChildren }) {
  const now = useObserved(who);
  if (now.kind === 'STAFF') return <>{children(now)}</>;
  if (now.kind === 'UNKNOWN') return <Frame><h1 tabIndex={-1}>{title}</h1></Frame>;
  return (
    <Frame>
      <h1 tabIndex={-1}>{keep.signInTitle}</h1>
      <p>{keep.signInText}</p>
      <p><button class="button main" type="button" onClick={() => { signIn(); }}>{shared.signIn}</button></p>
    </Frame>
  );
}
