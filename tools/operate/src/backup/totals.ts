import { createHash } from 'node:crypto';
import type { TableTotal } from '@referrals/database';
import { table } from '../terminal/table.js';

/** One hash over all tables: the same after a restore as in the backup. */
export function digestOf(totals: readonly TableTotal[]): string {
  const lines = totals.map(({ schema, name, rows, digest }) => `${schema}.${name} ${rows} ${digest}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** Rows of each table, and the digest over all, for the terminal. */
export function showTotals(totals: readonly TableTotal[]): string {
  const sum = totals.reduce((rows, total) => rows + total.rows, 0);
  return [
    table(['表 table', '行 rows', 'sha256'], totals.map(({ schema, name, rows, digest }) => [`${schema}.${name}`, String(rows), digest.slice(0, 16)])),
    `  合计 total: ${totals.length} 张表 tables, ${sum} 行 rows`,
    `  摘要 digest: ${digestOf(totals)}`,
  ].join('\n');
}
