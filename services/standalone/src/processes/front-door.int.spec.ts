import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { freePort } from '@referrals/database/server';
import { openFrontDoor } from './front-door.js';

const open: { close(): unknown }[] = [];

/** A service that says which it is and what it was asked. */
async function serviceAt(name: ServiceName): Promise<string> {
  const server = createServer(({ method, url, headers }, response) => {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ name, method, url, client: headers['x-forwarded-for'] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function doorBefore(addresses: Record<ServiceName, string>, behindProxy = false): Promise<string> {
  const door = await openFrontDoor({ port: await freePort(), addresses, behindProxy });
  open.push(door);
  return door.url;
}

async function services(): Promise<Record<ServiceName, string>> {
  return Object.fromEntries(await Promise.all(SERVICES.map(async (name) => [name, await serviceAt(name)] as const))) as Record<ServiceName, string>;
}

/** As a client that says who it asks for. */
function ask(url: string): Promise<{ status: number; retryAfter: string | undefined; body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'x-forwarded-for': '203.0.113.9' } }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body: JSON.parse(body) as Record<string, unknown> }), reject);
    }).once('error', reject).end();
  });
}

afterEach(async () => { for (const one of open.splice(0)) await one.close(); });

describe('the door in front of services in processes of their own', () => {
  it('asks each service for its own paths, and the directory for everything else', async () => {
    const url = await doorBefore(await services());
    for (const [path, name, asked] of [
      ['/api/mandatory-reporting/reports', 'mandatory-reporting'], ['/api/referral-desk/worklist?state=routed', 'referral-desk'], ['/api/directory/desks', 'directory'],
      ['/oidc/auth', 'directory'], ['/api/openapi.json', 'directory'], ['/health/ready', 'directory', '/health/exchange'],
    ] as const) {
      expect((await ask(`${url}${path}`)).body).toMatchObject({ name, url: asked ?? path });
    }
  });

  it('says itself who asks, and takes a proxy before it at its word only where there is one', async () => {
    const addresses = await services();
    expect((await ask(`${await doorBefore(addresses)}/api/directory/desks`)).body).toMatchObject({ client: '127.0.0.1' });
    expect((await ask(`${await doorBefore(addresses, true)}/api/directory/desks`)).body).toMatchObject({ client: '203.0.113.9' });
  });

  it('asks once more, on a connection of its own, for what only reads where the service ended the one that was there', async () => {
    const asked: string[] = [];
    const used = new WeakSet<object>();
    // Each connection answers once, and ends as the next request comes.
    const server = createServer(({ method, socket }, response) => {
      asked.push(method ?? '');
      if (used.has(socket)) return void socket.destroy();
      used.add(socket);
      response.setHeader('Content-Type', 'application/json').end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push(server);
    const url = await doorBefore({ ...await services(), directory: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    const answers = [];
    for (const method of ['GET', 'GET', 'GET', 'POST']) answers.push((await fetch(url, { method })).status);
    expect([answers, asked]).toEqual([[200, 200, 200, 503], ['GET', 'GET', 'GET', 'GET', 'POST']]);
  });

  it('answers for a service that is away, and when to come back', async () => {
    const addresses = { ...await services(), 'referral-desk': 'http://127.0.0.1:9' };
    const url = await doorBefore(addresses);
    expect(await ask(`${url}/api/referral-desk/worklist`)).toMatchObject({ status: 503, retryAfter: '1', body: { code: 'SERVICE_AWAY' } });
    expect((await ask(`${url}/api/directory/desks`)).status).toBe(200);
  });
});
