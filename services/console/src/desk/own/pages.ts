import { routes } from '../../shared/routes';
import { own } from '../../shared/words/own';
import type { Page } from '../page';

export const pages: readonly Page[] = [{ path: routes.me, title: () => own.title, group: 'own', load: () => import('./own-page') }];
