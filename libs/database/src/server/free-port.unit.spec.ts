import { describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { freePort } from './free-port.js';

describe('a free port', () => {
  it('is outside the range of outgoing connections, free, and never given twice', async () => {
    const ports = await Promise.all(Array.from({ length: 300 }, freePort));

    expect(new Set(ports).size).toBe(300);
    expect(Math.max(...ports)).toBeLessThan(32_768);
    for (const port of ports.slice(0, 20)) {
      const server = createServer().listen(port, '127.0.0.1');
      await once(server, 'listening');
      expect((server.address() as AddressInfo).port).toBe(port);
      server.close();
    }
  });
});
