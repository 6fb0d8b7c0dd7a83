import { readDatabaseUrl } from '@referrals/service-kit';
import { databaseUrlFile, ensureDatabases } from '@referrals/standalone';
import { runTool } from './terminal/run-tool.js';
import { ToolError } from './terminal/tool-error.js';

/**
 * `npm run databases`: a database and an owner for each service on the PostgreSQL whose superuser `DATABASE_URL` names; each one's
 * connection string goes into `DATA_DIR/<service>/secrets/database-url`.
 */
await runTool(async ({ environment, installation, say }) => {
  const url = readDatabaseUrl(environment);
  if (url === undefined) throw new ToolError('请用 DATABASE_URL 或 DATABASE_URL_FILE 指明数据库管理员的连接地址。', 'Name the superuser’s connection in DATABASE_URL or DATABASE_URL_FILE.');
  const made = await ensureDatabases(url, installation.dataDir);
  for (const service of made) say(`已建立 made: ${service} · ${databaseUrlFile(installation.dataDir, service)}`);
  if (made.length === 0) say('数据库均已存在 all databases are there');
});
