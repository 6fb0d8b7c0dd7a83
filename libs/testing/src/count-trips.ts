import type { Socket } from 'node:net';
import type pg from 'pg';

export interface Traffic {
  /** How often a connection sent something after it had been answered: messages sent together are one trip. */
  readonly trips: number;
  /** Statements, also those that begin, set the context and commit. */
  readonly statements: number;
}

/** Counts what the connections of a pool send. */
export function countTrips(pool: pg.Pool): Traffic {
  const count = { trips: 0, statements: 0 };
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
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      count.statements += typeof args[0] === 'string' ? args[0].split('; ').length : 1;
      return query(...args);
    }) as typeof client.query;
  });
  return count;
}
