import { pages as administration } from './administration/pages';
import { pages as audit } from './audit/pages';
import { pages as own } from './own/pages';
import { pages as policy } from './policy/pages';
import type { Page } from './page';
import { pages as start } from './start/pages';

/** All pages of the desk: each folder brings its own. */
export const pages: readonly Page[] = [...start, ...administration, ...audit, ...policy, ...own];
