import { laterOf, type Instant, type YearNotice } from '@referrals/calendar';
import type { ServiceDatabase } from '@referrals/database';
import { dateAgain, DutyCalendar, type DutyPack } from '@referrals/duties';
import { readImports } from './calendar-store.js';
import { FIRST } from './pass-cases.js';
import { dutyOf, type DutyJson } from './duty-rows.js';

/** A duty that an import would move. */
export interface DutyMove { readonly duty: string; readonly number: string | null; readonly clock: string; readonly from: Instant; readonly to: Instant }

const BATCH = 1_000;
const PROVISIONAL = `SELECT id, clock, pack, row_from::text AS "rowFrom", subject, place_key AS "placeKey", owner, division, trigger_event AS "triggerEvent", since, extension, pauses,
  due_at AS "dueAt", provisional, state, person, version, NULL AS steps, duty_number(case_id) AS number
  FROM duty WHERE state = 'OPEN' AND awaits_notice AND provisional AND id > $1 ORDER BY id LIMIT $2`;

type Provisional = Omit<DutyJson, 'nextStepAt' | 'calendarRevision' | 'awaitsNotice'> & { readonly number: string | null };

/**
 * Every open duty of a provisional date that the import of this notice would move, with the date it would get: by the same rule by which it
 * then does. Reads only, in batches.
 */
export async function* previewYear(database: Pick<ServiceDatabase, 'asWorker'>, packs: ReadonlyMap<string, DutyPack>, notice: YearNotice, now: Instant): AsyncGenerator<readonly DutyMove[]> {
  const imports = await database.asWorker(readImports);
  const effectiveAt = imports.reduce((latest, one) => laterOf(latest, one.effectiveAt), now);
  const calendar = DutyCalendar.with([...imports, { ...notice, effectiveAt }]);
  for (let after = FIRST; ;) {
    const rows = await database.asWorker((tx) => tx.query<Provisional>(PROVISIONAL, [after, BATCH]));
    yield rows.flatMap(({ number, ...row }): DutyMove[] => {
      const duty = dutyOf(row, packs);
      const from = duty.dueAt;
      dateAgain(duty, calendar, effectiveAt);
      return duty.dueAt === from ? [] : [{ duty: duty.id, number, clock: duty.clock, from, to: duty.dueAt }];
    });
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.id ?? after;
  }
}
