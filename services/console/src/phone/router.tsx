import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fetchTwice, reloadWithLine } from '../shared/fetch-page';
import { onSignOut, signOutState } from '../shared/sign-out';
import { useObserved } from './keep/use-observed';
import { turn, who } from './keep/who';
import { Failed } from './parts/Failed';
import { Locked } from './parts/Locked';
import { Nothing } from './parts/Nothing';
import { SigningOut } from './parts/SigningOut';
import type { Page, PageProps } from './page';

interface Shown { readonly Shown: ComponentType<PageProps>; readonly parts: PageProps['parts'] }

const fits = (path: string): RegExp => new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);

/** Shows the page of the address. Each takes the focus to its heading, as a page that was loaded would. */
export function Router({ pages }: { readonly pages: readonly Page[] }) {
  const [path, setPath] = useState(location.pathname);
  const [shown, setShown] = useState<Shown | 'FAILED'>();
  const { kind } = useObserved(who);
  const [leaving, setLeaving] = useState(signOutState());
  useEffect(() => onSignOut(setLeaving), []);
  useEffect(() => {
    const look = (): void => { setPath(location.pathname); };
    addEventListener('popstate', look);
    return () => { removeEventListener('popstate', look); };
  }, []);
  const show = (onFailure: () => void): void => {
    const page = pages.find((one) => fits(one.path).test(path));
    const parts = { ...(page && fits(page.path).exec(path)?.groups) };
    const load = page === undefined ? Promise.resolve({ Page: Nothing }) : fetchTwice(page.load);
    load.then(({ Page: found }) => { setShown({ Shown: found, parts }); }, onFailure);
  };
  useEffect(() => { show(() => { setShown('FAILED'); }); }, [path]);
  useEffect(() => { document.querySelector('h1')?.focus(); }, [shown, kind === 'LOCKED', leaving]);
  if (leaving !== undefined) return <SigningOut state={leaving} />;
  if (kind === 'LOCKED') return <Locked />;
  if (shown === 'FAILED') return <Failed onRetry={() => { show(reloadWithLine); }} />;
  return shown === undefined ? null : <shown.Shown key={turn.value} parts={shown.parts} />;
}
