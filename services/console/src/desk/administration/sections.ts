import { routes } from '../../shared/routes';
import { administration } from '../../shared/words/administration';

export interface Section { readonly path: string; readonly title: () => string; readonly intro: () => string }

/** What is administered, and where. */
export const sections: readonly Section[] = (['organisations', 'desks', 'staff', 'divisions', 'import', 'events'] as const)
  .map((name) => ({ path: `${routes.administration}/${name}`, title: () => administration[name], intro: () => administration.intro[name] }));
