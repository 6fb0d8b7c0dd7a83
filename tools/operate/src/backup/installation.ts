import { BackupError } from '@referrals/database';
import { visitPostgres, type Visit } from '@referrals/database/server';

/** Where an installation keeps what it has. */
export interface Installation {
  readonly dataDir: string;
  /** A PostgreSQL of one's own; else the one in the data folder. */
  readonly databaseUrl: string | undefined;
}

/**
 * The installation's database, whether it runs or not.
 * @throws BackupError NOTHING_TO_BACK_UP; StartError
 */
export async function visitDatabase({ dataDir, databaseUrl }: Installation, signal: AbortSignal): Promise<Visit> {
  if (databaseUrl) return { url: databaseUrl, end: () => Promise.resolve() };
  const visit = await visitPostgres({ dataDir, signal });
  if (signal.aborted) await visit?.end();
  signal.throwIfAborted();
  if (visit === undefined) throw new BackupError('NOTHING_TO_BACK_UP', dataDir);
  return visit;
}
