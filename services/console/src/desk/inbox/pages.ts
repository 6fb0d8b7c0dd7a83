import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import type { Page } from '../page';

export const pages: readonly Page[] = [{ path: routes.inbox, title: () => work.inbox.title, group: 'work', permission: 'inbox.read', load: () => import('./inbox-page') }];
