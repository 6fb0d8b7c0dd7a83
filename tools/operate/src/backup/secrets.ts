import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BackupError } from '@referrals/database';

/** Belongs to one PostgreSQL folder and would be wrong for every other. */
const OF_THE_CLUSTER = 'postgres-password';

export interface Secret { readonly name: string; readonly content: Buffer }

export const secretsFolder = (dataDir: string): string => join(dataDir, 'secrets');

/**
 * The files of an installation's secrets folder that belong into its backup.
 * @throws BackupError KEYS_MISSING
 */
export function readSecrets(dataDir: string): Secret[] {
  const folder = secretsFolder(dataDir);
  if (!existsSync(join(folder, 'keys.json'))) throw new BackupError('KEYS_MISSING', folder);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== OF_THE_CLUSTER && !entry.name.endsWith('.new')).map(({ name }) => name).sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name)) }));
}

/** True when a name from a backup is a plain file name. */
export const isPlainName = (name: string): boolean => /^[\w][\w.-]{0,99}$/.test(name) && name !== OF_THE_CLUSTER;
