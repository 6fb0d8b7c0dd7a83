import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeCase, type DutyKeeper, type Tx } from '@referrals/database';
import { referralDeskDuties } from '@referrals/duties';
import { compareDuties, FollowCasesJob, Logger, type DutyDifference, type JobTurn } from '@referrals/service-kit';
import { AnswersBeforeDutiesJob } from '../case/answers-before-duties.job.js';
import { DeskHarness } from '../../test/support/desk-harness.js';

const HOUR = 3_600_000;

describe('duties follow every change of a case', () => {
  let harness: DeskHarness;
  let keeper: DutyKeeper | undefined;
  beforeAll(async () => {
    harness = await DeskHarness.open();
    keeper = harness.database.duties;
  });
  afterAll(() => harness.close());

  const differences = (reportId: string): Promise<DutyDifference[]> => harness.handle((tx) => compareDuties(tx, reportId, referralDeskDuties));
  const escalations = (reportId: string): Promise<{ n: number }[]> =>
    harness.handle((tx) => tx.query<{ n: number }>(`SELECT count(*)::int AS n FROM outbox WHERE key = $1 AND type = 'referral-desk.duty.escalated.v1' GROUP BY envelope->'data'->>'dutyId', envelope->'data'->>'step'`, [reportId]));
  const pass = (reportId: string): Promise<object> => harness.handle((tx) => changeCase(harness.database, tx, { caseId: reportId, actor: { role: 'SYSTEM' }, now: harness.clock.now() }, () => ({})));
  const work = async (reportId: string, action: 'open' | 'acknowledge' | 'conclude'): Promise<void> => {
    const [own] = await harness.handle((tx) => tx.query<{ id: string; version: number }>(`SELECT id, version FROM referral WHERE report_id = $1 AND agency = 'CIV'`, [reportId]));
    await harness.move.move(action, { principal: harness.person('civ.yx'), id: own?.id ?? '', version: own?.version ?? 0, key: harness.key(), body: action === 'conclude' ? { code: 'AID' } : {} });
  };
  /** As a release that keeps no duties would. */
  const without = async (change: () => Promise<unknown>): Promise<void> => {
    harness.database.duties = undefined;
    await change();
    harness.database.duties = keeper;
  };

  it('one that was made before there were duties owes them from its first event on, with the next change', async () => {
    let reportId = '';
    await without(async () => {
      reportId = await harness.file();
      await work(reportId, 'open');
    });
    expect((await differences(reportId)).length).toBeGreaterThan(0);
    await work(reportId, 'acknowledge');
    expect(await differences(reportId)).toEqual([]);
  });

  it('and without anybody touching it, by the job; answers that are told already are not told again', async () => {
    let reportId = '';
    await without(async () => {
      reportId = await harness.file();
      await work(reportId, 'open');
      await work(reportId, 'acknowledge');
      await work(reportId, 'conclude');
    });
    const asWorker = <T>(inside: (tx: Tx) => Promise<T>): Promise<T> => harness.database.asWorker(inside);
    const turn: JobTurn = { at: harness.clock.now(), due: harness.clock.now(), since: undefined, asWorker, stopping: new AbortController().signal };
    await new FollowCasesJob(harness.database, new Logger('test', 'silent')).run(turn);
    expect(await differences(reportId)).toEqual([]);
    await new AnswersBeforeDutiesJob(harness.database).run(turn);
    expect(await differences(reportId)).toEqual([]);
    const owed = await harness.handle((tx) => tx.query<{ clock: string }>(`SELECT clock FROM duty WHERE case_id = $1 AND state = 'OPEN' AND clock LIKE 'RD-TELL%'`, [reportId]));
    expect(owed).toEqual([{ clock: 'RD-TELL' }]);
  });

  it('one that a release without duties changed beside this one is right again with the next change, and no step fires twice', async () => {
    const reportId = await harness.file();
    harness.clock.advance(30 * HOUR);
    await pass(reportId);
    const before = await escalations(reportId);
    expect(before.length).toBeGreaterThan(0);
    await without(() => work(reportId, 'open'));
    expect((await differences(reportId)).length).toBeGreaterThan(0);
    harness.clock.advance(HOUR);
    await pass(reportId);
    expect(await differences(reportId)).toEqual([]);
    expect((await escalations(reportId)).every(({ n }) => n === 1)).toBe(true);
  });

  it.each(['NULL', `now() - interval '10 years'`])('a step whose time its row has lost (%s) is found again with the next change', async (lost) => {
    const reportId = await harness.file();
    await harness.handle((tx) => tx.query(`UPDATE duty SET next_step_at = ${lost} WHERE case_id = $1`, [reportId]));
    expect((await differences(reportId)).length).toBeGreaterThan(0);
    await pass(reportId);
    expect(await differences(reportId)).toEqual([]);
  });
});
