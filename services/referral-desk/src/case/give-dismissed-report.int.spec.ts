import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant, type Instant } from '@referrals/calendar';
import { ReassignmentDue, ReportExclusionAdded, ReportSupplemented, UnheardSupplementDue, type EventEnvelope } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { BusOperator, type OnDismiss } from '@referrals/event-bus';
import { context, DeskHarness, filedExample } from '../../test/support/desk-harness.js';
import { ClosingDayJob } from '../directory/closing-day.job.js';
import { GiveDismissedReport } from './give-dismissed-report.js';

describe('what no handler could take, and what no event says', () => {
  let harness: DeskHarness;
  beforeAll(async () => { harness = await DeskHarness.open(); });
  afterAll(() => harness.close());

  it('a filed report that was given up lies with the coordinator, and a later supplement routes it', async () => {
    const reportId = '01970000-0000-7000-8000-00000000d151';
    const envelope = {
      specversion: '1.0', id: reportId, source: '/mandatory-reporting', type: 'x', subject: reportId, time: '2026-05-11T00:20:00.000Z', partitionkey: reportId,
      datacontenttype: 'application/json', data: { ...filedExample, reportId, referrals: 'broken', excludedDesks: [harness.desk('civ.yx')] },
    } as EventEnvelope;
    const giving = new GiveDismissedReport(new BusOperator(harness.database, harness.clock), harness.changes);
    await harness.handle((tx) => giving.give(tx, envelope));
    const rows = () => harness.handle((tx) => tx.query<{ agency: string; owner: string }>('SELECT agency, owner FROM referral WHERE report_id = $1 ORDER BY id', [reportId]));
    expect(await rows()).toEqual([{ agency: 'COORD', owner: harness.desk('coord.yx') }]);
    await harness.handle((tx) => harness.cases.supplementReport({ ...filedExample, reportId, supplementedAt: '2026-05-11T01:00:00.000Z' }, context(tx)));
    expect((await rows()).map(({ agency }) => agency)).toEqual(['COORD', 'PSB', 'CIV', 'EDU', 'PROC']);
    expect((await rows())[2]?.owner).toBe(harness.desk('civ.city'));
  });

  it.each([ReportExclusionAdded, ReportSupplemented, ReassignmentDue, UnheardSupplementDue])('$type is never given up', async ({ type, example }) => {
    const actions = new Map<string, OnDismiss>();
    const operator = new BusOperator(harness.database, harness.clock);
    operator.onDismiss = (event, action) => { actions.set(event, action); };
    new GiveDismissedReport(operator, harness.changes).onModuleInit();
    const giveUp = (tx: Tx): Promise<void> | undefined => actions.get(type)?.(tx, { type, data: example } as EventEnvelope, 'tired of it');
    await expect(harness.handle(async (tx) => giveUp(tx))).rejects.toMatchObject({ code: 'EVENT_MUST_BE_REPLAYED' });
  });

  it('a desk that closes on a day published before leaves its referrals on that day', async () => {
    await harness.recordDesk({ code: 'rpi.yx', agency: 'RPI', jurisdiction: '430223', closesOn: '2026-06-01' });
    await harness.file({ referrals: [{ agency: 'RPI', site: 'NOW', role: 'LEAD', division: '430223' }] });
    const job = new ClosingDayJob(harness.store, harness.left);
    const tasksAt = async (at: Instant): Promise<number> => {
      harness.clock.set(at);
      await job.run({ due: at, since: undefined, at, asWorker: (work) => harness.database.asWorker(work), stopping: new AbortController().signal });
      return (await harness.database.asWorker((tx) => tx.query('SELECT FROM outbox WHERE type = $1', [ReassignmentDue.type]))).length;
    };
    expect(await tasksAt(harness.clock.now())).toBe(0);
    expect(await tasksAt(instant('2026-05-31T16:00:00.000Z'))).toBe(1);
  });
});
