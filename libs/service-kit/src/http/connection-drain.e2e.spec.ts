import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '@referrals/contracts';
import { eventually } from '@referrals/testing';
import express, { type NextFunction, type Request, type Response } from 'express';
import { Capacity } from './capacity-classes.js';
import { ConnectionDrain } from './connection-drain.js';

const ASKED_INSIDE = ['/oidc/jwks', '/api/wall/paints/4/own'];
const capacity = new Capacity([{ askedInside: ['GET /oidc/jwks'] }, { askedInside: ['GET /api/wall/paints/:id/own'] }]);

describe('a process that is to end', () => {
  let held: Response[];
  let drain: ConnectionDrain;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    held = [];
    drain = new ConnectionDrain(capacity);
    const app = express();
    app.use(drain.take);
    app.get(ASKED_INSIDE, (_request, response) => { response.end(); });
    app.get('/health/live', (_request, response) => { response.end(); });
    app.use((_request, response) => { held.push(response); });
    app.use((error: DomainError, _request: Request, response: Response, _next: NextFunction) => { response.status(503).set('Retry-After', String(error.retryAfter)).end(error.code); });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (path: string, method = 'GET'): Promise<{ status: number; text: string; retry: string | null; connection: string | null }> => fetch(`${url}${path}`, { method })
    .then(async (response) => ({ status: response.status, text: await response.text(), retry: response.headers.get('retry-after'), connection: response.headers.get('connection') }));

  it('waits for the answers of those inside, and lets in only what they wait for', async () => {
    const inside = [ask('/api/mandatory-reporting/reports', 'POST'), ask('/api/referral-desk/worklist')];
    await eventually(() => expect(held).toHaveLength(2));
    let over = false;
    const closed = drain.close(60_000).then(() => { over = true; });
    expect(await ask('/api/mandatory-reporting/reports', 'POST')).toEqual({ status: 503, text: 'OVERLOADED', retry: '2', connection: 'close' });
    for (const path of ASKED_INSIDE) expect((await ask(path)).status).toBe(200);
    expect((await ask('/oidc/token', 'POST')).status).toBe(503);
    expect((await ask('/health/live')).status).toBe(200);
    held[0]?.end('receipt');
    expect(await inside[0]).toMatchObject({ status: 200, text: 'receipt', connection: 'close' });
    expect(over).toBe(false);
    held[1]?.end();
    await closed;
    expect((await inside[1])?.status).toBe(200);
  });

  it('does not wait for anybody when nobody is inside, and not for ever', async () => {
    await drain.close(60_000);
    const late = new ConnectionDrain(capacity);
    late.take({} as Request, { once: () => undefined, set: () => undefined } as unknown as Response, () => undefined);
    await late.close(1);
  });
});
