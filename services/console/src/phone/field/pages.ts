import { speakField } from '../../shared/words/field';
import { speakReport } from '../../shared/words/report';
import type { Page } from '../page';

const spoken = <T>(load: () => Promise<T>) => async (): Promise<T> => {
  await Promise.all([speakField(), speakReport()]);
  return await load();
};

export const pages: readonly Page[] = [
  { path: '/field', load: spoken(() => import('./month-page')) },
  { path: '/field/visit/:household', load: spoken(() => import('./visit-page')) },
  { path: '/field/child/:child', load: spoken(() => import('./child-page')) },
];
