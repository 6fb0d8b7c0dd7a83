import { routes } from '../../shared/routes';
import { desk } from '../../shared/words/desk';
import type { Page } from '../page';

export const pages: readonly Page[] = [{ path: routes.desk, title: () => desk.start.title, group: 'work', load: () => import('./start-page') }];
