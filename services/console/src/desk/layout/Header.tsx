import { useState } from 'react';
import { signOut } from '../../shared/sign-out';
import { desk } from '../../shared/words/desk';
import { switchLanguage } from '../../shared/words/language';
import { shared } from '../../shared/words/shared';
import { may, type Me } from '../me';
import { switchTheme, theme } from '../theme';
import { Navigation } from './Navigation';
import { Unread } from './Unread';

/** Where one can go, who one is, and how to leave. */
export function Header({ me }: { readonly me: Me | undefined }) {
  const [shown, setShown] = useState(theme());
  const words = desk.layout;
  const other = shown === 'dark' ? words.theme.light : words.theme.dark;
  return (
    <header className="head">
      <strong>{shared.name}</strong>
      <Navigation me={me} />
      <div className="tools">
        {me !== undefined && may(me, 'inbox.read') ? <Unread /> : null}
        <span className="me">{me === undefined ? '' : `${me.displayName} · ${me.desks[0]?.name ?? me.organisation.name}`}</span>
        <button className="quiet" type="button" aria-label={`${words.theme.label} ${other}`} onClick={() => { switchTheme(); setShown(theme()); }}>{other}</button>
        <button className="quiet" type="button" lang={shared.locale === 'zh-CN' ? 'en' : 'zh-CN'} onClick={switchLanguage}>{shared.language}</button>
        <button className="button" type="button" onClick={() => { void signOut(); }}>{shared.signOut}</button>
      </div>
    </header>
  );
}
