import type { Socket } from 'node:net';
import type pg from 'pg';

/** Counts how often a connection of the pool sent something after it had been answered: messages sent together are one trip. */
export function countTrips(pool: pg.Pool): { readonly trips: number } {
  const count = { trips: 0 };
  pool.on('connect', (client) => {
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    let answered = true;
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    stream.write = (...args: unknown[]) => {
      if (answered) count.trips += 1;
      answered = false;
      return write(...args);
    };
    stream.prependListener('data', () => { answered = true; });
  });
  return count;
}
