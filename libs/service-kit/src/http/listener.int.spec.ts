import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@referrals/testing';
import { openListener } from './listener.js';

const opened: { server: Server; close: () => Promise<void> }[] = [];

async function open(port = 0, answer = (): Promise<string> => Promise.resolve('ok')): Promise<{ server: Server; port: number; close: () => Promise<void> }> {
  const server = createServer((_request, response) => { void answer().then((text) => response.end(text)); });
  const listener = await openListener(server, port, '127.0.0.1');
  const close = async (): Promise<void> => {
    const closed = listener.close();
    await new Promise<void>((resolve) => { server.close(() => resolve()); });
    await closed;
  };
  opened.push({ server, close });
  return { server, port: (server.address() as AddressInfo).port, close };
}

describe('a server with several listeners', () => {
  afterEach(async () => {
    for (const { server, close } of opened.splice(0)) {
      server.closeAllConnections();
      await close().catch(() => undefined);
    }
  });

  it('takes more people in than its event loop has turns', async () => {
    const { server, port } = await open();
    let taken = 0;
    server.on('connection', () => { taken += 1; });
    const sockets = Array.from({ length: 64 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    let turns = 0;
    // Connections are made by the same event loop: at first there is nobody at the port.
    for (; taken < sockets.length && turns < 10_000; turns += 1) {
      await setImmediate();
      if (taken === 0) turns = 0;
    }
    for (const socket of sockets) socket.destroy();
    expect(taken).toBe(sockets.length);
    expect(turns).toBeLessThan(sockets.length);
  });

  it('answers each of them', async () => {
    const { port } = await open();
    const answers = await Promise.all(Array.from({ length: 32 }, () => fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } }).then((answer) => answer.text())));
    expect(new Set(answers)).toEqual(new Set(['ok']));
  });

  it('does not share its port with another of ours', async () => {
    const { port } = await open();
    await expect(open(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('lets those inside finish before it is closed, and takes nobody new', async () => {
    const inside: ((text: string) => void)[] = [];
    const { port, close } = await open(0, () => new Promise((resolve) => { inside.push(resolve); }));
    const asked = Array.from({ length: 16 }, () => fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } }).then((answer) => answer.text()));
    await eventually(() => expect(inside).toHaveLength(16));
    let over = false;
    const closing = close().then(() => { over = true; });
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    expect(over).toBe(false);
    for (const finish of inside) finish('late');
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['late']));
    await closing;
  });
});
