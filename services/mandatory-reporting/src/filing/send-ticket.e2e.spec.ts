import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REGISTER_ID, StaffStandingRecorded } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { v4 } from 'uuid';
import { teacher } from '../../test/fixture.js';
import { serviceOverHttp } from '../../test/http/service-over-http.js';

const PATH = '/api/mandatory-reporting/reports';
const body = JSON.stringify({ situations: ['MR04'], child: { name: '测试童', birthDate: '2018-01-15' }, childNow: '430223104', narrative: '课间发现手臂有淤青。' });

describe('a report that is sent by a ticket', () => {
  let service: ServiceHarness;
  beforeAll(async () => { service = await serviceOverHttp(); });
  afterAll(() => service[Symbol.asyncDispose]());

  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signed = (text: string): string => sign('sha256', Buffer.from(text), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');

  async function send(key: string, more: { body?: string; path?: string; to?: string; ticketKey?: string; revision?: number } = {}): Promise<Awaited<ReturnType<ServiceHarness['raw']>>> {
    const { kty, crv, x = '', y = '' } = pair.publicKey.export({ format: 'jwk' });
    const jwk = { kty: kty as 'EC', crv: crv as 'P-256', x, y };
    const ticket = await service.ticket(teacher, { key: more.ticketKey ?? key, method: 'POST', path: more.path ?? PATH, cnf: { jwk }, ...more.revision !== undefined && { revision: more.revision } });
    return service.raw('POST', more.to ?? PATH, { body: more.body ?? body, headers: { 'idempotency-key': key, 'x-send-ticket': ticket, 'x-send-signature': signed(body), 'x-console': 'public' } });
  }

  it('is its owner’s, once, also where they send it again signed in', async () => {
    const key = v4();
    const first = await send(key);
    expect(first.status).toBe(201);
    const owners = await service.look('SELECT staff FROM report_owner WHERE report_id = $1', [first.body.id]);
    expect(owners).toEqual([{ staff: teacher.staff }]);
    expect((await send(key)).body).toEqual(first.body);
    const again = await service.raw('POST', PATH, { body, headers: { 'idempotency-key': key } }, teacher);
    expect(again.body).toEqual(first.body);
  });

  it.each([
    ['another body', { body: body.replace('手臂', '腿部') }], ['the same said otherwise', { body: ` ${body}` }], ['a ticket for another path', { path: '/api/mandatory-reporting/reports/mine' }],
    ['a ticket for another key', { ticketKey: v4() }], ['a route that takes none', { to: '/api/mandatory-reporting/reports/search' }],
  ])('is refused with %s, and nothing is filed', async (_, more) => {
    const before = await service.look('SELECT count(*) AS n FROM report_owner');
    expect(await send(v4(), more)).toMatchObject({ status: 401, body: { code: 'SEND_TICKET_REFUSED', title: '尚未送出，登录后自动送出。' } });
    expect(await service.look('SELECT count(*) AS n FROM report_owner')).toEqual(before);
  });

  it('ends with the password under which it was made; the same report still arrives, once, when its owner has signed in', async () => {
    const key = v4();
    const { staff } = teacher;
    await service.deliver(StaffStandingRecorded, { staff, suspended: false, revision: 90 }, { key: REGISTER_ID });
    expect(await send(key, { revision: 89 })).toMatchObject({ status: 401, body: { code: 'SEND_TICKET_REFUSED' } });
    const first = await service.raw('POST', PATH, { body, headers: { 'idempotency-key': key } }, teacher);
    expect(first.status).toBe(201);
    expect((await send(key, { revision: 90 })).body).toEqual(first.body);
  });

  it('ends with a suspension, and does not count again when that is taken back', async () => {
    const { staff } = teacher;
    await service.deliver(StaffStandingRecorded, { staff, suspended: true, revision: 91 }, { key: REGISTER_ID });
    expect((await send(v4(), { revision: 90 })).status).toBe(401);
    await service.deliver(StaffStandingRecorded, { staff, suspended: false, revision: 92 }, { key: REGISTER_ID });
    expect((await send(v4(), { revision: 90 })).status).toBe(401);
    expect((await send(v4(), { revision: 92 })).status).toBe(201);
  });

  it('is not filed as a stranger’s where the page holds that somebody is signed in', async () => {
    const answer = await service.raw('POST', PATH, { body, headers: { 'idempotency-key': v4(), 'x-console': 'staff' } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect((await service.raw('POST', PATH, { body, headers: { 'idempotency-key': v4(), 'x-console': 'public' } })).status).toBe(201);
  });
});
