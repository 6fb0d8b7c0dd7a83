import { KeysMismatch, ReleaseMismatch, RowsUnprotected } from '@referrals/database';
import { BrokersNotReached } from '@referrals/event-bus';
import { PacksFaulty } from '../packs/refuse-faulty-packs.js';
import { ConfigError, type Environment } from './config.js';

/** One sentence for what keeps a process from starting, Chinese first; a stack only for what was not foreseen. */
export function explainFailure(error: unknown, environment: Environment): string {
  if (error instanceof ConfigError || error instanceof ReleaseMismatch || error instanceof KeysMismatch || error instanceof RowsUnprotected || error instanceof PacksFaulty || error instanceof BrokersNotReached) return `${error.zh}\n${error.message}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    const port = environment['PORT'] ?? '3000';
    return `端口 ${port} 已被占用。请停止占用它的程序，或设置 PORT 换一个端口。\nPort ${port} is taken. Stop the program that holds it, or set PORT.`;
  }
  if (code === 'EACCES') return `没有权限监听端口 ${environment['PORT'] ?? ''}。\nNo permission to listen on this port.`;
  if (code === 'DATABASE_RIGHTS_MISSING') {
    return 'DATABASE_URL 的用户需要 CREATEROLE 权限和数据库的 CREATE 权限。\nThe user of DATABASE_URL needs CREATEROLE, and CREATE on the database.';
  }
  if (code === '28P01' || code === '28000') return '数据库拒绝了 DATABASE_URL 的用户或密码。\nThe database refused the user or the password of DATABASE_URL.';
  if (code === '3D000') return 'DATABASE_URL 指明的数据库不存在，请先建立（npm run databases）。\nThe database that DATABASE_URL names does not exist; make it first (npm run databases).';
  if (code === 'DATABASE_UNAVAILABLE' || code === 'ECONNREFUSED') return '无法连接数据库，请检查 DATABASE_URL。\nThe database cannot be reached; check DATABASE_URL.';
  return `启动失败：${error instanceof Error ? error.stack ?? error.message : String(error)}`;
}
