import { Link } from '@tanstack/react-router';
import { routes } from '../../shared/routes';
import { desk } from '../../shared/words/desk';
import { may, useMe } from '../me';
import { Empty } from '../parts/Empty';
import { PageHead } from '../parts/PageHead';
import { pages } from '../pages';

/** For who sits at no desk: where they can go. */
export function Start() {
  const me = useMe();
  const words = desk.start;
  const others = pages.filter(({ path, group, permission }) => path !== routes.desk && group !== undefined && may(me, permission));
  return (
    <>
      <PageHead title={words.hello(me.displayName)} />
      <Empty text={words.noDesks} />
      <ul className="links">
        {others.map(({ path, title }) => <li key={path}><Link to={path}>{title()}</Link></li>)}
        {me.roles.includes('REPORTER') ? <li><a href={routes.mine}>{words.mine}</a></li> : null}
      </ul>
    </>
  );
}
