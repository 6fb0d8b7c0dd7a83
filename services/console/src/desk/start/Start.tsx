import { Link } from '@tanstack/react-router';
import { routes } from '../../shared/routes';
import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { useMe } from '../me';
import { Empty } from '../parts/Empty';
import { PageHead } from '../parts/PageHead';

const PLACES = { ADMIN: routes.administration, AUDITOR: routes.audit, POLICY: routes.policy } as const;

/** For who sits at no desk: where they can go. */
export function Start() {
  const me = useMe();
  const words = desk.start;
  return (
    <>
      <PageHead title={words.hello(me.displayName)} />
      <Empty text={words.noDesks} />
      <ul className="links">
        {me.roles.map((role) => <li key={role}>{role === 'REPORTER' ? <a className="button" href={routes.mine}>{words.mine}</a> : <Link className="button" to={PLACES[role]}>{wordOf(shared.staffRole, role)}</Link>}</li>)}
      </ul>
    </>
  );
}
