import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMillis, instant, type Instant } from '@referrals/calendar';
import { EscalateDutiesJob, Logger } from '@referrals/service-kit';
import { brokenOrder } from '../../test/support/look.js';
import { DeskHarness } from '../../test/support/desk-harness.js';

const HOUR = 3_600_000;

interface Escalated { readonly clock: string; readonly step: string; readonly to: string; readonly at: string; readonly toDesk?: string; readonly desk: string; readonly dueAt: string; readonly number: string }

describe('what is late climbs by itself', () => {
  let harness: DeskHarness;
  beforeAll(async () => { harness = await DeskHarness.open(); });
  afterAll(() => harness.close());

  const replica = (): EscalateDutiesJob => new EscalateDutiesJob(harness.database, new Logger('test', 'silent'));
  const turn = (job: EscalateDutiesJob, at: Instant = harness.clock.now()): Promise<void> =>
    job.run({ at, due: at, since: undefined, asWorker: (work) => harness.database.asWorker(work), stopping: new AbortController().signal });
  const escalated = async (reportId: string): Promise<Escalated[]> => {
    const rows = await harness.handle((tx) => tx.query<{ data: Escalated }>(
      `SELECT envelope->'data' AS data FROM outbox WHERE key = $1 AND type = 'referral-desk.duty.escalated.v1' ORDER BY seq`, [reportId]));
    return rows.map(({ data }) => data);
  };

  it('after three days in which nothing ran, by two processes at once: each step once, at its true time, to its desk', async () => {
    harness.clock.set(instant('2026-05-11T00:20:00.000Z'));
    const reportId = await harness.file();
    harness.clock.advance(72 * HOUR);
    await Promise.all([turn(replica()), turn(replica())]);
    await turn(replica());

    const steps = await escalated(reportId);
    expect(new Set(steps.map(({ clock, step, desk }) => `${clock} ${step} ${desk}`)).size).toBe(steps.length);
    const police = steps.filter(({ clock }) => clock === 'RD-OPEN-PSB');
    expect(police.map(({ step, to, at }) => [step, to, at])).toEqual([
      ['REMIND', 'OWNER', '2026-05-11T00:50:00.000Z'], ['DUE', 'SUPERVISOR', '2026-05-11T01:20:00.000Z'], ['COORD', 'COORD', '2026-05-11T02:20:00.000Z'],
      ['ABOVE', 'AGENCY_ABOVE', '2026-05-11T05:20:00.000Z'], ['PROC', 'PROC', '2026-05-12T01:20:00.000Z'],
    ]);
    const desks = police.map(({ toDesk }) => toDesk);
    expect(desks.slice(0, 2)).toEqual([harness.desk('psb.yx'), harness.desk('psb.yx')]);
    expect(desks.every((desk) => desk !== undefined)).toBe(true);
    const [file] = await harness.handle((tx) => tx.query<{ number: string }>('SELECT number FROM case_file WHERE report_id = $1', [reportId]));
    expect(new Set(steps.map(({ number }) => number))).toEqual(new Set([file?.number]));
    expect(await brokenOrder(harness, reportId)).toBeUndefined();
  });

  it('leaves a case that somebody is at to them, and goes on with the others; with nobody at it the next turn does it', async () => {
    harness.clock.set(instant('2026-05-13T00:20:00.000Z'));
    const [busy, free] = [await harness.file(), await harness.file()];
    harness.clock.advance(2 * HOUR);
    const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const other = harness.handle(async (tx) => {
      await tx.query('SELECT FROM case_head WHERE case_id = $1 FOR UPDATE', [busy]);
      begun.resolve();
      await mayEnd.promise;
    });
    await begun.promise;
    await turn(replica());
    expect([(await escalated(busy)).length, (await escalated(free)).length > 0]).toEqual([0, true]);
    mayEnd.resolve();
    await other;
    await turn(replica());
    expect((await escalated(busy)).length).toBe((await escalated(free)).length);
    expect(await harness.handle((tx) => tx.query('SELECT FROM duty_skipped'))).toEqual([]);
  });

  it('asks for a batch of cases what it asks for one', async () => {
    const statements = async (day: string, cases: number): Promise<number> => {
      harness.clock.set(instant(`${day}T00:20:00.000Z`));
      await turn(replica());
      for (let n = 0; n < cases; n += 1) await harness.file();
      harness.clock.advance(2 * HOUR);
      const before = harness.worker.statements;
      await turn(replica());
      return harness.worker.statements - before;
    };
    const ofOne = await statements('2026-06-01', 1);
    expect(await statements('2026-06-02', 20)).toBe(ofOne);
  });

  it('does not climb where the desk acts in time', async () => {
    harness.clock.set(instant('2026-05-18T00:20:00.000Z'));
    const reportId = await harness.file();
    const principal = harness.person('psb.yx');
    const [own] = await harness.handle((tx) => tx.query<{ id: string; version: number }>(`SELECT id, version FROM referral WHERE report_id = $1 AND agency = 'PSB' AND role = 'LEAD'`, [reportId]));
    await harness.move.move('open', { principal, id: own?.id ?? '', version: own?.version ?? 0, key: harness.key(), body: {} });
    harness.clock.advance(HOUR / 4);
    await turn(replica());
    expect((await escalated(reportId)).filter(({ clock }) => clock === 'RD-OPEN-PSB')).toEqual([]);
    await harness.move.move('acknowledge', { principal, id: own?.id ?? '', version: own?.version ?? 0, key: harness.key(), body: {} });
    harness.clock.advance(HOUR);
    await turn(replica());
    expect((await escalated(reportId)).filter(({ clock }) => clock === 'RD-ACK-PSB')).toEqual([]);
    expect(await brokenOrder(harness, reportId)).toBeUndefined();
  });

  it('takes nothing back when the clock of a machine runs backwards', async () => {
    harness.clock.set(instant('2026-05-25T00:20:00.000Z'));
    const reportId = await harness.file();
    const job = replica();
    await turn(job, addMillis(harness.clock.now(), 2 * HOUR));
    const before = await escalated(reportId);
    await turn(job, addMillis(harness.clock.now(), -HOUR));
    expect(before.length).toBeGreaterThan(0);
    expect(await escalated(reportId)).toEqual(before);
  });
});
