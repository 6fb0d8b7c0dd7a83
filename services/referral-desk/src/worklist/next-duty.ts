import type { Instant } from '@referrals/calendar';
import { referralDeskDuties } from '@referrals/duties';

/** The duty of a referral that is due first, as a column of a list tells it: JSON, moments in UTC. */
export interface NextDutyJson { readonly id: string; readonly clock: string; readonly dueAt: Instant; readonly pausedUntil: Instant | null }

const OF_ROW = `FROM duty d WHERE d.place_key = r.id AND d.state = 'OPEN'`;
const UTC = (moment: string): string => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** Of pauses only one runs at a time, and each has an end. */
const PAUSED_UNTIL = `(SELECT max((p->>'to')::timestamptz) FROM jsonb_array_elements(d.pauses) AS p WHERE (p->>'from')::timestamptz <= (SELECT app.at()))`;

/** Seen by whom row security lets: the desk that owes it and the coordinators of its place. */
export const NEXT_DUTY = `(SELECT json_build_object('id', d.id, 'clock', d.clock, 'dueAt', ${UTC('d.due_at')}, 'pausedUntil', ${UTC(PAUSED_UNTIL)}) ${OF_ROW}
  ORDER BY d.due_at, d.clock, d.id LIMIT 1) AS "nextDuty"`;

/** Due before this moment, and no pause runs then. */
export const dueBefore = (moment: string): string => `(r.due_at <= ${moment} AND EXISTS (SELECT ${OF_ROW} AND d.due_at <= ${moment} AND coalesce(${PAUSED_UNTIL} <= (SELECT app.at()), true)))`;

const names = new Map(referralDeskDuties.rows.map(({ id, zh }) => [id, zh]));

/** As the worklist shows it. */
export function nextDutyView(next: NextDutyJson | null | undefined, at: Instant): { nextDuty: { id: string; clock: string; zh: string } | null; dueAt: Instant | null; overdue: boolean } {
  if (next === null || next === undefined) return { nextDuty: null, dueAt: null, overdue: false };
  const { id, clock, dueAt, pausedUntil } = next;
  return { nextDuty: { id, clock, zh: names.get(clock) ?? clock }, dueAt, overdue: dueAt <= at && (pausedUntil === null || pausedUntil <= at) };
}
