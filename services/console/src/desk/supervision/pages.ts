import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import type { Page } from '../page';

export const pages: readonly Page[] = [{ path: routes.supervision, title: () => work.supervision.title, group: 'oversight', permission: 'access.review', load: () => import('./supervision-page') }];
