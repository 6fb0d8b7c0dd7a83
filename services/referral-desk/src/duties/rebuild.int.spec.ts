import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { referralDeskDuties } from '@referrals/duties';
import { EscalateDutiesJob, Logger, RebuildDuties, type DutyDifference } from '@referrals/service-kit';
import { DeskHarness } from '../../test/support/desk-harness.js';
import { turnOf } from '../../test/support/job-turn.js';
import { brokenOrder } from '../../test/support/look.js';

const HOUR = 3_600_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

describe('duties are held against the events of their cases', () => {
  let harness: DeskHarness;
  let rebuild: RebuildDuties;
  let reportId = '';
  beforeEach(async () => {
    harness = await DeskHarness.open();
    rebuild = new RebuildDuties(harness.database, [referralDeskDuties], harness.clock);
    reportId = await harness.file();
    harness.clock.advance(30 * HOUR);
    await turnOf(harness, new EscalateDutiesJob(harness.database, new Logger('test', 'silent')));
  });
  afterEach(() => harness.close());

  const change = (statement: string, values: unknown[] = [reportId]) => harness.handle((tx) => tx.query<{ id: string }>(statement, values));
  const named = (found: readonly DutyDifference[]) => found.map(({ field }) => field).sort();
  const told = async (): Promise<number> => (await harness.events()).filter(({ type }) => type === 'referral-desk.duty.escalated.v1').length;
  const trail = () => change('SELECT action, facts FROM trail WHERE case_id = $1 ORDER BY n DESC LIMIT 1') as unknown as Promise<{ action: string; facts: object }[]>;

  it('agrees where nobody touched a row, case by case to the end, from any case on', async () => {
    const other = await harness.file();
    const { cases, differences } = await rebuild.after(FIRST);
    expect([[...cases].sort(), differences]).toEqual([[reportId, other].sort(), []]);
    expect((await rebuild.after(cases[0] ?? '')).cases).toEqual(cases.slice(1));
    expect(await rebuild.after(cases[1] ?? '')).toEqual({ cases: [], differences: [] });
  });

  it('names each field that somebody changed, and only looking changes nothing', async () => {
    const due = '2030-01-01T00:00:00.000Z';
    const [row] = await change(`UPDATE duty SET due_at = '${due}', next_step_at = NULL, owner = NULL WHERE case_id = $1 AND clock = 'RD-OPEN-NOTICE' RETURNING id`);
    const before = await change('SELECT d.*, h.n, h.at FROM duty d JOIN case_head h USING (case_id) WHERE case_id = $1 ORDER BY id');
    const found = await rebuild.of(reportId);
    expect(named(found)).toEqual(['dueAt', 'nextStepAt', 'owner']);
    expect(found.find(({ field }) => field === 'dueAt')).toMatchObject({ caseId: reportId, duty: row?.id, stored: due, derived: '2026-05-14T16:00:00.000Z' });
    expect((await rebuild.after(FIRST)).differences).toEqual(found);
    expect(await change('SELECT d.*, h.n, h.at FROM duty d JOIN case_head h USING (case_id) WHERE case_id = $1 ORDER BY id')).toEqual(before);
  });

  it('writes them as the events say, with a link of the trail; no step is told again, whatever became of its row', async () => {
    const before = await told();
    expect(before).toBeGreaterThan(3);
    await change(`UPDATE duty SET due_at = '2030-01-01', state = 'MET', met_at = '2026-05-11', closed_at = '2026-05-11' WHERE case_id = $1 AND clock = 'RD-OPEN-PSB'`);
    await change(`UPDATE duty SET owner = NULL WHERE case_id = $1 AND clock = 'RD-OPEN-LEAD'`);
    await harness.byHand(`DELETE FROM duty_step WHERE step = 'REMIND'`);
    await harness.byHand(`DELETE FROM duty WHERE clock = 'RD-OPEN-NOTICE'`);
    expect(named(await rebuild.of(reportId))).toEqual(expect.arrayContaining(['dueAt', 'state', 'steps', 'row']));

    expect(await rebuild.write(reportId, 'restored by hand')).toEqual([]);
    expect(await told()).toBe(before);
    expect(await trail()).toMatchObject([{ action: 'duty.rebuilt', facts: { differences: expect.any(Number) } }]);
    expect(await change('SELECT reason FROM duty_rebuild WHERE case_id = $1')).toEqual([{ reason: 'restored by hand' }]);
    expect(await brokenOrder(harness, reportId)).toBeUndefined();

    // Where all agrees there is nothing to write.
    expect(await rebuild.write(reportId, 'again')).toEqual([]);
    expect(await change('SELECT reason FROM duty_rebuild WHERE case_id = $1')).toHaveLength(1);
  });

  it('ends a duty that no event explains, so that nobody owes it', async () => {
    await change(`INSERT INTO duty (id, case_id, clock, pack, row_from, subject, place_key, owner, trigger_event, since, pauses, due_at, provisional, state, version)
      SELECT gen_random_uuid(), case_id, clock, pack, row_from, gen_random_uuid(), place_key, owner, trigger_event, since, pauses, due_at, provisional, 'OPEN', 1 FROM duty WHERE case_id = $1 AND clock = 'RD-OPEN-NOTICE'`);
    expect(await rebuild.of(reportId)).toMatchObject([{ field: 'row', stored: 'RD-OPEN-NOTICE', derived: null }]);
    expect(await rebuild.write(reportId, 'made by hand')).toEqual([]);
    expect(await change(`SELECT state FROM duty WHERE case_id = $1 AND void_reason = 'NOT_DERIVED'`)).toEqual([{ state: 'VOID' }]);
  });

  it('names a case that cannot be derived at all', async () => {
    await harness.byHand(`UPDATE outbox SET envelope = envelope || '{"time": null}'`);
    expect(await rebuild.of(reportId)).toMatchObject([{ caseId: reportId, field: 'derivation' }]);
  });
});
