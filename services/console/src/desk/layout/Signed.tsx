import { Outlet, useMatches, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';
import { MeContext } from '../me';
import { pages } from '../pages';
import { Reading } from '../parts/Reading';
import { hasUnsent } from '../typed/unsent';
import { useRead } from '../use-read';
import { Header } from './Header';
import { KeyHelp } from './KeyHelp';
import { listenToKeys } from './keyboard';
import { Live } from './Live';

/** The page of somebody who is signed in. */
export function Signed() {
  const me = useRead('/api/directory/me');
  const navigate = useNavigate();
  const [unsentAt] = useState(() => (hasUnsent() ? location.pathname : undefined));
  const [isHelp, setHelp] = useState(false);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const matches = useMatches();
  const route = matches[matches.length - 1]?.fullPath;
  useEffect(() => { document.querySelector('h1')?.focus({ preventScroll: true }); }, [path]);
  // Of the kind of page only: titles are seen by others, in the history and in the list of windows.
  useEffect(() => {
    const page = pages.find((one) => one.path === route);
    document.title = page === undefined ? shared.name : `${page.title()} · ${shared.name}`;
  }, [route]);
  useEffect(() => listenToKeys({ help: () => { setHelp((before) => !before); }, go: (to) => { void navigate({ to }); } }), [navigate]);
  return (
    <>
      <a className="skip" href="#main">{shared.skip}</a>
      <Header me={me.data} />
      <main id="main" className="body">
        <Live me={me.data} />
        {unsentAt !== undefined && path === unsentAt ? <p className="panel" role="status">{desk.layout.unsent}</p> : null}
        {isHelp ? <KeyHelp onClose={() => { setHelp(false); }} /> : null}
        <Reading of={me}>{(known) => <MeContext value={known}><Outlet /></MeContext>}</Reading>
      </main>
    </>
  );
}
