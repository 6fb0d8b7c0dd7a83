import { useState } from 'preact/hooks';
import { whenText } from '../../shared/dates';
import { ApiError } from '../../shared/problem';
import { field } from '../../shared/words/field';
import { shared } from '../../shared/words/shared';
import { lock } from '../keep/at-this-device';
import { endKeptPhone, keptPhone } from '../keep/kept-phone';
import { useObserved } from '../keep/use-observed';
import type { Person } from '../keep/who';
import { KeepPhone } from './KeepPhone';
import { SignInForMore } from './SignInForMore';

/** Whether this phone stays the person's, and until when; how to lock it, and to let it go. */
export function PhoneKeeping({ person }: { readonly person: Person }) {
  const phone = useObserved(keptPhone);
  const [problem, setProblem] = useState<string>();
  if (phone?.staff !== person.staff) return <KeepPhone staff={person.staff} />;
  const end = (): void => { endKeptPhone(phone).catch((error: unknown) => { setProblem(error instanceof ApiError ? error.title : shared.failed); }); };
  return (
    <section class="card">
      <p>{field.keptUntil(whenText(phone.endsAt))}</p>
      {problem === undefined ? null : <p role="alert" class="error">{problem}</p>}
      <p><button class="button" type="button" onClick={() => { void lock(); }}>{field.lock}</button></p>
      {person.inField ? <SignInForMore /> : <p><button class="button" type="button" onClick={end}>{field.endKept}</button></p>}
    </section>
  );
}
