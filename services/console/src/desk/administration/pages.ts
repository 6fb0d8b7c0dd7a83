import { routes } from '../../shared/routes';
import { administration } from '../../shared/words/administration';
import type { Page } from '../page';

const permission = 'directory.administer';
const root = routes.administration;

export const pages: readonly Page[] = [
  { path: root, title: () => administration.title, group: 'administration', permission, load: () => import('./overview-page') },
  { path: `${root}/organisations`, title: () => administration.organisations, permission, load: () => import('./organisations-page') },
  { path: `${root}/desks`, title: () => administration.desks, permission, load: () => import('./desks-page') },
  { path: `${root}/desks/$id`, title: () => administration.members, permission, load: () => import('./members-page') },
  { path: `${root}/staff`, title: () => administration.staff, permission, load: () => import('./staff-page') },
  { path: `${root}/divisions`, title: () => administration.divisions, permission, load: () => import('./divisions-page') },
  { path: `${root}/import`, title: () => administration.import, permission, load: () => import('./import-page') },
  { path: `${root}/events`, title: () => administration.events, permission: 'bus.operate', load: () => import('./events-page') },
];
