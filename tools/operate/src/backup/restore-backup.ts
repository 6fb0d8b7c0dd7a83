import { BackupError, forgetKeys, formOfRelease, isForerunner, lastApplied, migrateService, openLoader, prepareDatabase, schemaOf, type ServiceSchema, type TableTotal } from '@referrals/database';
import { FileKeyRing, type KeyFile } from '@referrals/service-kit';
import type { Manifest } from './entries.js';
import type { Installation } from './installation.js';
import { openBackup, type BackupContent, type OpenBackup } from './read-backup.js';
import { openTarget, refuseOccupied, type Target } from './restore-target.js';

export interface RestoreOptions {
  readonly file: string;
  readonly passphrase: string;
  readonly installation: Installation;
  readonly services: readonly ServiceSchema[];
  readonly release: string;
  readonly signal: AbortSignal;
}

export interface RestoredBackup { readonly totals: readonly TableTotal[]; readonly manifest: Manifest }

/**
 * Reads a backup from beginning to end and says what it holds; changes nothing.
 * @throws BackupError when it could not be restored with this release
 */
export async function checkBackup({ file, passphrase, services, release, signal }: Omit<RestoreOptions, 'installation'>): Promise<RestoredBackup> {
  const backup = await openBackup(file, passphrase);
  try {
    return await verify(backup, services, release, signal);
  } finally {
    await backup.close();
  }
}

/**
 * Makes an installation from a backup, in an empty data folder (and an empty database, where one is named). The whole file is
 * verified before anything is touched; every table is compared with what was backed up before it counts.
 * @throws BackupError, StartError; nothing is left of a restore that failed
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoredBackup> {
  const { file, passphrase, installation, services, release, signal } = options;
  await refuseOccupied(installation, services);
  const backup = await openBackup(file, passphrase);
  try {
    const content = await verify(backup, services, release, signal);
    const target = await openTarget(installation, services, signal);
    try {
      await fill(target, backup, content, options);
      await target.settle();
      return content;
    } finally {
      await target.discard();
    }
  } catch (error) {
    throw signal.aborted ? new BackupError('INTERRUPTED', '', error) : error;
  } finally {
    await backup.close();
  }
}

async function verify(backup: OpenBackup, services: readonly ServiceSchema[], release: string, signal: AbortSignal): Promise<BackupContent> {
  const content = await backup.read(signal);
  if (!isForerunner(content.manifest.form, formOfRelease(services))) {
    throw new BackupError('OTHER_RELEASE', `备份 backup ${content.manifest.release}, 本版本 this release ${release}`);
  }
  if (!content.secrets.some(({ name }) => name === 'keys.json')) throw new BackupError('BACKUP_DAMAGED');
  return content;
}

/**
 * Roles get their passwords from the restored keys, as at every start. A backup of an earlier release is loaded into tables of
 * its own form, which are then migrated like any installation's.
 */
async function fill(target: Target, backup: OpenBackup, { manifest, secrets }: BackupContent, { services, signal }: RestoreOptions): Promise<void> {
  target.keepSecrets(secrets);
  const keys = secrets.find(({ name }) => name === 'keys.json')?.content.toString('utf8') ?? '';
  const names = services.map(({ name }) => name);
  await forgetKeys(target.url);
  await prepareDatabase(target.url, names, new FileKeyRing(JSON.parse(keys) as KeyFile).derive('database roles'));
  for (const { name, migrations } of services) {
    const last = (table: string): number => lastApplied(manifest.form, `${schemaOf(name)}.${table}`);
    if (last('schema_version_database') > 0) await migrateService(target.url, name, migrations, last);
  }
  const loader = await openLoader(target.url, names);
  try {
    const { sequences, totals } = await backup.read(signal, (table, rows) => loader.load(table, rows));
    await loader.finish(sequences, totals);
  } finally {
    await loader.close();
  }
  for (const { name, migrations } of services) await migrateService(target.url, name, migrations);
}
