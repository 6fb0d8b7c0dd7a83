import { createContext, useContext } from 'react';
import type { components } from '#api';

/** Who is signed in. */
export type Me = components['schemas']['OwnView'];

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in; the layout shows no page before that is known. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('no page stands outside the layout');
  return me;
}

/** Whether the navigation shows what needs this permission. */
export const may = (me: Me, permission: string | undefined): boolean => permission === undefined || me.permissions.includes(permission);
