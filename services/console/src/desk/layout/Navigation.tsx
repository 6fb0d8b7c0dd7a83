import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { desk } from '../../shared/words/desk';
import { may, type Me } from '../me';
import { pages } from '../pages';
import type { PageGroup } from '../page';

const GROUPS = ['work', 'oversight', 'administration', 'own'] as const satisfies readonly PageGroup[];

/** Where one can go; on a narrow screen behind one button. */
export function Navigation({ me }: { readonly me: Me | undefined }) {
  const [isOpen, setOpen] = useState(false);
  const pathname = useLocation({ select: (location) => location.pathname });
  useEffect(() => { setOpen(false); }, [pathname]);
  const words = desk.layout;
  const shown = pages.filter(({ permission }) => me !== undefined && may(me, permission));
  const groups = GROUPS.map((group) => ({ group, links: shown.filter((page) => page.group === group) })).filter(({ links }) => links.length > 0);
  return (
    <>
      <button className="button menu" type="button" aria-expanded={isOpen} aria-controls="navigation" onClick={() => { setOpen(!isOpen); }}>{words.menu}</button>
      <nav id="navigation" aria-label={words.navigation} className={isOpen ? 'open' : undefined}>
        {groups.map(({ group, links }) => (
          <ul key={group} aria-label={desk.groups[group]}>
            {links.map(({ path, title }) => <li key={path}><Link to={path} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{title()}</Link></li>)}
          </ul>
        ))}
      </nav>
    </>
  );
}
