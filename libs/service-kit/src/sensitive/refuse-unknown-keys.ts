import { Any, ciphertextColumns, type EntityClass, type Tx } from '@referrals/database';
import { ConfigError } from '../run/config.js';
import type { ServiceRuntime } from '../run/service-definition.js';
import { KeySeen } from './key-seen.entity.js';

/**
 * Ciphertext that names a key this installation does not have would be lost in silence: it stops the start instead. Ciphertext
 * is looked through only when a key of an earlier start is missing, so an ordinary start costs the same at any size. Needs the entity
 * `KeySeen` and its table, as mandatory-reporting's migrations make it.
 * @throws ConfigError
 */
export async function refuseUnknownKeys({ database, keys, clock }: Pick<ServiceRuntime, 'database' | 'keys' | 'clock'>, entities: readonly EntityClass[]): Promise<void> {
  await database.asWorker(async (tx) => {
    const here = keys.keyIds();
    const seen = await tx.manager.find(KeySeen);
    const missing = seen.map(({ id }) => id).filter((id) => !here.includes(id));
    if (missing.length > 0 && await inUse(tx, entities, missing)) {
      throw new ConfigError('DATA_DIR', '数据库中有本机密钥无法打开的内容，请恢复原来的密钥文件后再启动。');
    }
    // Two replicas may start at once.
    tx.write('INSERT INTO key_seen (id, at) SELECT unnest($1::text[]), $2 ON CONFLICT DO NOTHING', [here, clock.now()]);
    if (missing.length > 0) void tx.manager.delete(KeySeen, { id: Any(missing) });
  });
}

async function inUse(tx: Tx, entities: readonly EntityClass[], ids: readonly string[]): Promise<boolean> {
  await tx.withoutTimeLimit();
  for (const { table, column } of ciphertextColumns(entities)) {
    if (await tx.maybeOne(`SELECT 1 AS used FROM ${table} WHERE split_part(${column}, '.', 2) = ANY ($1) LIMIT 1`, [ids]) !== undefined) return true;
  }
  return false;
}
