import { useRead } from '../../../use-read';

const MOST = 100;

/** Numbers of the reports that the caller's desks have referrals of, by the reports' ids, the newest first. */
export function useOwnReports(): Readonly<Record<string, string>> {
  const { data } = useRead('/api/referral-desk/worklist', { query: { limit: MOST } });
  return Object.fromEntries((data?.items ?? []).map(({ reportId, number }) => [reportId, number]));
}
