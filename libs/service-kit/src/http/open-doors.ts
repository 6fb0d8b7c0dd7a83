import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer, type AddressInfo, type Server as Listener } from 'node:net';
import { platform } from 'node:os';

/** Node takes one new connection from a listener in each turn of its event loop, and under load a turn takes 10 to 20 ms. */
const DOORS = 8;

/** Several listeners can share a port only here; elsewhere there is one. */
const mayShare = platform() === 'linux';

/** Listeners beside the server's own. */
export interface Doors {
  /** Takes nobody new at once; resolves when those inside have gone, which the server's own closing brings about. */
  close(): Promise<void>;
}

/**
 * Opens a server at `host:port` by several listeners, so that new connections do not wait for each other while it is busy: with one,
 * a hundred people who come in a second wait in the kernel for many seconds, where nobody can tell them so. The doors are to be
 * closed before the server is.
 * @throws Error EADDRINUSE when the port is taken, by another of ours as well
 */
export async function openDoors(server: Server, port: number, host: string): Promise<Doors> {
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
  const doors = Array.from({ length: DOORS - 1 }, () => createServer({ allowHalfOpen: true, noDelay: true }, (socket) => { server.emit('connection', socket); }));
  const close = async (): Promise<void> => {
    await Promise.all(doors.map((door) => new Promise<void>((resolve) => { door.close(() => resolve()); })));
  };
  try {
    for (const door of doors) await opened(door, { port: free, host, reusePort: true });
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

async function opened(listener: Listener, options: { port: number; host: string; reusePort?: boolean }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject).listen(options, () => { listener.off('error', reject); resolve(); });
  });
}
