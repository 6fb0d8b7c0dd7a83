import { pages as front } from './front/pages';
import type { Page } from './page';

/** All pages of the phone: each folder brings its own. */
export const pages: readonly Page[] = [...front];
