import { speakReport } from '../../shared/words/report';
import type { Page } from '../page';
import { Page as WhatPage } from './what-page';

/** Each with its words. */
const spoken = <T>(load: () => Promise<T>) => async (): Promise<T> => {
  await speakReport();
  return await load();
};

export const pages: readonly Page[] = [
  // Comes with the program: the page most people open the phone for takes no round trip of its own.
  { path: '/report', load: spoken(() => Promise.resolve({ Page: WhatPage })) },
  { path: '/report/child', load: spoken(() => import('./child-page')) },
  { path: '/report/place', load: spoken(() => import('./place-page')) },
  { path: '/report/check', load: spoken(() => import('./check-page')) },
  { path: '/report/sent', load: spoken(() => import('./sent-page')) },
];
