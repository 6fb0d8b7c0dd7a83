import type { Instant, Pause } from '@referrals/calendar';
import type { EventEnvelope } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { deriveDuties, outlookOf, type CaseEvent, type Duty, type DutyCalendar, type DutyPack } from '@referrals/duties';
import { readCalendar } from './calendar-store.js';

/** A duty of which row and history say different things. */
export interface DutyDifference { readonly caseId: string; readonly duty: string; readonly field: string; readonly stored: unknown; readonly derived: unknown }

/** What is kept of a duty that its history can be held against. */
type Shape = Readonly<Record<string, unknown>>;

/** A row that no history explains and that `rebuild` has ended: it owes nothing, and differs from nothing. */
export const NOT_DERIVED = 'NOT_DERIVED';

const STORED = `SELECT id, clock, row_from::text AS "rowFrom", subject, place_key AS "placeKey", owner, trigger_event AS "triggerEvent", since, extension, pauses,
  due_at AS "dueAt", provisional, state, met_at AS "metAt", recorded_late AS "recordedLate", closed_at AS "closedAt", void_reason AS reason, person,
  next_step_at AS "nextStepAt", awaits_notice AS "awaitsNotice",
  ARRAY(SELECT step || ' ' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM duty_step s WHERE s.duty_id = duty.id ORDER BY at, step) AS steps
  FROM duty WHERE case_id = $1 AND void_reason IS DISTINCT FROM '${NOT_DERIVED}' ORDER BY id`;

/**
 * Derives the duties of a case again from its outbox, and says where its rows differ. Steps that are due and not fired yet are no difference:
 * a row changes with the next change of its case. What the case does meanwhile looks like a difference unless `tx` sees one moment.
 * @throws Error what cannot be derived
 */
export async function compareDuties(tx: Tx, caseId: string, pack: DutyPack, calendar?: DutyCalendar): Promise<DutyDifference[]> {
  const [rows, outbox, head, known] = await Promise.all([
    tx.query<Shape & { id: string; pauses: readonly Pause[] }>(STORED, [caseId]),
    tx.query<{ envelope: EventEnvelope }>('SELECT envelope FROM outbox WHERE key = $1 ORDER BY seq', [caseId]),
    tx.maybeOne<{ at: Instant }>('SELECT at FROM case_head WHERE case_id = $1', [caseId]),
    calendar ?? readCalendar(tx),
  ]);
  const events = outbox.map(({ envelope: { id, type, time, data } }): CaseEvent => ({ id, type, at: time as Instant, data: data as CaseEvent['data'] }));
  const last = events.at(-1)?.at;
  if (head === undefined || (last === undefined && rows.length === 0)) return [];
  const now = last === undefined || head.at > last ? head.at : last;
  const { duties } = deriveDuties({ pack, case: caseId, events, now, calendar: known });
  const derived = new Map(duties.map((duty) => [duty.id, shapeOf(duty, known, now)]));
  const stored = new Map(rows.map(({ id, pauses, ...row }) => [id, { ...row, pauses: written(pauses) }]));
  return [...new Set([...derived.keys(), ...stored.keys()])].flatMap((duty) => differences(caseId, duty, stored.get(duty), derived.get(duty)));
}

function shapeOf(duty: Duty, calendar: DutyCalendar, now: Instant): Shape {
  const { clock, row, subject, placeKey, owner, triggerEvent, since, extension, pauses, dueAt, provisional, state, metAt, recordedLate, closedAt, reason, person, steps } = duty;
  const { nextStepAt, awaitsNotice } = outlookOf(duty, calendar, now);
  return {
    clock, rowFrom: row.from, subject, placeKey, owner: owner ?? null, triggerEvent, since, extension: extension ?? null, pauses: written(pauses), dueAt, provisional, state,
    metAt: metAt ?? null, recordedLate: recordedLate ?? null, closedAt: closedAt ?? null, reason: reason ?? null, person: person ?? null, nextStepAt: nextStepAt ?? null,
    awaitsNotice, steps: steps.map(({ step, at }) => `${step} ${at}`).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  };
}

const written = (pauses: readonly Pause[]): string[] => pauses.map(({ from, to }) => `${from} ${to ?? ''}`);

/** By time, then by name. */
const order = (step: string): string => step.split(' ').toReversed().join(' ');

function differences(caseId: string, duty: string, stored: Shape | undefined, derived: Shape | undefined): DutyDifference[] {
  if (stored === undefined || derived === undefined) return [{ caseId, duty, field: 'row', stored: stored?.['clock'] ?? null, derived: derived?.['clock'] ?? null }];
  return Object.keys(derived).filter((field) => JSON.stringify(stored[field]) !== JSON.stringify(derived[field]))
    .map((field) => ({ caseId, duty, field, stored: stored[field], derived: derived[field] }));
}
