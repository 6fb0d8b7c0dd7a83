import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { makeDatabases } from '@referrals/database';
import { DataFolder } from '@referrals/service-kit';

/** Name of the secret in a service's data folder that holds its connection string. */
const DATABASE_URL_SECRET = 'database-url';

/** The data folder of one service in an installation of several processes. */
export const folderOf = (dataDir: string, service: ServiceName): string => join(dataDir, service);

/** The file that `DATABASE_URL_FILE` of this service names. */
export const databaseUrlFile = (dataDir: string, service: ServiceName): string => join(folderOf(dataDir, service), 'secrets', DATABASE_URL_SECRET);

/**
 * A database and an owner for each service on the PostgreSQL of this superuser's URL, each one's connection string in that service's
 * own folder. Safe to run again: a server that moved is followed, and a lost connection string is made anew with another password.
 * Answers the services whose database was made.
 */
export async function ensureDatabases(superuserUrl: string, dataDir: string): Promise<ServiceName[]> {
  const all = await makeDatabases(superuserUrl, SERVICES, (service) => knownPassword(databaseUrlFile(dataDir, service)));
  for (const { service, url } of all) new DataFolder(folderOf(dataDir, service)).writeSecret(DATABASE_URL_SECRET, `${url}\n`);
  return all.filter(({ made }) => made).map(({ service }) => service);
}

/** The password in a connection string that was written before. */
function knownPassword(file: string): string | undefined {
  try {
    return decodeURIComponent(new URL(readFileSync(file, 'utf8').trim()).password) || undefined;
  } catch {
    return undefined;
  }
}
