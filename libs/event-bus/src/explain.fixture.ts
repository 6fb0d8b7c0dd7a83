import type { Tx } from '@referrals/database';
import type pg from 'pg';

interface Plan { readonly 'Index Name'?: string; readonly 'Relation Name'?: string; readonly Plans?: readonly Plan[] }

const scansOf = (plan: Plan, table: string): string[] => [
  ...(plan['Relation Name'] === table ? [plan['Index Name'] ?? 'the whole table'] : []), ...(plan.Plans ?? []).flatMap((part) => scansOf(part, table)),
];

/** Stands where a connection does, and `tx` where a transaction does: the same statements, explained instead of run. */
export class Explaining {
  /** By which indexes the last statement reads the table. */
  scans: readonly string[] = [];
  readonly tx = { query: async (sql: string, values?: readonly unknown[]) => (await this.query(sql, values)).rows } as unknown as Tx;

  constructor(private readonly pool: pg.Pool, private readonly table: string) {}

  async query(sql: string, values: readonly unknown[] = []): Promise<{ rows: never[] }> {
    const { rows } = await this.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${sql}`, [...values]);
    this.scans = scansOf(rows[0]?.['QUERY PLAN'][0].Plan ?? {}, this.table);
    return { rows: [] };
  }
}
