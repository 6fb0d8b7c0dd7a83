import { visitPostgres } from '@referrals/database/server';
import { createPool, Entities, roleUrls, schemaOf, ServiceDatabase, SHARDS } from '@referrals/database';
import { SERVICES } from '@referrals/contracts';
import { DataFolder } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { ensureDatabases } from '@referrals/standalone';
import { visitDatabase, type Installation } from '../backup/installation.js';
import { isOneProcess, ownPlaces, type ServicePlace } from '../reconcile/own-ledgers.js';

type Work<T> = (databases: readonly ServiceDatabase[]) => Promise<T>;

/**
 * Work on the databases of all services of an installation, in the order of `SERVICES`, in the services' own worker roles: of one process or
 * of one for each service, whether they run or not.
 * @throws ToolError, BackupError, StartError when there is none
 */
export async function withDatabases<T>(installation: Installation, signal: AbortSignal, work: Work<T>): Promise<T> {
  const { dataDir } = installation;
  const one = isOneProcess(dataDir);
  const visit = one ? await visitDatabase(installation, signal) : await visitPostgres({ dataDir, signal });
  try {
    if (one && visit !== undefined) return await withDatabasesAt(() => ({ dataDir, databaseUrl: visit.url }), work);
    if (visit !== undefined) await ensureDatabases(visit.url, dataDir);
    return await withDatabasesAt(ownPlaces(dataDir), work);
  } finally {
    await visit?.end();
  }
}

/** The same, of services whose folder and database are known. */
export async function withDatabasesAt<T>(placeOf: ServicePlace, work: Work<T>): Promise<T> {
  const databases = await Promise.all(SERVICES.map(async (service) => {
    const { dataDir, databaseUrl } = placeOf(service);
    const { worker } = roleUrls(databaseUrl, service, new DataFolder(dataDir).keyRing().derive('database roles'));
    const pool = () => createPool({ url: worker, name: `${service} tool`, max: 2, schema: `${schemaOf(service)},app`, onError: () => undefined });
    const definition = definitions.find(({ name }) => name === service);
    // Nobody asks anything here: the role of requests is not used.
    return new ServiceDatabase(service, { app: pool(), worker: pool() }, SHARDS, await Entities.of(definition?.entities ?? []));
  }));
  try {
    return await work(databases);
  } finally {
    await Promise.all(databases.map((database) => database.close()));
  }
}
