import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMillis } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { purgeAnswers } from '@referrals/database';
import { context, DeskHarness, filedExample } from '../../test/support/desk-harness.js';
import { brokenOrder } from '../../test/support/look.js';

const code = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: unknown) => (error instanceof DomainError ? error.code : String(error)));

describe('a move', () => {
  let harness: DeskHarness;
  beforeAll(async () => { harness = await DeskHarness.open(); });
  afterAll(() => harness.close());

  const refer = async (agency: string, input = {}): Promise<{ reportId: string; id: string }> => {
    const reportId = await harness.file(input);
    return { reportId, id: await idOf(reportId, agency) };
  };
  const idOf = (reportId: string, agency: string): Promise<string> => harness.handle(async (tx) =>
    (await tx.maybeOne<{ id: string }>('SELECT id FROM referral WHERE report_id = $1 AND agency = $2', [reportId, agency]))?.id ?? '');
  const row = (id: string): Promise<Record<string, unknown> | undefined> => harness.handle((tx) => tx.maybeOne('SELECT * FROM referral WHERE id = $1', [id]));
  const ask = (account: string, id: string, version: number, key = harness.key()) =>
    ({ principal: harness.person(account), id, version, key, body: {} });

  it('tried again with the same key gives the first answer and happens once', async () => {
    const { reportId, id } = await refer('PSB');
    const request = ask('psb.yx', id, 1);
    const first = await harness.move.move('acknowledge', request);
    expect(await harness.move.move('acknowledge', request)).toEqual(first);
    const acknowledged = (await harness.events()).filter((event) => event.key === reportId && event.type.includes('.acknowledged.'));
    expect(acknowledged).toHaveLength(1);
    expect(await code(harness.move.move('acknowledge', { ...request, body: { number: '2' } }))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('tried again after more than 30 days is a new request, which its version refuses', async () => {
    const { id } = await refer('PSB');
    const request = ask('psb.yx', id, 1);
    await harness.move.move('acknowledge', request);
    await purgeAnswers(harness.database, addMillis(harness.clock.now(), 31 * 86_400_000));
    expect(await code(harness.move.move('acknowledge', request))).toBe('VERSION_STALE');
    expect(await row(id)).toMatchObject({ state: 'acknowledged', version: 2 });
  });

  it('costs two messages, what it asks and what it writes, and eleven statements', async () => {
    const { id } = await refer('PSB');
    await harness.move.move('open', ask('psb.yx', id, 1));
    const { trips, statements } = harness.requests;
    await harness.move.move('acknowledge', ask('psb.yx', id, 1));
    expect({ trips: harness.requests.trips - trips, statements: harness.requests.statements - statements }).toEqual({ trips: 2, statements: 11 });
  });

  it('two at once: one happens, the other is told that it is late', async () => {
    const { id } = await refer('PSB');
    const answers = await Promise.all(['psb.yx', 'supervisor.psb.yx'].map((account) => code(harness.move.move('acknowledge', ask(account, id, 1)))));
    expect(answers.sort()).toEqual(['VERSION_STALE', 'done']);
    const opening = await refer('PSB');
    const opened = await Promise.all(['psb.yx', 'supervisor.psb.yx'].map((account) => code(harness.move.move('open', ask(account, opening.id, 1)))));
    expect(opened.sort()).toEqual(['ILLEGAL_MOVE', 'done']);
  });

  it('refused, it leaves nothing: no row, no trail, no event, no key', async () => {
    const { reportId, id } = await refer('EDU');
    const look = async (): Promise<unknown> => harness.handle(async (tx) => [
      await tx.query('SELECT * FROM referral WHERE report_id = $1 ORDER BY id', [reportId]), await tx.query('SELECT n, hash FROM trail WHERE case_id = $1', [reportId]),
      await tx.query('SELECT id FROM outbox WHERE key = $1', [reportId]), await tx.query('SELECT id FROM decision WHERE report_id = $1', [reportId]),
    ]);
    const before = await look();
    const key = harness.key();
    expect(await code(harness.move.move('conclude', { ...ask('edu.yx', id, 1, key), body: { code: 'FILED' } }))).toBe('ILLEGAL_MOVE');
    expect(await code(harness.move.move('acknowledge', ask('edu.yx', id, 2, key)))).toBe('VERSION_STALE');
    expect(await code(harness.move.move('acknowledge', ask('edu.ls', id, 1, key)))).toBe('NOT_FOUND');
    expect(await code(harness.move.move('acknowledge', { ...ask('edu.yx', id, 1, key), body: { at: '2027-01-01T00:00:00.000Z' as never } }))).toBe('INSTANT_IN_FUTURE');
    expect(await look()).toEqual(before);
    expect(await code(harness.move.move('acknowledge', ask('edu.yx', id, 1, key)))).toBe('done');
  });

  it('tells who comes too late what happened, and nobody who does not see it', async () => {
    const { id } = await refer('EDU');
    await harness.move.move('acknowledge', ask('edu.yx', id, 1));
    const lastChange = { action: 'referral.acknowledged', desk: harness.desk('edu.yx'), at: harness.clock.now() };
    await expect(harness.move.move('decide', { ...ask('edu.yx', id, 1), body: { code: 'FILED' } })).rejects.toMatchObject({ code: 'VERSION_STALE', field: 'If-Match', facts: { lastChange } });
    await expect(harness.move.move('acknowledge', ask('edu.yx', id, 2))).rejects.toMatchObject({ code: 'ILLEGAL_MOVE', facts: { lastChange, allowedActions: expect.arrayContaining(['decide']) } });
    const stranger = await harness.move.move('acknowledge', ask('edu.ls', id, 2)).catch((error: unknown) => error);
    expect(stranger).toMatchObject({ code: 'NOT_FOUND', facts: {} });
  });

  it('is put down by who has it in hand or a supervisor of the desk, and by nobody else', async () => {
    const { id } = await refer('EDU');
    const now = async (): Promise<{ version: number; claimed_by: string | null }> => (await row(id)) as { version: number; claimed_by: string | null };
    const colleague = harness.person('colleague', ['edu.yx', 'MEMBER']);
    const may = async (who: string): Promise<boolean> =>
      (await code(harness.move.move('unclaim', { ...ask('edu.yx', id, (await now()).version), principal: who === 'colleague' ? colleague : harness.person(who) }))) === 'done';
    expect(await may('edu.yx')).toBe(false);
    for (const who of ['edu.yx', 'supervisor.edu.yx']) {
      await harness.move.move('claim', ask('edu.yx', id, (await now()).version));
      expect([await may('colleague'), await may('coord.yx'), await may('edu.ls')]).toEqual([false, false, false]);
      expect((await now()).claimed_by).toBe(harness.person('edu.yx').staff);
      expect(await may(who)).toBe(true);
      expect((await now()).claimed_by).toBeNull();
    }
    const told = (await harness.events()).filter(({ type, data }) => type === 'referral-desk.referral.unclaimed.v1' && data['referralId'] === id);
    expect(told).toHaveLength(2);
  });

  it('a hand-over makes the right agency\'s referral in the same transaction', async () => {
    const { reportId, id } = await refer('EDU');
    await harness.move.move('acknowledge', ask('edu.yx', id, 1));
    await harness.move.move('conclude', { ...ask('edu.yx', id, 2), body: { code: 'NOT_OURS', toAgency: 'WF' } });
    expect(await row(await idOf(reportId, 'WF'))).toMatchObject({ state: 'routed', site: 'SCHOOL', role: 'SUPPORT', owner: harness.desk('wf.yx'), version: 1 });
  });

  it('a desk that gave it away keeps what it did itself and can do nothing more', async () => {
    const { id } = await refer('EDU');
    await harness.move.move('acknowledge', ask('edu.yx', id, 1));
    await harness.move.move('return', { ...ask('edu.yx', id, 2), body: { reason: 'NOT_HERE' } });
    expect(await code(harness.move.move('acknowledge', ask('edu.yx', id, 3)))).toBe('NOT_FOUND');
    await harness.move.move('reroute', { ...ask('coord.yx', id, 3), body: { desk: harness.desk('edu.city') } });
    expect(await row(id)).toMatchObject({ state: 'routed', owner: harness.desk('edu.city'), version: 4 });
    const gone = await harness.handle((tx) => tx.query<{ desk: string }>('SELECT desk FROM participation WHERE referral_id = $1 ORDER BY until, desk', [id]));
    expect(new Set(gone.map(({ desk }) => desk))).toEqual(new Set([harness.desk('edu.yx'), harness.desk('coord.yx')]));
  });

  it('the coordinator of the county reopens what its desk never held; another county\'s does not find it', async () => {
    const { id } = await refer('EDU');
    await harness.move.move('acknowledge', ask('edu.yx', id, 1));
    await harness.move.move('conclude', { ...ask('edu.yx', id, 2), body: { code: 'UNFOUNDED' } });
    expect(await code(harness.move.move('reopen', { ...ask('coord.ls', id, 3), body: { reason: '复查' } }))).toBe('NOT_FOUND');
    expect(await code(harness.move.move('reopen', { ...ask('edu.yx', id, 3), body: { reason: '复查' } }))).toBe('ILLEGAL_MOVE');
    expect((await harness.move.move('reopen', { ...ask('coord.yx', id, 3), body: { reason: '复查' } })).state).toBe('accepted');
  });

  it('a person who steps aside no longer finds the case; the desk keeps it', async () => {
    const { id } = await refer('EDU');
    await harness.move.move('recuse', { ...ask('edu.yx', id, 1), body: { reason: '认识该家庭' } });
    expect(await code(harness.move.move('open', ask('edu.yx', id, 2)))).toBe('NOT_FOUND');
    expect(await code(harness.move.move('open', ask('supervisor.edu.yx', id, 2)))).toBe('done');
  });

  it('events name the backup desk until the owner makes a move of its own', async () => {
    const { reportId, id } = await refer('PSB');
    await harness.move.move('acknowledge', ask('psb.yx', id, 1));
    const published = (await harness.events()).filter((event) => event.key === reportId && event.data.referralId === id);
    expect(published.map(({ data }) => data.backup)).toEqual([{ desk: harness.desk('psb.city'), from: '2026-05-11T01:20:00.000Z' }, undefined]);
  });

  it('the trail is a chain and the events of a case are in the order of their changes', async () => {
    const { reportId, id } = await refer('PSB');
    await harness.move.move('open', ask('psb.yx', id, 1));
    await harness.move.move('acknowledge', ask('psb.yx', id, 1));
    expect(await brokenOrder(harness, reportId)).toBeUndefined();
  });
});

describe('what comes by event', () => {
  let harness: DeskHarness;
  beforeAll(async () => { harness = await DeskHarness.open(); });
  afterAll(() => harness.close());

  const referral = (reportId: string, agency: string) => harness.handle((tx) =>
    tx.maybeOne<{ id: string; owner: string; state: string; because: string }>('SELECT id, owner, state, because FROM referral WHERE report_id = $1 AND agency = $2', [reportId, agency]));

  it('waits until the report was filed here', async () => {
    const reportId = '01970000-0000-7000-8000-0000000009f1';
    const read = { reportId, referralId: reportId, desk: reportId, staff: reportId, at: '2026-05-11T00:20:00.000Z' };
    await expect(harness.handle((tx) => harness.reading.openReadReferral(read, context(tx)))).rejects.toMatchObject({ name: 'NotYet' });
    await expect(harness.handle((tx) => harness.cases.addExclusion({ reportId, excludedDesks: [], excludedAgencies: [] }, context(tx)))).rejects.toMatchObject({ name: 'NotYet' });
    await harness.file({ reportId });
    await harness.handle((tx) => harness.cases.addExclusion({ reportId, excludedDesks: [], excludedAgencies: [] }, context(tx)));
  });

  it('holds nothing up for a referral that a restored database no longer has', async () => {
    const reportId = await harness.file();
    const trail = () => harness.handle((tx) => tx.query('SELECT n FROM trail WHERE case_id = $1 ORDER BY n', [reportId]));
    const before = await trail();
    const read = { reportId, referralId: '01970000-0000-7000-8000-0000000009f2', desk: reportId, staff: reportId, at: '2026-05-11T00:20:00.000Z' };
    await harness.handle((tx) => harness.reading.openReadReferral(read, context(tx)));
    expect(await trail()).toEqual(before);
  });

  it('filed twice is filed once', async () => {
    const reportId = await harness.file();
    await harness.file({ reportId });
    const rows = await harness.handle((tx) => tx.query('SELECT id FROM referral WHERE report_id = $1', [reportId]));
    expect(rows).toHaveLength(filedExample.referrals.length);
  });

  it('the first read opens without a new version, and ends a notice', async () => {
    const reportId = await harness.file();
    for (const [agency, state] of [['PSB', 'opened'], ['PROC', 'ended']] as const) {
      const row = await referral(reportId, agency);
      const read = { reportId, referralId: row?.id ?? '', desk: row?.owner ?? '', staff: harness.person('psb.yx').staff, at: '2026-05-11T00:25:00.000Z' };
      await harness.handle((tx) => harness.reading.openReadReferral(read, context(tx)));
      await harness.handle((tx) => harness.reading.openReadReferral(read, context(tx)));
      expect(await referral(reportId, agency)).toMatchObject({ state });
    }
  });

  it('a new exclusion moves the referral at once and hides the case from the desk', async () => {
    const reportId = await harness.file();
    await harness.handle((tx) => harness.cases.addExclusion({ reportId, excludedDesks: [harness.desk('edu.yx')], excludedAgencies: [] }, context(tx)));
    expect(await referral(reportId, 'EDU')).toMatchObject({ owner: harness.desk('edu.city'), state: 'routed' });
    const kept = await harness.handle((tx) => tx.query<{ hidden: string[] }>('SELECT hidden_desks AS hidden FROM participation WHERE report_id = $1', [reportId]));
    expect(kept.map(({ hidden }) => hidden)).toEqual([[harness.desk('edu.yx')]]);
  });

  it('a desk that closes leaves a task for each report, and the task moves it', async () => {
    const reportId = await harness.file({ referrals: [{ agency: 'HLTH', site: 'NOW', role: 'LEAD', division: '430223' }] });
    expect(await harness.recordDesk({ code: 'hlth.yx', agency: 'HLTH', jurisdiction: '430223', closesOn: '2026-05-11' })).toBe(1);
    const task = (await harness.events()).find((event) => event.key === reportId && event.type === 'referral-desk.task.reassignment-due.v1');
    expect(task?.data).toEqual({ reportId, desk: harness.desk('hlth.yx') });
    await harness.handle((tx) => harness.cases.reassign(task?.data as never, context(tx)));
    expect(await referral(reportId, 'HLTH')).toMatchObject({ owner: harness.desk('coord.yx'), because: 'NO_DESK' });
    await harness.handle((tx) => harness.cases.reassign(task?.data as never, context(tx)));
    expect(await referral(reportId, 'HLTH')).toMatchObject({ owner: harness.desk('coord.yx') });
  });
});
