import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { expect, it } from '@jest/globals';
import { eventually } from '@referrals/testing';
import { serviceOverHttp } from './service-over-http.js';

it('says that it is ending while those inside get their answers, and takes nobody else in', async () => {
  const service = await serviceOverHttp();
  const { hostname, port } = new URL(service.running.origin);
  const ready = () => service.raw('GET', '/health/ready');
  expect((await ready()).status).toBe(200);
  const sent = request({
    hostname, port, path: '/api/mandatory-reporting/reports', method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), Expect: '100-continue' },
  });
  sent.flushHeaders();
  // It is inside: the service asks for the rest.
  await once(sent, 'continue');
  const ended = service[Symbol.asyncDispose]();
  const told = await eventually(async () => {
    const answer = await ready();
    expect(answer.status).toBe(503);
    return answer;
  });
  expect([told.body, told.headers.get('retry-after')]).toEqual([{ state: 'ending', findings: [{ name: 'process', state: 'ending' }] }, '2']);
  expect((await service.raw('GET', '/health/live')).body).toEqual({ state: 'ok' });
  expect((await service.raw('GET', '/api/mandatory-reporting/reports')).body.code).toBe('OVERLOADED');
  sent.end(JSON.stringify({ situations: ['MR04'], childNow: '430223', child: { unknown: true } }));
  const [answer] = await once(sent, 'response') as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(201);
  await ended;
});
