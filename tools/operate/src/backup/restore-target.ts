import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackupError, findData, type ServiceSchema } from '@referrals/database';
import { lockInstance, reclaimFolder, startPostgres, type PostgresServer } from '@referrals/database/server';
import { syncFolder } from './files.js';
import type { Installation } from './installation.js';
import { secretsFolder, type Secret } from './secrets.js';

/** Everything is built beside its place and moved there when it is whole. */
const STAGE = 'restore.part';

export interface Target {
  /** The database to fill. */
  readonly url: string;
  keepSecrets(secrets: readonly Secret[]): void;
  /** Moves what was built into its place; from then on the installation can be started. */
  settle(): Promise<void>;
  /** Removes what was built. Does nothing after `settle`. */
  discard(): Promise<void>;
}

/**
 * Refuses an installation that has anything to lose.
 * @throws BackupError FOLDER_NOT_EMPTY, DATABASE_NOT_EMPTY, DATABASE_AWAY, RIGHTS_MISSING
 */
export async function refuseOccupied({ dataDir, databaseUrl }: Installation, services: readonly ServiceSchema[]): Promise<void> {
  const secrets = secretsFolder(dataDir);
  if (existsSync(join(dataDir, 'postgres')) || (existsSync(secrets) && readdirSync(secrets).length > 0)) throw new BackupError('FOLDER_NOT_EMPTY', dataDir);
  const schema = databaseUrl ? await findData(databaseUrl, services.map(({ name }) => name)) : undefined;
  if (schema !== undefined) throw new BackupError('DATABASE_NOT_EMPTY', schema);
}

/**
 * Takes the data folder, and starts a new PostgreSQL in it unless `databaseUrl` names one.
 * @throws BackupError as `refuseOccupied`; StartError
 */
export async function openTarget(installation: Installation, services: readonly ServiceSchema[], signal: AbortSignal): Promise<Target> {
  const { dataDir } = installation;
  const made = mkdirSync(dataDir, { recursive: true, mode: 0o711 }) !== undefined;
  const lock = lockInstance(dataDir);
  const stage = join(dataDir, STAGE);
  let postgres: PostgresServer | undefined;
  let open = true;
  const close = async (): Promise<void> => {
    open = false;
    await postgres?.stop();
    rmSync(stage, { recursive: true, force: true });
    lock.release();
  };
  const discard = async (): Promise<void> => {
    if (!open) return;
    await close();
    if (made && readdirSync(dataDir).length === 0) rmdirSync(dataDir);
  };
  try {
    await refuseOccupied(installation, services);
    if (existsSync(stage)) await reclaimFolder(stage);
    mkdirSync(stage, { mode: 0o711 });
    mkdirSync(secretsFolder(stage), { mode: 0o700 });
    if (!installation.databaseUrl) postgres = await startPostgres({ dataDir: stage, signal });
    return {
      url: installation.databaseUrl ?? postgres?.url ?? '',
      keepSecrets: (secrets) => secrets.forEach(({ name, content }) => writeFileSync(join(secretsFolder(stage), name), content, { mode: 0o600, flush: true })),
      async settle() {
        await postgres?.stop();
        moveInto(stage, dataDir);
        await close();
      },
      discard,
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** The database first: without its secrets it refuses to start, so a halt in between is noticed. */
function moveInto(stage: string, dataDir: string): void {
  if (existsSync(join(stage, 'postgres'))) renameSync(join(stage, 'postgres'), join(dataDir, 'postgres'));
  if (existsSync(secretsFolder(dataDir))) rmdirSync(secretsFolder(dataDir));
  renameSync(secretsFolder(stage), secretsFolder(dataDir));
  syncFolder(dataDir);
}
