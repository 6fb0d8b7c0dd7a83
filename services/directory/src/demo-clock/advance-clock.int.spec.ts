import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { millisOf, systemClock } from '@referrals/calendar';
import { signIn, type Caller } from '@referrals/client';
import { DemoClock } from '@referrals/service-kit';
import { eventually } from '@referrals/testing';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';
import { loadSigningKeys, rotateWhenDue } from '../sign-in/signing-keys.js';
import { RemoveExpiredJob } from '../sign-in/remove-expired.job.js';

const PATH = '/api/directory/demo/clock';
const DAY = 86_400_000;

describe('the clock of a demonstration', () => {
  let server: DirectoryServer;
  let admin: Caller;
  beforeAll(async () => {
    server = await directoryServer();
    admin = server.as('admin');
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const clock = () => server.runtime.clock as DemoClock;
  const told = async (of = server) => (await of.runtime.database.asWorker((tx) => tx.query<{ data: object }>(
    `SELECT envelope->'data' AS data FROM outbox WHERE type = 'directory.clock.advanced.v1' ORDER BY seq`))).map(({ data }) => data);
  const ahead = (now: string): number => Date.parse(now) - millisOf(systemClock.now());

  it('is the machines’ until it is set on, then ahead by all of it, once per request, and says so to the other services', async () => {
    await using fresh = await directoryServer();
    const first = fresh.as('admin');
    const before = await first.must(first.get(PATH));
    expect(before.offset).toBe('PT0M');
    expect(Math.abs(ahead(before.now))).toBeLessThan(60_000);
    const idempotencyKey = randomUUID();
    const answer = await first.must(first.post(PATH, { advance: 'P3D' }, { idempotencyKey }));
    expect(answer.offset).toBe('P3D');
    expect(Math.abs(ahead(answer.now) - 3 * DAY)).toBeLessThan(60_000);
    expect(await first.must(first.post(PATH, { advance: 'P3D' }, { idempotencyKey }))).toEqual(answer);
    expect(await first.must(first.post(PATH, { advance: 'PT90M' }))).toMatchObject({ offset: 'P3DT1H30M' });
    expect(await first.must(first.get(PATH))).toMatchObject({ offset: 'P3DT1H30M' });
    expect(await told(fresh)).toEqual([{ offsetMs: 3 * DAY }, { offsetMs: 3 * DAY + 5_400_000 }]);
  });

  it('is known to another replica within a second, and to a process that starts', async () => {
    const replica = new DemoClock(systemClock, server.runtime.database);
    await replica.look();
    expect(replica.offsetMs).toBe(clock().offsetMs);
    const further = clock().offsetMs + 60_000;
    await server.runtime.database.asWorker(async (tx) => replica.keep(tx, further));
    await eventually(() => { expect(clock().offsetMs).toBe(further); return Promise.resolve(); }, { timeoutMs: 2_000 });
  });

  it('never goes back', async () => {
    await admin.must(admin.post(PATH, { advance: 'PT2M' }));
    const { offsetMs } = clock();
    await server.runtime.database.asWorker(async (tx) => clock().keep(tx, 60_000));
    const fresh = new DemoClock(systemClock, server.runtime.database);
    await fresh.look();
    expect([clock().offsetMs, fresh.offsetMs]).toEqual([offsetMs, offsetMs]);
    await expect(server.runtime.database.asWorker((tx) => tx.query('UPDATE demo_clock SET offset_ms = 1'))).rejects.toThrow('does not go back');
  });

  it('takes a duration and nothing else, and goes 400 days ahead in all', async () => {
    for (const advance of ['3 days', 'P0D', '-P1D', 'PT30S', 'P1M', '', 3]) {
      expect(await admin.post(PATH, { advance })).toMatchObject({ status: 400, body: { field: 'advance' } });
    }
    expect((await admin.post(PATH, { advance: 'P1M' })).body).toMatchObject({ code: 'ADVANCE_INVALID', title: expect.stringContaining('P3D') });
    await admin.must(admin.post(PATH, { advance: 'PT1M' }));
    const before = await told();
    expect(await admin.post(PATH, { advance: 'P400D' })).toMatchObject({ status: 409, body: { code: 'ADVANCE_TOO_FAR', field: 'advance', title: expect.stringContaining('400'), facts: { left: expect.stringMatching(/^P[23][0-9]{2}DT/) } } });
    expect(await told()).toEqual(before);
  });

  it('is an administrator’s to set and to read', async () => {
    for (const account of ['psb.yx', 'supervisor.psb.yx', 'coord.city', 'auditor.city', 'teacher.yx']) {
      const somebody = server.as(account);
      expect([(await somebody.get(PATH)).status, (await somebody.post(PATH, { advance: 'P1D' })).status]).toEqual([403, 403]);
    }
  });

  it('leaves who is signed in signed in for 30 days and more, with the keys there were', async () => {
    const officer = server.as('psb.yx');
    await officer.must(officer.get('/api/directory/me'));
    const keys = await loadSigningKeys(server.runtime);
    const sessions = async () => (await server.runtime.database.asWorker((tx) => tx.query('SELECT id FROM oidc_payload ORDER BY id'))).length;
    const before = await sessions();
    await admin.must(admin.post(PATH, { advance: 'P100D' }));
    expect(await rotateWhenDue(server.runtime, { SIGNING_KEY_DAYS: 90 })).toBe(false);
    expect((await loadSigningKeys(server.runtime)).map(({ kid }) => kid)).toEqual(keys.map(({ kid }) => kid));
    expect(new RemoveExpiredJob().byMachine).toBe(true);
    expect(await sessions()).toBe(before);
    await officer.must(officer.get('/api/directory/me'));
    await signIn(server.origin, 'edu.yx', server.passwords['edu.yx'] ?? '');
  });
});

describe('outside of demo mode', () => {
  it('there is no such address, and the row is not read', async () => {
    await using server = await directoryServer({ environment: { DEMO: 'false' } });
    await server.runtime.database.asWorker((tx) => tx.query('UPDATE demo_clock SET offset_ms = 259200000'));
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(new URL(PATH, server.origin), { method });
      expect(answer.status).toBe(404);
    }
    expect(server.runtime.clock).not.toBeInstanceOf(DemoClock);
  });
});
