import { ConfigError, type ServiceRuntime } from '@referrals/service-kit';

/** Ciphertext that names a key this installation does not have would be lost in silence: it stops the start instead. */
export async function refuseUnknownKeys({ database, keys }: ServiceRuntime): Promise<void> {
  const used = await database.asWorker((tx) => tx.query<{ id: string }>(
    `SELECT DISTINCT split_part(sealed, '.', 2) AS id FROM (
       SELECT sealed FROM reporter_identity UNION ALL SELECT sealed FROM routing_facts UNION ALL SELECT sealed FROM token_key
       UNION ALL SELECT sealed FROM report_story WHERE sealed IS NOT NULL UNION ALL SELECT sealed FROM report_suspicion WHERE sealed IS NOT NULL) s`));
  if (used.some(({ id }) => !keys.keyIds().includes(id))) throw new ConfigError('DATA_DIR', '数据库中有本机密钥无法打开的内容，请恢复原来的密钥文件后再启动。');
}
