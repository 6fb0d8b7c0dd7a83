import type { ComponentType } from 'react';
import { routes } from '../../shared/routes';
import { desk } from '../../shared/words/desk';
import type { Page } from '../page';

type Loaded = { readonly Page: ComponentType };

/** The words of these pages come before them. */
const withWords = (load: () => Promise<Loaded>) => async (): Promise<Loaded> => {
  const [page, words] = await Promise.all([load(), import('../../shared/words/children')]);
  await words.speakChildren();
  return page;
};

const title = (): string => desk.children;

export const pages: readonly Page[] = [
  { path: routes.children, title, group: 'work', permission: 'child.read', load: withWords(() => import('./list/list-page')) },
  { path: '/children/$id', title, load: withWords(() => import('./file/file-page')) },
];
