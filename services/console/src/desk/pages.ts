import { pages as children } from './children/pages';
import type { Page } from './page';
import { pages as start } from './start/pages';

/** All pages of the desk: each folder brings its own. */
export const pages: readonly Page[] = [...start, ...children];
