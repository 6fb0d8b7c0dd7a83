import type { ComponentChildren } from 'preact';
import { signIn } from '../../shared/session';
import { keep } from '../../shared/words/keep';
import { shared } from '../../shared/words/shared';
import { useObserved } from '../keep/use-observed';
import { who, type Person } from '../keep/who';
import { Frame } from './Frame';
import { OpenByPin } from './OpenByPin';

interface ForStaffProps {
  readonly title: string;
  /** Also of who came by the PIN of this phone. */
  readonly isForField?: boolean;
  readonly children: (person: Person) => ComponentChildren;
}

/** A page of those who are signed in: others are asked to, and come back here. */
export function ForStaff({ title, isForField = false, children }: ForStaffProps) {
  const now = useObserved(who);
  if (now.kind === 'STAFF' && (isForField || !now.inField)) return <>{children(now)}</>;
  if (now.kind === 'UNKNOWN') return <Frame><h1 tabIndex={-1}>{title}</h1></Frame>;
  return (
    <Frame>
      <h1 tabIndex={-1}>{keep.signInTitle}</h1>
      <p>{now.kind === 'STAFF' ? keep.pinSeesLess : keep.signInText}</p>
      {isForField ? <OpenByPin /> : null}
      <p><button class="button main" type="button" onClick={() => { signIn(); }}>{shared.signIn}</button></p>
    </Frame>
  );
}
