import { millisOf, type Instant } from '@referrals/calendar';
import type { EventEnvelope } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { deriveDuties, type CaseEvent, type Duty, type DutyPack } from '@referrals/duties';

/** A duty of which row and history say different things. */
export interface DutyDifference { readonly caseId: string; readonly duty: string; readonly field: string; readonly stored: unknown; readonly derived: unknown }

interface StoredDuty {
  readonly id: string;
  readonly clock: string;
  readonly subject: string;
  readonly owner: string | null;
  readonly since: Instant;
  readonly dueAt: Instant;
  readonly provisional: boolean;
  readonly state: string;
  readonly metAt: Instant | null;
  readonly reason: string | null;
  readonly extension: string | null;
  readonly steps: readonly string[];
}

const STORED = `SELECT id, clock, subject, owner, since, due_at AS "dueAt", provisional, state, met_at AS "metAt", void_reason AS reason, extension,
  ARRAY(SELECT step || ' ' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM duty_step s WHERE s.duty_id = duty.id ORDER BY at, step) AS steps
  FROM duty WHERE case_id = $1 ORDER BY id`;

/**
 * Derives the duties of a case again from its outbox, and says where its rows differ. Steps that are due and not fired yet are no difference:
 * a row changes with the next change of its case.
 */
export async function compareDuties(tx: Tx, caseId: string, pack: DutyPack): Promise<DutyDifference[]> {
  const [rows, outbox, head] = await Promise.all([
    tx.query<StoredDuty>(STORED, [caseId]),
    tx.query<{ envelope: EventEnvelope }>('SELECT envelope FROM outbox WHERE key = $1 ORDER BY seq', [caseId]),
    tx.maybeOne<{ at: Instant }>('SELECT at FROM case_head WHERE case_id = $1', [caseId]),
  ]);
  const events = outbox.map(({ envelope: { id, type, time, data } }): CaseEvent => ({ id, type, at: time as Instant, data: data as CaseEvent['data'] }));
  const last = events.at(-1)?.at;
  if (last === undefined || head === undefined) return [];
  const derived = new Map(deriveDuties({ pack, case: caseId, events, now: head.at > last ? head.at : last }).duties.map((duty) => [duty.id, shapeOf(duty)]));
  const stored = new Map(rows.map(({ id, ...row }) => [id, { ...row, since: millisOf(row.since), dueAt: millisOf(row.dueAt), metAt: row.metAt === null ? null : millisOf(row.metAt) } as Shape]));
  return [...new Set([...derived.keys(), ...stored.keys()])].flatMap((duty) => differences(caseId, duty, stored.get(duty), derived.get(duty)));
}

type Shape = Readonly<Record<string, unknown>>;

function shapeOf({ clock, subject, owner, since, dueAt, provisional, state, metAt, reason, extension, steps }: Duty): Shape {
  return {
    clock, subject, owner: owner ?? null, since: millisOf(since), dueAt: millisOf(dueAt), provisional, state, metAt: metAt === undefined ? null : millisOf(metAt),
    reason: reason ?? null, extension: extension ?? null, steps: steps.map(({ step, at }) => `${step} ${at}`).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  };
}

/** By time, then by name. */
const order = (step: string): string => step.split(' ').reverse().join(' ');

function differences(caseId: string, duty: string, stored: Shape | undefined, derived: Shape | undefined): DutyDifference[] {
  if (stored === undefined || derived === undefined) return [{ caseId, duty, field: 'row', stored: stored?.['clock'] ?? null, derived: derived?.['clock'] ?? null }];
  return Object.keys(derived).filter((field) => JSON.stringify(stored[field]) !== JSON.stringify(derived[field]))
    .map((field) => ({ caseId, duty, field, stored: stored[field], derived: derived[field] }));
}
