import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import type { Page } from '../page';

export const pages: readonly Page[] = [{ path: routes.referral('$id'), title: () => work.referral.title, load: () => import('./referral-page') }];
