import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { ServiceHarness } from '@referrals/service-harness';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReferralSnapshot } from '@referrals/contracts';
import { applyReferral, readReferrals } from '../../src/grants/grants.repository.js';
import { idOf } from '../directory-fixture.js';
import { officer, person, teacher } from '../fixture.js';
import { serviceOverHttp } from './service-over-http.js';

const REPORTS = '/api/mandatory-reporting/reports';
const body = { situations: ['MR04'], childNow: '430223', child: { unknown: true } };

describe('who asks, and whether they read', () => {
  let service: ServiceHarness;
  beforeAll(async () => { service = await serviceOverHttp(); });
  afterAll(async () => { await service[Symbol.asyncDispose](); });

  const filed = async () => (await service.look<{ n: number }>('SELECT count(*)::int AS n FROM report'))[0]?.n;
  const file = (headers: Record<string, string>, path = REPORTS) =>
    service.raw('POST', path, { body: JSON.stringify(body), headers: { 'Idempotency-Key': randomUUID(), ...headers } });

  it.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'no-scheme', 'Bearer a b', 'Token x', 'bearer,x'])(
    'is refused, and not taken for nobody, with credentials that cannot be read: "%s"', async (authorization) => {
      const before = await filed();
      const answer = await file({ authorization });
      expect([answer.status, answer.body.code, answer.headers.get('www-authenticate')]).toEqual([401, 'UNAUTHENTICATED', 'Bearer']);
      expect(await filed()).toBe(before);
    });

  it('is refused with a token in the address, or with credentials sent twice', async () => {
    const before = await filed();
    expect((await file({}, `${REPORTS}?access_token=x`)).status).toBe(401);
    const twice = await new Promise<number | undefined>((done, failed) => {
      const { hostname, port } = new URL(service.running.origin);
      const sent = request({ hostname, port, path: REPORTS, method: 'POST', headers: ['Host', hostname, 'Authorization', 'Bearer a', 'Authorization', 'Bearer b', 'Content-Type', 'application/json', 'Idempotency-Key', randomUUID()] }, (answer) => { answer.resume(); done(answer.statusCode); });
      sent.once('error', failed).end(JSON.stringify(body));
    });
    expect(twice).toBe(401);
    expect(await filed()).toBe(before);
    expect((await file({})).status).toBe(201);
  });

  it('HEAD tells that there is something and is no reading of it: nothing is opened, nothing recorded', async () => {
    const { id } = (await service.raw('POST', REPORTS, { body: JSON.stringify(body), headers: { 'Idempotency-Key': randomUUID() } }, teacher)).body;
    const snapshot: ReferralSnapshot = {
      reportId: id, referralId: idOf('a referral'), agency: 'PSB', site: 'NOW', role: 'LEAD', state: 'routed', owner: idOf('psb.yx'), because: 'LONGEST_PREFIX',
      watchers: [], recused: [], excludedDesks: [], version: 1, at: '2026-05-11T00:20:00.000Z',
    };
    await service.database.asWorker(async (tx) => { applyReferral(tx, snapshot, await readReferrals(tx, id), () => 'PSB'); });
    const left = () => service.look("SELECT (SELECT count(*)::int FROM access_log WHERE case_id = $1) AS looks, (SELECT count(*)::int FROM first_read WHERE report_id = $1) AS reads, (SELECT count(*)::int FROM trail WHERE case_id = $1) AS links, (SELECT count(*)::int FROM outbox WHERE key = $1) AS events", [id]);
    const before = await left();
    for (const path of [`${REPORTS}/${id}`, `${REPORTS}/${id}/routing`, `${REPORTS}/${id}/accesses`, REPORTS]) {
      for (const who of [officer('psb.yx'), officer('psb.yx', 'SUPERVISOR'), teacher]) await service.raw('HEAD', path, {}, who);
    }
    const head = await service.raw('HEAD', `${REPORTS}/${id}`, {}, officer('psb.yx'));
    expect([head.status, head.headers.get('etag'), head.body]).toEqual([200, '"1"', undefined]);
    expect((await service.raw('HEAD', `${REPORTS}/${idOf('no report')}`, {}, officer('psb.yx'))).status).toBe(404);
    expect((await service.raw('HEAD', `${REPORTS}/${id}`)).status).toBe(401);
    expect(await left()).toEqual(before);
    // Reading is reading, also of what the client says it has: it is shown, and each time recorded.
    for (let n = 0; n < 2; n += 1) {
      const read = await service.raw('GET', `${REPORTS}/${id}`, { headers: { 'If-None-Match': '"1"' } }, officer('psb.yx'));
      expect([read.status, read.body.id]).toEqual([200, id]);
    }
    expect(await left()).toMatchObject([{ looks: 2, reads: 1 }]);
    const { items } = (await service.raw('GET', `${REPORTS}/${id}/accesses`, {}, person('auditor', 'an office', 'WCO', ['AUDITOR']))).body;
    expect(items).toHaveLength(2);
  });
});
