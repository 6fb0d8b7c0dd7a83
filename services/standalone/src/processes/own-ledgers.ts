import { readFileSync } from 'node:fs';
import { SERVICES } from '@referrals/contracts';
import { createPool, roleUrls } from '@referrals/database';
import type { Ledger } from '@referrals/event-bus';
import { DataFolder } from '@referrals/service-kit';
import { databaseUrlFile, folderOf } from './own-databases.js';

/** Work on outbox and inbox of each service of an installation with a database for each, by the secrets in their folders. */
export async function withOwnLedgers<T>(dataDir: string, work: (ledgers: readonly Ledger[]) => Promise<T>): Promise<T> {
  const ledgers = SERVICES.map((service) => {
    const secret = new DataFolder(folderOf(dataDir, service)).keyRing().derive('database roles');
    const { worker, bus } = roleUrls(readFileSync(databaseUrlFile(dataDir, service), 'utf8').trim(), service, secret);
    const pool = (url: string): Ledger['bus'] => createPool({ url, name: 'reconcile', max: 1, schema: 'app', onError: () => undefined });
    return { service, worker: pool(worker), bus: pool(bus) };
  });
  try {
    return await work(ledgers);
  } finally {
    await Promise.all(ledgers.flatMap(({ worker, bus }) => [worker.end(), bus.end()]));
  }
}
