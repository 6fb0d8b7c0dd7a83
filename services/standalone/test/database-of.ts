import { ask } from '@referrals/testing';
import type { Exchange } from './exchange.js';

/** The database that has this schema: all of one process are in one, on Kafka each has its own. */
export async function databaseOf({ databases }: Pick<Exchange, 'databases'>, schema: string): Promise<string> {
  for (const url of databases) if ((await ask(url, `SELECT 1 FROM pg_namespace WHERE nspname = '${schema}'`)).length > 0) return url;
  throw new Error(`No database has ${schema}`);
}
