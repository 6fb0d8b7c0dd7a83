import { routes } from '../../shared/routes';
import { oversight } from '../../shared/words/oversight';
import type { Page } from '../page';

export const pages: readonly Page[] = [{ path: routes.figures, title: () => oversight.figures.title, group: 'oversight', permission: 'referral.read', load: () => import('./figures-page') }];
