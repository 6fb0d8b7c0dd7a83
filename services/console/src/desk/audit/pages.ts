import { routes } from '../../shared/routes';
import { oversight } from '../../shared/words/oversight';
import type { Page } from '../page';

export const pages: readonly Page[] = [{ path: routes.audit, title: () => oversight.audit.title, group: 'oversight', permission: 'access.review', load: () => import('./audit-page') }];
