import type { StaffPrincipal } from '@referrals/auth';
import { millisOf, type Instant } from '@referrals/calendar';
import { isOverdue, isPaused, type Duty, type DutyPack } from '@referrals/duties';
import { dutyOf, type DutyJson } from './duty-rows.js';
import { seesWhole, standingOf } from './duty-scope.js';
import type { DutyAction, DutyStepView, DutyView, LateDutyView } from './duty.dto.js';

/** Columns of `duty r` that a view is made from, as the query names them. */
export interface DutyRecord extends Omit<DutyJson, 'steps' | 'nextStepAt' | 'calendarRevision' | 'awaitsNotice'> {
  readonly caseId: string;
  readonly number: string | null;
  readonly metAt: Instant | null;
  readonly recordedLate: boolean | null;
  readonly dueAt: Instant;
  readonly since: Instant;
  readonly steps: readonly DutyStepView[] | null;
}

export const DUTY_COLUMNS = `r.id, r.case_id AS "caseId", duty_number(r.case_id) AS number, r.clock, r.pack, r.row_from::text AS "rowFrom", r.subject, r.place_key AS "placeKey", r.owner,
  r.division, r.trigger_event AS "triggerEvent", r.since, r.extension, r.pauses, r.due_at AS "dueAt", r.provisional, r.state, r.met_at AS "metAt",
  r.recorded_late AS "recordedLate", r.person, r.version,
  (SELECT json_agg(json_build_object('step', s.step, 'at', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'to', s.step_to, 'desk', s.desk) ORDER BY s.at)
    FROM duty_step s WHERE s.duty_id = r.id) AS steps`;

/** In SQL, of `duty r` at a moment. */
export const PAUSED = (now: string): string => `EXISTS (SELECT FROM jsonb_array_elements(r.pauses) AS p WHERE (p->>'from')::timestamptz <= ${now} AND (p->>'to')::timestamptz > ${now})`;

type Packs = ReadonlyMap<string, DutyPack>;

/** As this viewer may see it at that moment. */
export function dutyView(record: DutyRecord, packs: Packs, viewer: StaffPrincipal, now: Instant): DutyView | LateDutyView {
  const steps = record.steps ?? [];
  const duty = dutyOf(record, packs);
  const late = isOverdue(duty, now) ? Math.floor((millisOf(now) - millisOf(duty.dueAt)) / 60_000) : null;
  const { number, owner, clock, dueAt } = record;
  if (!seesWhole({ ...record, steps }, viewer)) return { number, owner, clock, dueAt, lateBy: late };
  const may = standingOf(record, viewer);
  const grounds = extensionsNow(duty, now).filter(({ by }) => may.has(by));
  return {
    id: record.id, caseId: record.caseId, number, clock, zh: duty.row.zh, en: duty.row.en, subject: record.subject, owner, since: record.since, dueAt,
    provisional: record.provisional, state: isPaused(duty, now) ? 'PAUSED' : record.state, overdue: isOverdue(duty, now), lateBy: late, article: duty.row.article,
    status: duty.row.status, extension: record.extension, metAt: record.metAt, recordedLate: record.recordedLate, steps: [...steps],
    allowedActions: actionsOf(duty, now).filter((action) => (action === 'extend' ? grounds.length > 0 : may.has('SUPERVISOR'))),
    extensions: grounds.map(({ code, zh }) => ({ code, zh })), version: record.version,
  };
}

/** Grounds of the row that come after the present one. */
function extensionsNow({ state, row, extension, dueAt }: Duty, now: Instant) {
  if (state !== 'OPEN' || now >= dueAt) return [];
  const grounds = row.extensions ?? [];
  return grounds.slice(grounds.findIndex(({ code }) => code === extension) + 1);
}

/** What its rules allow, whoever asks. */
function actionsOf(duty: Duty, now: Instant): DutyAction[] {
  if (duty.state !== 'OPEN') return [];
  const paused = isPaused(duty, now);
  return [
    ...(extensionsNow(duty, now).length > 0 ? ['extend' as const] : []), ...(duty.row.pauseMaxDays !== undefined && !paused && now < duty.dueAt ? ['pause' as const] : []),
    ...(paused ? ['resume' as const] : []), ...(duty.row.waivable === true ? ['waive' as const] : []),
  ];
}
