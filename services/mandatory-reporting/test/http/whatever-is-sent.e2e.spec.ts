import { randomUUID } from 'node:crypto';
import type { ServiceHarness } from '@referrals/service-harness';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { officer, teacher } from '../fixture.js';
import { serviceOverHttp } from './service-over-http.js';

const REPORTS = '/api/mandatory-reporting/reports';
const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('MR02', 'RUNAWAY', 'IMMINENT', 'SCHOOL', 'GUARDIAN', '430223', '430299201801150011', '2018-01-15', '0000-01-01', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '', '\u0000', '\ud800',
    '01970000-0000-7000-8000-000000000001', '13900000000'),
);
const value = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, word, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('name', 'relation', 'birthDate', 'idNumber', 'confidential', 'kind', '__proto__', 'x'), tie('value'), { maxKeys: 3 })),
})).value;
const fields = ['situations', 'concerns', 'child', 'narrative', 'suspects', 'reporter', 'harmDate', 'childNow', 'school', 'danger', 'discoveredAt', 'evidence', 'called110', 'teacher', 'onBehalf', 'told', 'reason', 'at', 'number', 'verificationCode', 'idNumber', 'name'];
const body = fc.oneof(fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 5 }), value).map((sent) => ({ sent, least: { child: { unknown: true }, narrative: '有事' } }));

describe('whatever is sent', () => {
  let service: ServiceHarness;
  let own: string;
  beforeAll(async () => {
    service = await serviceOverHttp();
    own = `${REPORTS}/${(await (await service.as(teacher)).post(REPORTS, { situations: ['MR04'], child: {} })).body.id}`;
  });
  afterAll(async () => { await service[Symbol.asyncDispose](); });

  it('is answered with success or with a problem that has a code, a sentence and a field; never with a failure of ours', async () => {
    await fc.assert(fc.asyncProperty(body, fc.integer({ min: 0, max: 6 }), async ({ sent, least }, which) => {
      const [path, who] = [
        [REPORTS, teacher], [REPORTS, undefined], [`${own}/supplements`, teacher], [`${own}/guardians-told`, officer('psb.yx')], [`${own}/reporter/unseal`, officer('psb.yx', 'SUPERVISOR')],
        [`${REPORTS}/search`, officer('psb.yx')], ['/api/mandatory-reporting/follow-up', undefined],
      ][which] as [string, typeof teacher | undefined];
      const whole = path === REPORTS && typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? { ...least, ...sent } : sent;
      const answer = await service.raw('POST', path, { body: JSON.stringify(whole) ?? '', headers: { 'Idempotency-Key': randomUUID() } }, who);
      expect(answer.status).toBeLessThan(500);
      if (answer.status < 400) return;
      expect(answer.body).toMatchObject({ status: answer.status, code: expect.stringMatching(/^[A-Z][A-Z0-9_]+$/), title: expect.stringMatching(/[一-龥]/) });
      if (answer.status === 400 && answer.body.code !== 'INVALID_JSON') expect(answer.body.field).toEqual(expect.any(String));
    }), { numRuns: 400 });
  });
});
