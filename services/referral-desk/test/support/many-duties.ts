import { addMillis, instant, type Instant } from '@referrals/calendar';
import { referralDeskDuties } from '@referrals/duties';
import fc from 'fast-check';
import { idOf } from '@referrals/service-harness';
import type { DeskHarness } from './desk-harness.js';

const DESKS = ['psb.yx', 'civ.yx', 'edu.yx', 'psb.ls', 'civ.ls', 'psb.city'];
const PLACES: Readonly<Record<string, string>> = { yx: '430223', ls: '430203', city: '4302' };
const HEARS = ['coord.yx', 'coord.ls', 'proc.yx', 'psb.city', 'psb.ls'];
export const PEOPLE = ['psb.yx', 'civ.ls', 'proc.yx', 'coord.yx', 'coord.ls', 'coord.city', 'psb.city', 'edu.ls'];

const some = (values: readonly string[], weight: number) => fc.oneof({ arbitrary: fc.constant([] as string[]), weight }, { arbitrary: fc.subarray([...values]), weight: 1 });

/** What of a row is drawn by lot: who may see it, and when it is due. */
const drawn = fc.record({
  at: fc.option(fc.constantFrom(...DESKS), { nil: null, freq: 12 }), seen: some(HEARS, 1), notDesks: some(['psb.yx', 'coord.yx', 'proc.yx'], 5), notPeople: some(['psb.yx', 'coord.city', 'proc.yx'], 5),
  state: fc.constantFrom('OPEN', 'OPEN', 'OPEN', 'MET', 'VOID'), clock: fc.constantFrom('RD-OPEN-PSB', 'RD-ACK', 'RD-PROGRESS'), hours: fc.integer({ min: -80, max: 80 }),
  paused: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});
type Drawn = ReturnType<typeof drawn.generate>['value'];

/** A row as the scope in plain words reads it. */
export interface DutyRow {
  readonly id: string; readonly clock: string; readonly state: string; readonly owner: string | null; readonly division: string | null; readonly due_at: Instant;
  readonly seen_by: readonly string[]; readonly hidden_desks: readonly string[]; readonly hidden_staff: readonly string[]; readonly pauses: readonly object[];
}

function rowOf(harness: DeskHarness, one: Drawn, n: number): DutyRow {
  const now = harness.clock.now();
  // No two are due at once: by their dates they are told apart also where no id is shown.
  const due = addMillis(now, one.hours * 3_600_000 + n);
  return {
    id: idOf(`duty ${n}`), clock: one.clock, state: one.state, owner: one.at === null ? null : harness.desk(one.at), division: one.at === null ? null : PLACES[one.at.split('.')[1] ?? ''] ?? null,
    due_at: due, seen_by: one.seen.map((desk) => harness.desk(desk)), hidden_desks: one.notDesks.map((desk) => harness.desk(desk)),
    hidden_staff: one.notPeople.map((person) => harness.person(person).staff), pauses: one.paused ? [{ from: addMillis(now, -1_000), to: addMillis(now, 3_600_000) }] : [],
  };
}

const KEEP = `INSERT INTO duty AS d (id, case_id, clock, pack, row_from, subject, place_key, owner, division, trigger_event, since, pauses, due_at, provisional, state, closed_at, seen_by, hidden_desks, hidden_staff, version)
  SELECT r.id, gen_random_uuid(), r.clock, $2, $3, gen_random_uuid(), gen_random_uuid(), r.owner, r.division, gen_random_uuid(), r.due_at - interval '30 days', r.pauses, r.due_at, false, r.state,
    CASE WHEN r.state <> 'OPEN' THEN r.due_at END, r.seen_by, r.hidden_desks, r.hidden_staff, 1
  FROM jsonb_populate_recordset(NULL::duty, $1) AS r
  ON CONFLICT (id) DO UPDATE SET clock = excluded.clock, owner = excluded.owner, division = excluded.division, pauses = excluded.pauses, due_at = excluded.due_at, state = excluded.state,
    closed_at = excluded.closed_at, seen_by = d.seen_by || excluded.seen_by, hidden_desks = excluded.hidden_desks, hidden_staff = excluded.hidden_staff`;

async function keep(harness: DeskHarness, rows: readonly DutyRow[]): Promise<void> {
  const { pack, rows: [first] } = referralDeskDuties;
  await harness.handle((tx) => tx.query(KEEP, [JSON.stringify(rows), pack, first?.from]));
}

/** Duties drawn by lot, and some of them changed in everything that says who sees them. Answers them as they are. */
export async function keepManyDuties(harness: DeskHarness, count: number): Promise<DutyRow[]> {
  const rows = fc.sample(drawn, { numRuns: count, seed: 23 }).map((one, n) => rowOf(harness, one, n));
  await keep(harness, rows);
  const changed = fc.sample(drawn, { numRuns: Math.floor(count / 3), seed: 24 }).map((one, n) => rowOf(harness, one, n * 2));
  for (let from = 0; from < changed.length; from += 20) await keep(harness, changed.slice(from, from + 20));
  const kept = await harness.handle((tx) => tx.query<DutyRow>('SELECT id, clock, state, owner, division, due_at, seen_by, hidden_desks, hidden_staff, pauses FROM duty ORDER BY due_at'));
  return kept.map((row) => ({ ...row, due_at: instant(row.due_at) }));
}

/** So many more that are open, on one desk or on others far away; the last of them told to a procuratorate. */
export async function keepMore(harness: DeskHarness, count: number): Promise<void> {
  const { pack, rows: [first] } = referralDeskDuties;
  const now = harness.clock.now();
  await harness.handle((tx) => tx.query(`INSERT INTO duty (id, case_id, clock, pack, row_from, subject, place_key, owner, division, trigger_event, since, pauses, due_at, provisional, state, seen_by, version)
    SELECT gen_random_uuid(), gen_random_uuid(), 'RD-ACK', $2, $3, gen_random_uuid(), gen_random_uuid(), CASE WHEN n % 20 = 0 THEN $4::uuid ELSE gen_random_uuid() END, '4302', gen_random_uuid(), $5, '[]',
      $5::timestamptz + interval '3 days' + n * interval '1 second', false, 'OPEN', CASE WHEN n % 3 = 0 THEN ARRAY[$6::uuid] ELSE '{}' END, 1 FROM generate_series(1, $1::int) AS n`,
  [count, pack, first?.from, harness.desk('psb.yx'), now, harness.desk('proc.yx')]));
  await harness.byHand('ANALYZE duty; ANALYZE duty_told; ANALYZE duty_tally');
}
