import { pages as administration } from './administration/pages';
import { pages as audit } from './audit/pages';
import { pages as children } from './children/pages';
import { pages as coordination } from './coordination/pages';
import { pages as figures } from './figures/pages';
import { pages as inbox } from './inbox/pages';
import { pages as own } from './own/pages';
import type { Page } from './page';
import { pages as policy } from './policy/pages';
import { pages as print } from './print/pages';
import { pages as referral } from './referral/pages';
import { pages as supervision } from './supervision/pages';
import { pages as worklist } from './worklist/pages';

/** All pages of the desk: each folder brings its own. */
export const pages: readonly Page[] = [
  ...worklist, ...children, ...inbox, ...referral, ...coordination, ...supervision, ...print, ...figures, ...policy, ...audit, ...administration, ...own,
];
