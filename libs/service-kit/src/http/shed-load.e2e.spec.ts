import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DomainError } from '@referrals/contracts';
import { eventually } from '@referrals/testing';
import express, { type NextFunction, type Request, type Response } from 'express';
import { Capacity } from './capacity-classes.js';
import { shedLoad, type SheddingLimits } from './shed-load.js';

const REPORTS = '/api/mandatory-reporting/reports';
const capacity = new Capacity([
  { filing: [`POST ${REPORTS}`, `POST ${REPORTS}/:id/supplements`], askedInside: [`GET ${REPORTS}/:id/own`, 'GET /api/mandatory-reporting/jwks'] }, { askedInside: ['GET /oidc/jwks'] },
]);

describe('load beyond capacity', () => {
  const held: Response[] = [];
  let server: Server;

  /** Answers only when told to. */
  async function serve(limits: SheddingLimits): Promise<string> {
    const app = express();
    app.use(shedLoad(limits, capacity));
    app.get('/health/live', (_request, response) => { response.json({}); });
    app.use((_request, response) => { held.push(response); });
    app.use((error: DomainError, _request: Request, response: Response, _next: NextFunction) => { response.status(503).set('Retry-After', String(error.retryAfter)).end(error.code); });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  afterEach(() => {
    held.splice(0).forEach((response) => response.end());
    server.closeAllConnections();
    server.close();
  });

  const ask = (url: string, method = 'GET'): Promise<{ status: number; retry: string | null }> =>
    fetch(url, { method }).then(async (response) => { await response.text(); return { status: response.status, retry: response.headers.get('retry-after') }; });

  it('refuses early and says when to come back; a filing last, what is asked inside with it, health never', async () => {
    const url = await serve({ maxInFlight: 2, reservedForFiling: 2, least: 1, withinMs: 1_000 });
    const inside = [ask(`${url}/api/referral-desk/worklist`), ask(`${url}/api/referral-desk/worklist`)];
    await eventually(() => expect(held).toHaveLength(2));
    const refused = await Promise.all(Array.from({ length: 3 }, () => ask(`${url}/api/referral-desk/worklist`)));
    expect(refused.map(({ status }) => status)).toEqual([503, 503, 503]);
    // Not all of them at the same moment.
    expect(new Set(refused.map(({ retry }) => retry))).toEqual(new Set(['1', '2', '3']));
    inside.push(ask(`${url}${REPORTS}`, 'POST'), ask(`${url}${REPORTS}/4/own`));
    await eventually(() => expect(held).toHaveLength(4));
    expect((await ask(`${url}${REPORTS}`, 'POST')).status).toBe(503);
    // Sign-in has places of its own.
    inside.push(ask(`${url}/oidc/auth`), ask(`${url}/oidc/auth`));
    await eventually(() => expect(held).toHaveLength(6));
    expect((await ask(`${url}/oidc/auth`)).status).toBe(503);
    expect((await ask(`${url}/health/live`)).status).toBe(200);
    held.splice(0).forEach((response) => response.end());
    expect((await Promise.all(inside)).map(({ status }) => status)).toEqual(Array(6).fill(200));
    const again = ask(`${url}/api/referral-desk/worklist`);
    await eventually(() => expect(held).toHaveLength(1));
    held.splice(0).forEach((response) => response.end());
    expect((await again).status).toBe(200);
  });

  it('answers before the body has come, and gives back the place of a client that went away', async () => {
    const url = await serve({ maxInFlight: 1, reservedForFiling: 0, least: 1, withinMs: 1_000 });
    const first = request(`${url}/api/x`, { method: 'POST' });
    first.on('error', () => undefined).end();
    await eventually(() => expect(held).toHaveLength(1));
    const second = request(`${url}/api/x`, { method: 'POST', headers: { 'content-length': 1_000 } });
    second.write('{');
    const [answer] = await once(second, 'response') as [{ statusCode: number }];
    expect(answer.statusCode).toBe(503);
    second.on('error', () => undefined).destroy();
    first.destroy();
    held.length = 0;
    await eventually(async () => {
      void ask(`${url}/api/x`).catch(() => undefined);
      await eventually(() => expect(held).toHaveLength(1), { timeoutMs: 300 });
    });
  });
});
