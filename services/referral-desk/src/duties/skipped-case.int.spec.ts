import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { CountDutiesJob, dutiesHealth, EscalateDutiesJob, Logger, readFigures } from '@referrals/service-kit';
import { DeskHarness } from '../../test/support/desk-harness.js';
import { turnOf } from '../../test/support/job-turn.js';

const MINUTE = 60_000;

describe('a case whose duties cannot be derived', () => {
  let harness: DeskHarness;
  beforeEach(async () => { harness = await DeskHarness.open(); });
  afterEach(() => harness.close());

  const skipped = () => harness.handle((tx) => tx.query<{ caseId: string; tries: number; waits: number }>(
    `SELECT case_id AS "caseId", tries, round(extract(epoch FROM try_at - $1::timestamptz))::int AS waits FROM duty_skipped`, [harness.clock.now()]));
  const fired = async (reportId: string): Promise<number> => (await harness.handle((tx) => tx.query('SELECT FROM duty_step WHERE case_id = $1', [reportId]))).length;
  const turn = (): Promise<void> => turnOf(harness, new EscalateDutiesJob(harness.database, new Logger('test', 'silent')));
  const write = (pack: string, reportId: string) => harness.handle((tx) => tx.query('UPDATE duty SET pack = $1 WHERE case_id = $2', [pack, reportId]));

  it('is skipped, told and tried again later and later, while the others go on; it is right as soon as it can be', async () => {
    const [broken, sound] = [await harness.file(), await harness.file()];
    await write('unknown', broken);
    harness.clock.set(instant('2026-05-11T02:00:00.000Z'));
    await turn();
    expect([await fired(broken), await fired(sound) > 0, await skipped()]).toEqual([0, true, [{ caseId: broken, tries: 1, waits: 60 }]]);

    // Not before its time, and then after twice as long.
    harness.clock.advance(MINUTE - 1_000);
    await turn();
    expect(await skipped()).toEqual([{ caseId: broken, tries: 1, waits: 1 }]);
    for (const [tries, waits] of [[2, 2], [3, 4], [4, 8], [5, 16], [6, 32], [7, 60], [8, 60]] as const) {
      harness.clock.advance(60 * MINUTE);
      await turn();
      expect(await skipped()).toEqual([{ caseId: broken, tries, waits: waits * 60 }]);
    }

    await turnOf(harness, new CountDutiesJob());
    expect((await harness.handle(readFigures))?.figures).toMatchObject({ skipped: 1 });
    expect(await dutiesHealth(harness.database, harness.clock)).toMatchObject({ state: 'degraded', detail: { skippedCases: 1, errors: ['Error'] } });

    await write('430200/referral-desk/1', broken);
    harness.clock.advance(60 * MINUTE);
    await turn();
    expect([await fired(broken) > 0, await skipped()]).toEqual([true, []]);
    expect(await dutiesHealth(harness.database, harness.clock)).toMatchObject({ state: 'ok' });
  });

  it('is told of, too, when its head is missing', async () => {
    const [headless, sound] = [await harness.file(), await harness.file()];
    await harness.byHand(`DELETE FROM case_head WHERE case_id = '${headless}'`);
    harness.clock.set(instant('2026-05-11T02:00:00.000Z'));
    await turn();
    expect([await fired(sound) > 0, await skipped()]).toEqual([true, [{ caseId: headless, tries: 1, waits: 60 }]]);
  });

  it('does not count as skipped when the database is away', async () => {
    await harness.file();
    harness.clock.set(instant('2026-05-11T02:00:00.000Z'));
    const job = new EscalateDutiesJob(harness.database, new Logger('test', 'silent'));
    const away = Object.assign(new Error('the connection is closed'), { code: '57P01' });
    let asked = 0;
    const run = job.run({
      at: harness.clock.now(), due: harness.clock.now(), since: undefined, stopping: new AbortController().signal,
      asWorker: (work) => (asked++ === 0 ? harness.database.asWorker(work) : Promise.reject(away)),
    });
    await expect(run).rejects.toBe(away);
    expect(await skipped()).toEqual([]);
  });

  it('counts what is overdue by clock and by the last step, and what waits for a notice', async () => {
    const reportId = await harness.file();
    harness.clock.set(instant('2026-05-11T02:30:00.000Z'));
    await turn();
    await turnOf(harness, new CountDutiesJob());
    const { figures } = (await harness.handle(readFigures)) ?? {};
    expect(figures).toEqual({ overdue: [{ clock: 'RD-OPEN-PSB', step: 'COORD', count: 1 }], provisional: 0, stepsWaiting: 0, skipped: 0 });
    await harness.handle((tx) => tx.query(`UPDATE duty SET provisional = true, awaits_notice = true WHERE case_id = $1 AND clock = 'RD-OPEN-NOTICE'`, [reportId]));
    harness.clock.advance(10 * 60 * MINUTE);
    await turnOf(harness, new CountDutiesJob());
    // Nothing fired in these ten hours: the steps wait, and it is told.
    expect((await harness.handle(readFigures))?.figures).toMatchObject({ provisional: 1, stepsWaiting: 1 });
  });
});
