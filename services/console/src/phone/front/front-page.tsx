import { routes } from '../../shared/routes';
import { phone } from '../../shared/words/phone';
import { keptPhone } from '../keep/kept-phone';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';
import { Call110 } from '../parts/Call110';
import { Frame } from '../parts/Frame';
import { follow } from '../go-to';
import { useMe } from '../use-me';
import { OtherNumbers } from './OtherNumbers';
import { SignOut } from './SignOut';

const SIGN_IN = `/session/sign-in?to=${encodeURIComponent(routes.desk)}`;

/** The first page, for anybody: what this is, what to do, what happens then. Asks nothing but whether this browser is signed in. */
export function Page() {
  const now = useObserved(who);
  const isHere = now.kind === 'STAFF';
  const isStaff = isHere && !now.inField;
  const isKept = useObserved(keptPhone) !== undefined;
  const me = useMe();
  const { title, what, report, followUp, staff, work, mine, month, who: mustReport, next, secret } = phone.front;
  return (
    <Frame>
      <Call110 />
      <h1 tabIndex={-1}>{title}</h1>
      <p>{what}</p>
      <nav class="actions" aria-label={title}>
        <a class="button main" href={routes.report} onClick={follow}>{report}</a>
        <a class="button" href={routes.followUp} onClick={follow}>{followUp}</a>
        {isStaff ? <a class="button" href={routes.desk}>{work}</a> : <a class="button" href={SIGN_IN}>{staff}</a>}
        {isStaff ? <a class="button" href={routes.mine}>{mine}</a> : null}
        {me?.permissions.includes('child.read') === true || isKept ? <a class="button" href={routes.month}>{month}</a> : null}
        {isHere ? <SignOut /> : null}
      </nav>
      <section class="card"><h2>{mustReport.title}</h2><p>{mustReport.text}</p></section>
      <section class="card"><h2>{next.title}</h2><ol>{next.steps.map((step) => <li key={step}>{step}</li>)}</ol></section>
      <section class="card"><h2>{secret.title}</h2><p>{secret.text}</p></section>
      <OtherNumbers />
    </Frame>
  );
}
