import type { Agency } from '../../shared/codes';
import { useRead } from '../use-read';

/** Names of open desks of an agency that a referral of this place may go to, by their ids; those that cover the place, or of none is known all. */
export function useCandidates(agency: Agency | undefined, division: string | null | undefined): Readonly<Record<string, string>> {
  const query = { state: 'OPEN' as const, limit: 100, ...(agency === undefined ? {} : { agency }), ...(typeof division === 'string' ? { covers: division } : {}) };
  const { data } = useRead('/api/directory/desks', { query }, { isOn: agency !== undefined });
  return Object.fromEntries((data?.items ?? []).filter(({ receivesReferrals }) => receivesReferrals).map(({ id, name }) => [id, name]));
}
