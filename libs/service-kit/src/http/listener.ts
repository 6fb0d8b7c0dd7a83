import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer, type AddressInfo, type Server as PortServer } from 'node:net';
import { platform } from 'node:os';

/** Node takes one new connection from a listener in each turn of its event loop, and under load a turn takes 10 to 20 ms. */
const LISTENERS = 8;

/** Proxies keep what they do not use for a minute. Whoever ends a connection first must not be we, or a request that just took it up is lost. */
const KEEP_UNUSED_MS = 75_000;

/** Several listeners can share a port only here; elsewhere there is one. */
const mayShare = platform() === 'linux';

/** Listeners beside the server's own. */
export interface Listener {
  /** Takes nobody new at once; resolves when those inside have gone, which the server's own closing brings about. */
  close(): Promise<void>;
}

/**
 * Opens a server at `host:port` by several listeners, so that new connections do not wait for each other while it is busy: with one,
 * a hundred people who come in a second wait in the kernel for many seconds, where nobody can tell them so. It is to be
 * closed before the server is.
 * @throws Error EADDRINUSE when the port is taken, by another of ours as well
 */
export async function openListener(server: Server, port: number, host: string): Promise<Listener> {
  server.keepAliveTimeout = KEEP_UNUSED_MS;
  if (!mayShare) {
    await opened(server, { port, host });
    return { close: async () => undefined };
  }
  // Who shares its port shares it with whoever shares it, too: only one that is free is taken.
  const probe = createServer();
  await opened(probe, { port, host });
  const free = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
  await opened(server, { port: free, host, reusePort: true });
  const others = Array.from({ length: LISTENERS - 1 }, () => createServer({ allowHalfOpen: true, noDelay: true }, (socket) => { server.emit('connection', socket); }));
  const close = async (): Promise<void> => {
    await Promise.all(others.map((one) => new Promise<void>((resolve) => { one.close(() => resolve()); })));
  };
  try {
    for (const one of others) await opened(one, { port: free, host, reusePort: true });
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

async function opened(listener: PortServer, options: { port: number; host: string; reusePort?: boolean }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject).listen(options, () => { listener.off('error', reject); resolve(); });
  });
}
