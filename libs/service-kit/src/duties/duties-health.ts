import type { Clock } from '@referrals/calendar';
import type { ServiceDatabase } from '@referrals/database';
import type { HealthFinding } from '../run/health.js';
import { readCalendar } from './calendar-store.js';
import { noticeDue } from './notice-due.domain.js';

interface Skipped { readonly cases: number; readonly errors: string[] }

const SKIPPED = 'SELECT count(*)::int AS cases, coalesce(array_agg(DISTINCT error), \'{}\') AS errors FROM (SELECT error FROM duty_skipped LIMIT 1000) AS skipped';

/**
 * Cases whose duties cannot be derived wait for a person: degraded. A year's notice that is wanted is told and degrades nothing: all dates
 * are there, some of them marked provisional.
 */
export async function dutiesHealth(database: Pick<ServiceDatabase, 'service' | 'asWorker'>, clock: Clock): Promise<HealthFinding> {
  const { calendar, skipped } = await database.asWorker(async (tx) => {
    const [known, [waiting]] = await Promise.all([readCalendar(tx), tx.query<Skipped>(SKIPPED)]);
    return { calendar: known, skipped: waiting };
  });
  const year = noticeDue(calendar, clock.now());
  const cases = skipped?.cases ?? 0;
  const detail = { ...(year === undefined ? {} : { noticeMissing: year }), ...(cases === 0 ? {} : { skippedCases: cases, errors: skipped?.errors ?? [] }) };
  return { name: `${database.service} duties`, state: cases === 0 ? 'ok' : 'degraded', ...(Object.keys(detail).length === 0 ? {} : { detail }) };
}
