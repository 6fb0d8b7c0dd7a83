import type { FunctionComponent } from 'react';
import { routes } from '../../shared/routes';
import { desk } from '../../shared/words/desk';
import type { Page } from '../page';

type Loaded = { readonly Page: FunctionComponent };

/** The words of these pages come before them. */
const withWords = (load: () => Promise<Loaded>) => async (): Promise<Loaded> => {
  const [page, words] = await Promise.all([load(), import('../../shared/words/children')]);
  await words.speakChildren();
  return page;
};

const title = (): string => desk.children;

export const pages: readonly Page[] = [
  { path: routes.children, title, group: 'work', permission: 'child.read', load: withWords(() => import('./list/list-page')) },
  { path: routes.newChild, title, load: withWords(() => import('./open/open-page')) },
  { path: routes.childrenDue, title, load: withWords(() => import('./due/due-page')) },
  { path: routes.candidates, title, load: withWords(() => import('./candidates/candidates-page')) },
  { path: routes.candidate('$id'), title, load: withWords(() => import('./candidates/candidate-page')) },
  { path: routes.childMoves, title, load: withWords(() => import('./moves/moves-page')) },
  { path: routes.duplicates, title, load: withWords(() => import('./duplicates/duplicates-page')) },
  { path: routes.duplicate('$id'), title, load: withWords(() => import('./duplicates/duplicate-page')) },
  { path: routes.campaigns, title, load: withWords(() => import('./campaigns/campaigns-page')) },
  { path: routes.campaign('$id'), title, load: withWords(() => import('./campaigns/campaign-page')) },
  { path: routes.campaignVillage('$id', '$code'), title, load: withWords(() => import('./campaigns/village-page')) },
  { path: routes.spotChecks, title, load: withWords(() => import('./spot-checks/spot-checks-page')) },
  { path: routes.spotCheck('$id'), title, load: withWords(() => import('./spot-checks/spot-check-page')) },
  { path: routes.posts, title, load: withWords(() => import('./posts/posts-page')) },
  { path: routes.post('$id'), title, load: withWords(() => import('./posts/post-page')) },
  { path: routes.training, title, load: withWords(() => import('./training/training-page')) },
  { path: routes.course('$id'), title, load: withWords(() => import('./training/course-page')) },
  { path: routes.childFigures, title, load: withWords(() => import('./figures/figures-page')) },
  { path: routes.childImports, title, load: withWords(() => import('./imports/imports-page')) },
  { path: routes.childImport('$id'), title, load: withWords(() => import('./imports/import-page')) },
  { path: routes.granted, title, load: withWords(() => import('./granted/granted-page')) },
  { path: routes.grantedCard('$id'), title, load: withWords(() => import('./granted/card-page')) },
  { path: routes.ownPupils, title, load: withWords(() => import('./school/school-page')) },
  { path: routes.childPrint('$form', '$id'), title, load: withWords(() => import('./print/print-page')) },
  { path: routes.child('$id'), title, load: withWords(() => import('./file/file-page')) },
];
