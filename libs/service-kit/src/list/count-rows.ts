import { binder, scopeCondition, type Bind, type RowScope } from '@referrals/auth';
import type { Tx } from '@referrals/database';

export interface CountRequest<R> {
  /** As of a page: the alias is `r`. */
  readonly from: string;
  readonly scope: (bind: Bind) => RowScope;
  readonly where?: (bind: Bind) => readonly string[];
  /** Columns to count by, in this order. */
  readonly by: readonly (keyof R & string)[];
}

/** How many rows of a list there are, in all and by these columns: over the same scope and filters as its pages. */
export async function countRows<R extends object>(tx: Tx, { from, scope, where, by }: CountRequest<R>): Promise<{ total: number; counts: (R & { count: number })[] }> {
  const bind = binder();
  const conditions = [scopeCondition(scope(bind)), ...where?.(bind) ?? []].join(' AND ');
  const columns = by.map((column) => `r.${column}`).join(', ');
  const counts = await tx.query<R & { count: number }>(
    `SELECT ${columns}, count(*) AS count FROM ${from} WHERE ${conditions} GROUP BY ${columns} ORDER BY ${columns}`, bind.values,
  );
  return { total: counts.reduce((sum, row) => sum + row.count, 0), counts };
}
