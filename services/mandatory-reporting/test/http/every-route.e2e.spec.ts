import { randomUUID } from 'node:crypto';
import type { ServiceHarness } from '@referrals/service-harness';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@referrals/calendar';
import { errorCatalogue, type ReferralSnapshot } from '@referrals/contracts';
import { changeCase, verifyChain } from '@referrals/database';
import { applyReferral, readReferrals } from '../../src/grants/grants.repository.js';
import { idOf } from '../directory-fixture.js';
import { anotherTeacher, officer, person, teacher } from '../fixture.js';
import { serviceOverHttp } from './service-over-http.js';

const REPORTS = '/api/mandatory-reporting/reports';
const body = { situations: ['MR04'], childNow: '430223104', narrative: '故事', child: { name: '测试童', birthDate: '2018-01-15' }, suspects: [{ relation: 'STRANGER', cohabiting: false }] };

describe('mandatory reporting over HTTP', () => {
  let service: ServiceHarness;
  let receipt: { id: string; number: string; verificationCode: string };
  beforeAll(async () => {
    service = await serviceOverHttp();
    const filer = await service.as(teacher);
    receipt = (await filer.post(REPORTS, body)).body;
    await grant({ owner: idOf('psb.yx'), role: 'LEAD' });
  });
  afterAll(async () => { await service[Symbol.asyncDispose](); });

  async function grant(of: Partial<ReferralSnapshot>): Promise<void> {
    const snapshot: ReferralSnapshot = {
      reportId: receipt.id, referralId: idOf('a referral'), agency: 'PSB', site: 'NOW', role: 'LEAD', state: 'opened', owner: idOf('psb.yx'), because: 'LONGEST_PREFIX',
      watchers: [], recused: [], excludedDesks: [], version: 1, at: '2026-05-11T00:20:00.000Z', ...of,
    };
    await service.database.asWorker(async (tx) => { applyReferral(tx, snapshot, await readReferrals(tx, receipt.id), () => 'PSB'); });
  }
  const post = (path: string, sent: unknown, who?: Parameters<ServiceHarness['raw']>[3], key: string | undefined = randomUUID()) =>
    service.raw('POST', path, { body: typeof sent === 'string' ? sent : JSON.stringify(sent), headers: key === undefined ? {} : { 'Idempotency-Key': key } }, who);

  it('answers a filing with 201 and what the reporter needs, signed in or not', async () => {
    for (const who of [teacher, undefined]) {
      const { status, body: answer } = await post(REPORTS, body, who);
      expect(status).toBe(201);
      expect(Object.keys(answer).sort()).toEqual(['advice', 'filedAt', 'id', 'number', 'referrals', 'verificationCode', 'warnings']);
    }
  });

  it('goes from filing to the reader of each level', async () => {
    const own = `${REPORTS}/${receipt.id}`;
    const read = await service.raw('GET', own, {}, officer('psb.yx'));
    expect([read.status, read.headers.get('etag'), read.headers.get('cache-control')]).toEqual([200, '"1"', 'no-store']);
    expect((await service.raw('GET', `${own}/own`, {}, teacher)).status).toBe(204);
    expect((await service.raw('GET', `${own}/own`, {}, anotherTeacher)).status).toBe(404);
    expect((await service.raw('GET', `${own}/routing`, {}, teacher)).body.referrals[0].rows).toBeDefined();
    expect((await service.raw('GET', REPORTS, {}, teacher)).body.items.map((one: { id: string }) => one.id)).toContain(receipt.id);
    expect((await post(`${own}/supplements`, { danger: 'POSSIBLE' }, teacher)).status).toBe(201);
    expect((await post(`${own}/guardians-told`, { told: true, reason: '依法告知' }, officer('psb.yx'))).status).toBe(201);
    expect((await post(`${own}/reporter/unseal`, { reason: '核实' }, officer('psb.yx', 'SUPERVISOR'))).body).toMatchObject({ kind: 'SCHOOL' });
    expect((await service.raw('GET', `${own}/accesses`, {}, person('auditor', 'an office', 'WCO', ['AUDITOR']))).body.items.length).toBeGreaterThan(1);
    expect((await post(`${REPORTS}/search`, { name: '测试童' }, officer('psb.yx'), undefined)).body.items).toHaveLength(1);
    expect((await post(`${REPORTS}/cards`, { ids: [receipt.id] }, officer('psb.yx'), undefined)).body.items).toMatchObject([{ id: receipt.id, level: 'LEAD', danger: 'POSSIBLE' }]);
    expect((await service.raw('GET', `${own}/related`, {}, officer('psb.yx'))).body.items).toEqual([]);
    expect((await post(`${own}/reveal`, { field: 'child.phone' }, officer('psb.yx'), undefined)).body).toMatchObject({ code: 'NOT_FOUND', field: 'field' });
    const auditor = person('auditor', 'an office', 'WCO', ['AUDITOR']);
    expect((await service.raw('GET', `${REPORTS}/by-number/${receipt.number}`, {}, auditor)).body).toEqual({ id: receipt.id });
    expect((await service.raw('GET', '/api/mandatory-reporting/unsealings', {}, auditor)).body.items).toMatchObject([{ reportId: receipt.id, reason: '核实' }]);
    expect((await service.raw('GET', `/api/mandatory-reporting/cases/${receipt.id}/trail`, {}, officer('psb.yx'))).body.entries[0].action).toBe('report.filed');
  });

  it('answers what a release before recorded as it stands, with what it is called now', async () => {
    const former = 'SUPPLEMENTED' as 'report.supplemented';
    await service.database.asWorker((tx) => changeCase(service.database, tx, { caseId: receipt.id, actor: { role: 'SYSTEM' }, now: systemClock.now() }, (change) => change.record(former)));
    const { body: trail } = await service.raw('GET', `/api/mandatory-reporting/cases/${receipt.id}/trail`, {}, officer('psb.yx'));
    expect(trail.entries.at(-1).action).toBe('SUPPLEMENTED');
    expect(trail.names).toEqual({ SUPPLEMENTED: 'report.supplemented' });
    expect(verifyChain(trail.entries)).toBeUndefined();
  });

  it('opens one report, and nothing else, to number and code', async () => {
    const { number, verificationCode } = receipt;
    const bought = await post('/api/mandatory-reporting/follow-up', { number, verificationCode }, undefined, undefined);
    expect(bought).toMatchObject({ status: 200, body: { report: receipt.id } });
    const holder = { headers: { authorization: `Bearer ${bought.body.token}` } };
    expect((await service.raw('GET', `${REPORTS}/${receipt.id}`, holder)).body.level).toBe('REPORTER');
    expect((await service.raw('GET', `${REPORTS}/${idOf('no report')}`, holder)).status).toBe(404);
    expect((await service.raw('GET', REPORTS, holder)).status).toBe(403);
    const wrong = await post('/api/mandatory-reporting/follow-up', { number, verificationCode: 'AAAA-AAAA-AAAA' }, undefined, undefined);
    expect([wrong.status, wrong.body.code]).toEqual([404, 'RECEIPT_NOT_MATCHED']);
  });

  it.each<[string, number, () => ReturnType<typeof post>]>([
    ['IDEMPOTENCY_KEY_REQUIRED', 400, () => service.raw('POST', REPORTS, { body: JSON.stringify(body) }, teacher)],
    ['IDEMPOTENCY_KEY_INVALID', 400, () => post(REPORTS, body, undefined, 'not-a-random-uuid')],
    ['INVALID_JSON', 400, () => post(REPORTS, '{"child":', teacher)],
    ['CHILD_REQUIRED', 400, () => post(REPORTS, {}, teacher)],
    ['UNKNOWN_FIELD', 400, () => post(REPORTS, { ...body, at: '2026-05-11T08:20:00+08:00' }, teacher)],
    ['UNSUPPORTED_MEDIA_TYPE', 415, () => service.raw('POST', REPORTS, { body: 'x', headers: { 'content-type': 'text/plain', 'Idempotency-Key': randomUUID() } })],
    ['PAYLOAD_TOO_LARGE', 413, () => post(REPORTS, { ...body, narrative: '长'.repeat(200_000) }, teacher)],
    ['UNAUTHENTICATED', 401, () => service.raw('GET', `${REPORTS}/${receipt.id}`)],
    ['UNAUTHENTICATED', 401, () => service.raw('POST', REPORTS, { body: JSON.stringify(body), headers: { 'Idempotency-Key': randomUUID(), authorization: 'Bearer x.y.z' } })],
    ['INVALID_ID', 400, () => service.raw('GET', `${REPORTS}/1`, {}, teacher)],
    ['NOT_FOUND', 404, () => service.raw('GET', `${REPORTS}/${receipt.id}`, {}, anotherTeacher)],
    ['NOT_YET_VISIBLE', 404, () => service.raw('GET', `${REPORTS}/${receipt.id}`, {}, officer('psb.ls'))],
    ['FORBIDDEN', 403, () => post(`${REPORTS}/search`, { name: '测试童' }, teacher)],
    ['FORBIDDEN', 403, () => service.raw('GET', `${REPORTS}/by-number/${receipt.number}`, {}, officer('psb.yx', 'SUPERVISOR'))],
    ['FORBIDDEN', 403, () => service.raw('GET', '/api/mandatory-reporting/unsealings', {}, officer('psb.yx'))],
    ['FORBIDDEN', 403, () => service.raw('GET', `${REPORTS}/${receipt.id}/related`, {}, teacher)],
    ['TOO_MANY', 400, () => post(`${REPORTS}/cards`, { ids: Array.from({ length: 201 }, () => receipt.id) }, officer('psb.yx'), undefined)],
    ['FORBIDDEN', 403, () => post(`${REPORTS}/${receipt.id}/reporter/unseal`, { reason: '核实' }, officer('psb.yx'))],
    ['FORBIDDEN', 403, () => post(`${REPORTS}/${receipt.id}/guardians-told`, { told: true, reason: '告知' }, officer('edu.yx'))],
    ['BLANK_TEXT', 400, () => post(`${REPORTS}/${receipt.id}/reporter/unseal`, { reason: ' ' }, officer('psb.yx', 'SUPERVISOR'))],
    ['SEARCH_TERM_REQUIRED', 400, () => post(`${REPORTS}/search`, {}, officer('psb.yx'))],
    ['INVALID_CURSOR', 400, () => service.raw('GET', `${REPORTS}?cursor=x`, {}, teacher)],
    ['UNKNOWN_FIELD', 400, () => service.raw('GET', `${REPORTS}?name=x`, {}, teacher)],
    ['METHOD_NOT_ALLOWED', 405, () => service.raw('DELETE', `${REPORTS}/${receipt.id}`, {}, teacher)],
    ['RECEIPT_NUMBER_INVALID', 400, () => post('/api/mandatory-reporting/follow-up', { number: '1', verificationCode: 'x' })],
  ])('refuses with %s (%i) in a Chinese sentence and without what was sent', async (code, status, request) => {
    const answer = await request();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.title).toBe(errorCatalogue[code]?.zh);
    expect(JSON.stringify(answer.body)).not.toMatch(/测试童|故事/);
  });

  it('documents the form: only the child is required of its fields', async () => {
    const document = (await service.raw('GET', '/api/mandatory-reporting/openapi.json')).body;
    const { $ref } = document.paths[REPORTS].post.requestBody.content['application/json'].schema;
    const form = document.components.schemas[$ref.split('/').at(-1)];
    expect([form.required, form.additionalProperties]).toEqual([['child'], false]);
    expect(Object.keys(form.properties)).toEqual(expect.arrayContaining(['situations', 'suspects', 'narrative', 'childNow', 'reporter']));
    expect(form.properties.harmDate.type).toBe('string');
  });

  it('is ready once every report is sure to find an owner', async () => {
    expect((await service.raw('GET', '/health/ready')).body.findings).toContainEqual({ name: 'mandatory-reporting routing', state: 'ok' });
  });
});
