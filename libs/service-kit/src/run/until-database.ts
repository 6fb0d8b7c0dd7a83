import { setTimeout as pause } from 'node:timers/promises';
import { isTransient } from '@referrals/database';
import type { Logger } from './logger.js';
import { openStartupServer } from './startup-server.js';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 2_000;

export interface WaitOptions {
  readonly service: string;
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does the work once the database is there. Until then the process answers at its port that it waits, says so in its log once, and
 * tries again by itself. What waiting cannot mend (other keys, another release, rights) ends it at once.
 */
export async function untilDatabase<T>(work: () => Promise<T>, { service, host, port, logger, signal }: WaitOptions): Promise<T> {
  const startup = await openStartupServer(host, port, () => ({ name: `${service} database`, state: 'waiting' }));
  try {
    return await tryUntilDatabase(work, logger, signal);
  } finally {
    await startup.close();
  }
}

/** Does the work, again and again while the database is away; says so in the log once. */
export async function tryUntilDatabase<T>(work: () => Promise<T>, logger: Logger, signal?: AbortSignal): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (wait === FIRST_WAIT_MS) logger.warn('waits for its database', { code: (error as { code?: string }).code });
    }
    await pause(wait, undefined, signal === undefined ? {} : { signal });
  }
}
