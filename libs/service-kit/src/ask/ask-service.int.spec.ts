import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceTokens } from '@referrals/auth';
import { z } from 'zod';
import { forEachService } from '../run/service-addresses.js';
import { AskService } from './ask-service.js';
import { PageLookup } from './page-lookup.js';

const form = z.object({ name: z.string() });
const question = { to: 'directory', path: 'things/1', as: { viewer: 'Bearer a-token' } } as const;

describe('another service, over HTTP', () => {
  let server: Server;
  let ask: AskService;
  let answers: RequestListener[];
  let seen: { authorization: string | undefined; url: string | undefined }[];
  beforeEach(async () => {
    [answers, seen] = [[], []];
    server = createServer((request, response) => {
      seen.push({ authorization: request.headers.authorization, url: request.url });
      (answers.length > 1 ? answers.shift() : answers[0])?.(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    ask = new AskService({ internal: forEachService(() => address) }, new ServiceTokens('referral-desk', randomBytes(32)));
  });
  afterEach(async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((closed) => server.close(closed));
  });
  const says = (status: number, body: unknown = { name: '好' }, headers = {}): RequestListener => (_, response) => void response.writeHead(status, headers).end(JSON.stringify(body));
  const cut: RequestListener = (request) => void request.socket.destroy();
  const half: RequestListener = (_, response) => { response.writeHead(200, { 'content-length': '99' }).write('{'); response.destroy(); };
  const overloaded = { code: 'OVERLOADED', retryAfter: 2 };

  it('is asked with the viewer’s own header at its internal address, and may say more than is needed', async () => {
    answers = [says(200, { name: '好', more: 1 })];
    expect(await ask.read(question, form)).toEqual({ name: '好' });
    expect(seen).toEqual([{ authorization: 'Bearer a-token', url: '/api/directory/things/1' }]);
  });

  it.each([[403], [404]])('has nothing for the viewer at %s: no error, and no second try', async (status) => {
    answers = [says(status)];
    expect([await ask.read(question, form), await ask.holds(question)]).toEqual([undefined, false]);
    expect(seen).toHaveLength(2);
  });

  it.each<[string, RequestListener]>([['a closed connection', cut], ['half an answer', half], ['502', says(502)], ['503', says(503)], ['504', says(504)]])(
    'is asked once more after %s', async (_, first) => {
      answers = [first, says(200)];
      expect(await ask.holds(question)).toBe(true);
      expect(seen).toHaveLength(2);
    });

  it.each<[string, RequestListener, number]>([['a closed connection', cut, 2], ['503', says(503), 2], ['500', says(500), 1], ['429', says(429), 1]])(
    'is away when it answers with %s, and is not asked a third time', async (_, answer, times) => {
      answers = [answer];
      await expect(ask.read(question, form)).rejects.toMatchObject(overloaded);
      expect(seen).toHaveLength(times);
    });

  it('says itself when to come again, within reason', async () => {
    answers = [says(503, {}, { 'retry-after': '7' })];
    await expect(ask.holds(question)).rejects.toMatchObject({ code: 'OVERLOADED', retryAfter: 7 });
    answers = [says(503, {}, { 'retry-after': '86400' })];
    await expect(ask.holds(question)).rejects.toMatchObject({ retryAfter: 30 });
  });

  it('is waited for no longer than its time, both tries together', async () => {
    answers = [() => undefined];
    const began = performance.now();
    await expect(ask.holds(question)).rejects.toMatchObject(overloaded);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('tells whose token counts no longer', async () => {
    answers = [says(401)];
    await expect(ask.holds(question)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(ask.holds({ ...question, as: 'SERVICE' })).rejects.toThrow('directory refuses a question: 401');
  });

  it('is quoted in no error: neither what it refuses nor what it answers', async () => {
    answers = [says(422, { code: 'NAME_UNKNOWN', title: '张三', field: 'names.张三', facts: { name: '张三' } })];
    const refused = await ask.read(question, form).catch((error: Error) => error);
    answers = [says(200, { name: ['张三'] })];
    const unfit = await ask.read(question, form).catch((error: Error) => error);
    expect([(refused as Error).message, (unfit as Error).message]).toEqual(['directory refuses a question: 422 NAME_UNKNOWN', 'directory answers in a form that is not known here']);
    expect(JSON.stringify([refused, (unfit as Error).cause ?? null]) + String((unfit as Error).stack)).not.toContain('张三');
  });

  it('leaves a page without names while it is away, and is not asked again for it', async () => {
    answers = [says(503)];
    const page = new PageLookup(ask, { to: 'directory', path: 'names', viewer: '', purpose: { service: 'referral-desk' }, item: z.object({ id: z.string() }) });
    expect([(await page.of(['a'])).size, (await page.of(['b'])).size, page.away, seen.length]).toEqual([0, 0, true, 2]);
  });

  it('is asked for at most 200 ids of a page at once', async () => {
    const page = new PageLookup(ask, { to: 'directory', path: 'names', viewer: '', purpose: { service: 'referral-desk' }, item: z.object({ id: z.string() }) });
    await expect(page.of(Array.from({ length: 201 }, (_, n) => String(n)))).rejects.toThrow('at most 200');
    answers = [says(200, { items: [{ id: '1' }] })];
    expect((await page.of(Array.from({ length: 200 }, (_, n) => String(n)))).size).toBe(1);
  });
});
