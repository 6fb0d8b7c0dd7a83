import { useRead } from '../use-read';
import type { Picked } from './RegisterPicker';

const SOME = 50;
const query = (typed: string) => ({ query: { limit: SOME, ...(typed.trim() === '' ? {} : { q: typed.trim() }) } });

/** Organisations, desks, people whose name holds what was typed; some of them when nothing was. */
export const useFoundOrganisations = (typed: string): readonly Picked[] => useRead('/api/directory/organisations', query(typed)).data?.items ?? [];
export const useFoundDesks = (typed: string): readonly Picked[] => useRead('/api/directory/desks', query(typed)).data?.items ?? [];
export function useFoundStaff(typed: string): readonly Picked[] {
  const read = useRead('/api/directory/staff', query(typed));
  return (read.data?.items ?? []).map(({ id, displayName, account }) => ({ id, name: `${displayName} · ${account}` }));
}
