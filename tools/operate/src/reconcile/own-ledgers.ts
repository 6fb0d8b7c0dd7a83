import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { createPool, roleUrls } from '@referrals/database';
import type { Ledger } from '@referrals/event-bus';
import { DataFolder } from '@referrals/service-kit';
import { databaseUrlFile, folderOf } from '@referrals/standalone';
import { ToolError } from '../terminal/tool-error.js';

type Work<T> = (ledgers: readonly Ledger[]) => Promise<T>;

/** Whether the folder is of an installation with all services in one process: one set of keys, one database. */
export const isOneProcess = (dataDir: string): boolean => existsSync(join(dataDir, 'secrets', 'keys.json'));

/**
 * Work on outbox and inbox of each service of an installation with a database for each, by the secrets in their folders.
 * @throws ToolError when there is none
 */
export async function withOwnLedgers<T>(dataDir: string, work: Work<T>): Promise<T> {
  return withLedgers(ownPlaces(dataDir), work);
}

/** Folder and database of a service. */
export type ServicePlace = (service: ServiceName) => { readonly dataDir: string; readonly databaseUrl: string };

/**
 * Where each service of an installation with a database for each has its own.
 * @throws ToolError when there is none
 */
export function ownPlaces(dataDir: string): ServicePlace {
  if (!SERVICES.every((service) => existsSync(databaseUrlFile(dataDir, service)))) {
    throw new ToolError(`${dataDir} 里没有找到系统的数据，请用 DATA_DIR 指明。`, 'No installation there; name its folder in DATA_DIR.');
  }
  return (service) => ({ dataDir: folderOf(dataDir, service), databaseUrl: readFileSync(databaseUrlFile(dataDir, service), 'utf8').trim() });
}

/** The same of an installation in one process: its services share folder and database. */
export function withLedgersOfOne<T>(dataDir: string, databaseUrl: string, work: Work<T>): Promise<T> {
  return withLedgers(() => ({ dataDir, databaseUrl }), work);
}

async function withLedgers<T>(placeOf: ServicePlace, work: Work<T>): Promise<T> {
  const ledgers = SERVICES.map((service) => {
    const { dataDir, databaseUrl } = placeOf(service);
    const { worker, bus } = roleUrls(databaseUrl, service, new DataFolder(dataDir).keyRing().derive('database roles'));
    const pool = (url: string): Ledger['bus'] => createPool({ url, name: 'reconcile', max: 1, schema: 'app', onError: () => undefined });
    return { service, worker: pool(worker), bus: pool(bus) };
  });
  try {
    return await work(ledgers);
  } finally {
    await Promise.all(ledgers.flatMap(({ worker, bus }) => [worker.end(), bus.end()]));
  }
}
