import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below every system's range for outgoing connections (Linux: from 32768), so that none takes a port between asking and listening. */
const PORTS = { from: 20_000, to: 32_000 };

const TRIES = 200;

const given = new Set<number>();

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => { answer(false); });
    server.listen(port, '127.0.0.1', () => server.close(() => { answer(true); }));
  });
}

/**
 * A port of 127.0.0.1 on which nothing listens. This process never gives the same port twice; whoever
 * asked may start a child on it much later.
 */
export async function freePort(): Promise<number> {
  for (let n = 0; n < TRIES; n += 1) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (given.has(port)) continue;
    // Taken before it is tried, so that two who ask at once never get the same one.
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${PORTS.from} and ${PORTS.to} in ${TRIES} tries.`);
}
