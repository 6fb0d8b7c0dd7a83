import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import type { Page } from '../page';

export const pages: readonly Page[] = [{ path: routes.print('$form', '$id'), title: () => work.print.title, load: () => import('./print-page') }];
