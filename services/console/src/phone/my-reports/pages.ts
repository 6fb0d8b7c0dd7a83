import { speakJourney } from '../../shared/words/journey';
import { speakReport } from '../../shared/words/report';
import type { Page } from '../page';

const spoken = <T>(load: () => Promise<T>) => async (): Promise<T> => {
  await Promise.all([speakJourney(), speakReport()]);
  return await load();
};

export const pages: readonly Page[] = [
  { path: '/mine', load: spoken(() => import('./mine-page')) },
  { path: '/mine/messages', load: spoken(() => import('./messages-page')) },
  { path: '/mine/:id', load: spoken(() => import('./journey-page')) },
];
