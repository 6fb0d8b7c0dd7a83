import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { shared } from '../../shared/words/shared';
import { keep } from '../../shared/words/keep';
import { phone } from '../../shared/words/phone';
import { routes } from '../../shared/routes';
import { switchLanguage } from '../../shared/words/language';
import { follow } from '../go-to';
import { isOnlyInPage } from '../keep/only-in-page';
import { unread } from '../keep/unread';
import { useObserved } from '../keep/use-observed';
import { isLarge, setLarge } from '../text-size';
import { QuickExit } from './QuickExit';
import { UnsentBar } from './UnsentBar';

interface FrameProps {
  readonly children: ComponentChildren;
  /** The bar below, where the main button is. */
  readonly bar?: ComponentChildren;
}

/** What stands around every page of the phone: skip link, way out, language, size of text. */
export function Frame({ children, bar }: FrameProps) {
  const [large, change] = useState(isLarge());
  const [isHeld, hold] = useState(false);
  const { count, more } = useObserved(unread);
  const speak = (): void => {
    if (isOnlyInPage()) hold(true);
    else switchLanguage();
  };
  const toggle = (): void => {
    setLarge(!large);
    change(!large);
  };
  return (
    <>
      <a class="skip" href="#main">{shared.skip}</a>
      <header class="top">
        <div class="tools">
          {location.pathname === routes.front ? null : <a class="quiet" href={routes.front} onClick={follow}>{phone.home}</a>}
          <button class="quiet" type="button" onClick={toggle}>{large ? phone.size.normal : phone.size.large}</button>
          <button class="quiet" type="button" lang={shared.locale === 'zh-CN' ? 'en' : 'zh-CN'} onClick={speak}>{shared.language}</button>
          {count === 0 ? null : <a class="quiet" href={routes.myMessages} onClick={follow}>{shared.unreadMessages(count, more)}</a>}
        </div>
        <QuickExit />
        {isHeld ? <p class="told" role="alert">{keep.languageLater}</p> : null}
      </header>
      <main id="main" class="page above-bar">
        {children}
        {bar ?? <UnsentBar />}
      </main>
    </>
  );
}
