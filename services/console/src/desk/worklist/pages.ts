import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import type { Page } from '../page';

export const pages: readonly Page[] = [
  { path: routes.desk, title: () => work.worklist.title, group: 'work', load: () => import('./worklist-page') },
  { path: routes.handover, title: () => work.handover.title, group: 'work', permission: 'referral.work', load: () => import('./handover-page') },
];
