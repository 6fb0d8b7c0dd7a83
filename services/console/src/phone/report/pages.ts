import { speakReport } from '../../shared/words/report';
import type { Page } from '../page';

/** Each with its words. */
const spoken = <T>(load: () => Promise<T>) => async (): Promise<T> => {
  await speakReport();
  return await load();
};

export const pages: readonly Page[] = [
  { path: '/report', load: spoken(() => import('./what-page')) },
  { path: '/report/child', load: spoken(() => import('./child-page')) },
  { path: '/report/place', load: spoken(() => import('./place-page')) },
  { path: '/report/check', load: spoken(() => import('./check-page')) },
  { path: '/report/sent', load: spoken(() => import('./sent-page')) },
];
