import { createHmac } from 'node:crypto';
import pg from 'pg';

/** The keys at hand are not those the data were sealed with: going on would change passwords and make backups nobody can open. */
export class KeysMismatch extends Error {
  readonly zh = '密钥文件 secrets/keys.json 不属于这个数据库。请检查 DATA_DIR 和 DATABASE_URL 是否属于同一套系统，或从备份取回 keys.json。没有改动任何数据。';

  constructor() {
    super('The keys in secrets/keys.json do not belong to this database. Check that DATA_DIR and DATABASE_URL are of one installation, or fetch keys.json from a backup. Nothing was changed.');
    this.name = 'KeysMismatch';
  }
}

const fingerprint = (secret: Buffer): string => createHmac('sha256', secret).update('installation').digest('base64url');

/**
 * Remembers at the first start whose keys the database belongs to, and from then on admits no others.
 * @throws KeysMismatch
 */
export async function holdKeys(client: pg.Client, secret: Buffer): Promise<void> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS app;
    CREATE TABLE IF NOT EXISTS app.installation (single boolean PRIMARY KEY DEFAULT true CHECK (single), keys text NOT NULL)`);
  await client.query('INSERT INTO app.installation (keys) VALUES ($1) ON CONFLICT DO NOTHING', [fingerprint(secret)]);
  if (!await keysFit(client, secret)) throw new KeysMismatch();
}

/** Whether the database was started with these keys, or with none yet. */
export async function keysFit(client: pg.Client, secret: Buffer): Promise<boolean> {
  const known = await client.query<{ any: boolean }>(`SELECT to_regclass('app.installation') IS NOT NULL AS any`);
  if (!known.rows[0]?.any) return true;
  const { rows } = await client.query<{ keys: string }>('SELECT keys FROM app.installation');
  return rows.every(({ keys }) => keys === fingerprint(secret));
}

/** Makes an empty database free for the keys of a backup. */
export async function forgetKeys(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('DROP TABLE IF EXISTS app.installation');
  } finally {
    await client.end();
  }
}
