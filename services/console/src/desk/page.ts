import type { FunctionComponent } from 'react';

export type PageGroup = 'work' | 'oversight' | 'administration' | 'own';

/** A page of the desk. */
export interface Page {
  /** `/desk/r/$id` */
  readonly path: string;
  /** Its word, taken when it is shown. */
  readonly title: () => string;
  /** Under which heading it stands in the navigation; without one it is reached from other pages. */
  readonly group?: PageGroup;
  /** Who has it sees the page in the navigation. Not a guard: the server refuses. */
  readonly permission?: string;
  /** The file that shows it exports `Page`. */
  readonly load: () => Promise<{ readonly Page: FunctionComponent }>;
}
