import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import type { Page } from '../page';

export const pages: readonly Page[] = [{ path: routes.coordination, title: () => work.coordination.title, group: 'work', permission: 'referral.coordinate', load: () => import('./coordination-page') }];
