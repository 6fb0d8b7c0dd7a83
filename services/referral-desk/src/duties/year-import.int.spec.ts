import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addMillis, instant, millisOf, type Instant } from '@referrals/calendar';
import { changeCase, type DutyKeeper } from '@referrals/database';
import { dutyPacks, referralDeskDuties } from '@referrals/duties';
import { CalendarStore, compareDuties, DateAgainJob, EscalateDutiesJob, followDuties, importYear, Logger, previewYear, standingOfYear, type DutyMove, type Job } from '@referrals/service-kit';
import { DeskHarness } from '../../test/support/desk-harness.js';
import { notice2027, notice2028 } from '../../test/support/notices.js';

const MINUTE = 60_000;

interface Row { readonly id: string; readonly clock: string; readonly dueAt: Instant; readonly provisional: boolean; readonly awaits: boolean; readonly revision: number; readonly nextStepAt: Instant | null }

describe('a year is imported', () => {
  let harness: DeskHarness;
  beforeEach(async () => {
    // An import is made once, and never taken back: each test has a database of its own.
    harness = await DeskHarness.open();
    // Two days before the year whose notice is not there.
    harness.clock.set(instant('2026-12-30T09:00:00+08:00'));
  });
  afterEach(() => harness.close());

  const run = (job: Job): Promise<void> => job.run({
    at: harness.clock.now(), due: harness.clock.now(), since: undefined, asWorker: (work) => harness.database.asWorker(work), stopping: new AbortController().signal,
  });
  const silent = new Logger('test', 'silent');
  const rows = (reportId: string): Promise<Row[]> => harness.handle((tx) => tx.query<Row>(
    `SELECT id, clock, due_at AS "dueAt", provisional, awaits_notice AS awaits, calendar_revision AS revision, next_step_at AS "nextStepAt" FROM duty WHERE case_id = $1 AND state = 'OPEN' ORDER BY clock, id`, [reportId]));
  const row = async (reportId: string, clock: string): Promise<Row | undefined> => (await rows(reportId)).find((one) => one.clock === clock);
  const touch = (reportId: string): Promise<object> => harness.handle((tx) => changeCase(harness.database, tx, { caseId: reportId, actor: { role: 'SYSTEM' }, now: harness.clock.now() }, () => ({})));
  const differences = (reportId: string) => harness.handle((tx) => compareDuties(tx, reportId, referralDeskDuties));
  const preview = async (): Promise<DutyMove[]> => {
    const moves: DutyMove[] = [];
    for await (const some of previewYear(harness.database, dutyPacks, notice2027, harness.clock.now())) moves.push(...some);
    return moves;
  };

  it('moves what the dry run said, once it takes effect, though nobody touches the case; by two processes that read it at different times', async () => {
    const [untouched, changed, late] = [await harness.file(), await harness.file(), await harness.file()];
    const notice = await row(untouched, 'RD-OPEN-NOTICE');
    expect(notice).toMatchObject({ dueAt: '2027-01-04T16:00:00.000Z', provisional: true, awaits: true, revision: 0 });
    // Its date is sure; that of its last step is not.
    const support = await row(untouched, 'RD-OPEN-SUPPORT');
    expect(support).toMatchObject({ dueAt: '2026-12-31T16:00:00.000Z', provisional: false, awaits: true });
    expect(await row(untouched, 'RD-OPEN-PSB')).toMatchObject({ provisional: false, awaits: false });

    const said = await preview();
    expect(said.find(({ duty }) => duty === notice?.id)).toMatchObject({ from: '2027-01-04T16:00:00.000Z', to: '2027-01-05T16:00:00.000Z', clock: 'RD-OPEN-NOTICE' });
    expect(await standingOfYear(harness.database, notice2027)).toEqual({ is: 'NEW' });

    // Another process, which has just read the calendar and will not again for 15 s.
    const own = harness.database.duties as DutyKeeper;
    const other = new CalendarStore(() => millisOf(harness.clock.now()));
    await followDuties([referralDeskDuties], { database: harness.database, clock: harness.clock, environment: {} }, harness.store, other);
    const others = harness.database.duties as DutyKeeper;
    await harness.handle((tx) => other.load(tx));
    const imported = await importYear(harness.database, notice2027, harness.clock);
    const effect = addMillis(instant('2026-12-30T09:00:00+08:00'), 2 * MINUTE);
    expect(imported).toEqual({ is: 'SAME', effectiveAt: effect });

    // Until then it is as if there were none, whoever asks.
    harness.clock.set(addMillis(effect, -1));
    for (const keeper of [own, others]) {
      harness.database.duties = keeper;
      await touch(changed);
      expect(await row(changed, 'RD-OPEN-NOTICE')).toMatchObject({ dueAt: notice?.dueAt, provisional: true });
      await run(new DateAgainJob(harness.database, silent));
    }
    expect(await row(untouched, 'RD-OPEN-NOTICE')).toMatchObject({ provisional: true });
    // From then on both date by it.
    harness.clock.set(effect);
    harness.database.duties = others;
    await touch(changed);
    harness.database.duties = own;
    await touch(late);
    for (const reportId of [changed, late]) {
      expect(await row(reportId, 'RD-OPEN-NOTICE')).toMatchObject({ dueAt: '2027-01-05T16:00:00.000Z', provisional: false, awaits: false, revision: 1 });
      expect(await differences(reportId)).toEqual([]);
    }
    await run(new DateAgainJob(harness.database, silent));
    const moved = await Promise.all(said.map(async ({ duty }) => (await harness.handle((tx) => tx.query<{ dueAt: Instant }>('SELECT due_at AS "dueAt" FROM duty WHERE id = $1', [duty])))[0]?.dueAt));
    expect(moved).toEqual(said.map(({ to }) => to));
    expect(await row(untouched, 'RD-OPEN-SUPPORT')).toMatchObject({ dueAt: support?.dueAt, provisional: false, awaits: false, revision: 1 });
    expect(await differences(untouched)).toEqual([]);
    expect(await preview()).toEqual([]);

    // A duty of the year after next waits for the next notice, and for no job.
    harness.clock.set(instant('2027-12-30T09:00:00+08:00'));
    const next = await harness.file();
    expect(await row(next, 'RD-OPEN-NOTICE')).toMatchObject({ provisional: true, awaits: true, revision: 1 });
    await run(new DateAgainJob(harness.database, silent));
    expect((await row(next, 'RD-OPEN-NOTICE'))?.revision).toBe(1);
    expect(await differences(next)).toEqual([]);
  });

  it('is there already when it comes again, and another notice of that year is refused, as of a year that was always known', async () => {
    await importYear(harness.database, notice2027, harness.clock);
    const kept = await harness.handle((tx) => tx.query('SELECT * FROM calendar_year'));
    harness.clock.advance(10 * MINUTE);
    expect(await importYear(harness.database, { ...notice2027, notice: 'the same days' }, harness.clock)).toMatchObject({ is: 'SAME' });
    expect(await importYear(harness.database, { ...notice2027, on: [] }, harness.clock)).toEqual({ is: 'OTHER' });
    expect(await importYear(harness.database, { ...notice2027, year: 2026 }, harness.clock)).toEqual({ is: 'OTHER' });
    expect(await harness.handle((tx) => tx.query('SELECT * FROM calendar_year'))).toEqual(kept);
  });

  it('can neither be changed nor taken back', async () => {
    await importYear(harness.database, notice2027, harness.clock);
    for (const statement of ['UPDATE calendar_year SET year = 2030', 'DELETE FROM calendar_year']) {
      await expect(harness.handle((tx) => tx.query(statement))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('is not lost on a duty that a process with a clock ahead dated without it', async () => {
    await importYear(harness.database, notice2027, harness.clock);
    harness.clock.advance(10 * MINUTE);
    const reportId = await harness.file();
    await harness.handle((tx) => tx.query(`UPDATE duty SET due_at = '2027-01-04T16:00:00.000Z', provisional = true, awaits_notice = true, calendar_revision = 0 WHERE case_id = $1 AND clock = 'RD-OPEN-NOTICE'`, [reportId]));
    expect(await differences(reportId)).not.toEqual([]);
    await run(new DateAgainJob(harness.database, silent));
    expect(await differences(reportId)).toEqual([]);
  });

  it('leaves what waits for another year, and does not look at it again and again', async () => {
    const reportId = await harness.file();
    const before = await row(reportId, 'RD-OPEN-NOTICE');
    await importYear(harness.database, notice2028, harness.clock);
    harness.clock.advance(10 * MINUTE);
    await run(new DateAgainJob(harness.database, silent));
    expect(await row(reportId, 'RD-OPEN-NOTICE')).toEqual({ ...before, revision: 1 });
    expect((await rows(reportId)).filter(({ awaits, revision }) => awaits && revision < 1)).toEqual([]);
    expect(await differences(reportId)).toEqual([]);
  });

  it('fires steps by the new calendar, each once', async () => {
    await importYear(harness.database, notice2027, harness.clock);
    harness.clock.advance(10 * MINUTE);
    const reportId = await harness.file();
    harness.clock.set(instant('2027-02-01T09:00:00+08:00'));
    await run(new EscalateDutiesJob(harness.database, silent));
    const steps = await harness.handle((tx) => tx.query<{ step: string; at: Instant }>(
      `SELECT s.step, s.at FROM duty_step s JOIN duty d ON d.id = s.duty_id WHERE d.case_id = $1 AND d.clock = 'RD-OPEN-NOTICE' ORDER BY s.at`, [reportId]));
    // Due at 24:00 of 5 January; the fifth working day after it is 12 January.
    expect(steps).toEqual([{ step: 'DUE', at: '2027-01-05T16:00:00.000Z' }, { step: 'COORD', at: '2027-01-12T16:00:00.000Z' }]);
    expect(await differences(reportId)).toEqual([]);
  });
});
