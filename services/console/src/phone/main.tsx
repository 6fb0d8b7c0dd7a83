import { render } from 'preact';
import { language } from '../shared/words/language';
import { speakPhone } from '../shared/words/phone';
import { speakKeep } from '../shared/words/keep';
import { speakShared } from '../shared/words/shared';
import { watchDevice } from './keep/at-this-device';
import { watchPage } from './keep/only-in-page';
import { watchOutbox } from './keep/outbox';
import { tellNoHttps } from '../shared/tell-no-https';
import { refuseMarkup } from '../shared/trusted-types';
import { leaveOnShift } from './leave';
import { pages } from './pages';
import { Router } from './router';
import { showSize } from './text-size';

async function start(): Promise<void> {
  refuseMarkup();
  showSize();
  leaveOnShift();
  watchPage();
  document.documentElement.lang = language() === 'en' ? 'en' : 'zh-CN';
  // Asked while words and the page are made: it is a round trip that pages wait for.
  const known = watchDevice();
  await Promise.all([speakShared(), speakPhone(), speakKeep()]);
  tellNoHttps();
  render(<Router pages={pages} />, document.getElementById('root')!);
  await known;
  watchOutbox();
  // Not before the page is there: nobody waits for it.
  void import('./keep/watch-unread').then(({ watchUnread }) => { watchUnread(); }, () => undefined);
  // Last, as it fetches all files of the phone. Without a line, or in a browser without workers, the pages work as ever.
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}

void start();
