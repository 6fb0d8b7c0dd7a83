import { pages as field } from './field/pages';
import { pages as followUp } from './follow-up/pages';
import { pages as front } from './front/pages';
import { pages as mine } from './my-reports/pages';
import type { Page } from './page';
import { pages as report } from './report/pages';

/** All pages of the phone: each folder brings its own. */
export const pages: readonly Page[] = [...front, ...report, ...followUp, ...mine, ...field];
