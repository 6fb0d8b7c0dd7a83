import { binder, scopeCondition, type Bind, type RowScope } from '@referrals/auth';
import type { Tx } from '@referrals/database';

export interface CountRequest<R> {
  /** As of a page: the alias is `r`. */
  readonly from: string;
  readonly scope: (bind: Bind) => RowScope;
  readonly where?: (bind: Bind) => readonly string[];
  /** Columns to count by, in this order. */
  readonly by: readonly (keyof R & string)[];
  /** Of each count, how many hold a condition on `r`; by the field that says so. */
  readonly holding?: { readonly [K in keyof R & string]?: string };
}

/** How many rows of a list there are, in all and by these columns: over the same scope and filters as its pages. */
export async function countRows<R extends object>(tx: Tx, { from, scope, where, by, holding = {} }: CountRequest<R>): Promise<{ total: number; counts: (R & { count: number })[] }> {
  const bind = binder();
  const conditions = [scopeCondition(scope(bind)), ...where?.(bind) ?? []].join(' AND ');
  const columns = by.map((column) => `r.${column}`).join(', ');
  const held = Object.entries(holding).map(([name, condition]) => `, count(*) FILTER (WHERE ${condition as string}) AS "${name}"`).join('');
  const counts = await tx.query<R & { count: number }>(
    `SELECT ${columns}, count(*) AS count${held} FROM ${from} WHERE ${conditions} GROUP BY ${columns} ORDER BY ${columns}`, bind.values,
  );
  return { total: counts.reduce((sum, row) => sum + row.count, 0), counts };
}
