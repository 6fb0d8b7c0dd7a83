import { routes } from '../../shared/routes';
import { oversight } from '../../shared/words/oversight';
import type { Page } from '../page';

export const pages: readonly Page[] = [{ path: routes.policy, title: () => oversight.policy.title, group: 'oversight', permission: 'routing.preview', load: () => import('./policy-page') }];
