import type { Tx } from '@referrals/database';
import type pg from 'pg';

interface Plan { readonly 'Index Name'?: string; readonly 'Relation Name'?: string; readonly Plans?: readonly Plan[] }

const scansOf = (plan: Plan, table: string): string[] => [
  ...(plan['Relation Name'] === table ? [plan['Index Name'] ?? 'the whole table'] : []), ...(plan.Plans ?? []).flatMap((part) => scansOf(part, table)),
];

/**
 * Stands where a connection does, and `tx` where a transaction does: the same statements, explained instead of run, as planned for their
 * values and as planned once for all.
 */
export class Explaining {
  /** By which indexes the last statement reads the table. */
  scans: readonly string[] = [];
  readonly tx = { query: async (sql: string, values?: readonly unknown[]) => (await this.query(sql, values)).rows } as unknown as Tx;

  constructor(private readonly pool: pg.Pool, private readonly table: string) {}

  async query(asked: string | pg.QueryConfig, given: readonly unknown[] = []): Promise<{ rows: never[] }> {
    const { text, values = given } = typeof asked === 'string' ? { text: asked } : asked;
    const scans = await Promise.all([this.explain(`EXPLAIN (FORMAT JSON) ${text}`, values), this.explain(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`)]);
    this.scans = [...new Set(scans.flat())];
    return { rows: [] };
  }

  private async explain(text: string, values?: readonly unknown[]): Promise<string[]> {
    const { rows } = await this.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(text, values && [...values]);
    return scansOf(rows[0]?.['QUERY PLAN'][0].Plan ?? {}, this.table);
  }
}

const TIMES = 20;

/** How often a statement is planned when it is asked twenty times on one connection: the planner tries five before it keeps a plan. */
export async function plansMadeFor(pool: pg.Pool, read: (client: pg.PoolClient) => Promise<unknown>): Promise<number> {
  const client = await pool.connect();
  try {
    const kept = await keptPlans(client);
    for (let times = 0; times < TIMES; times += 1) await read(client);
    return TIMES - ((await keptPlans(client)) - kept);
  } finally {
    client.release();
  }
}

/** How often a connection has used a plan that it kept. */
async function keptPlans(client: pg.PoolClient): Promise<number> {
  const { rows: [row] } = await client.query<{ n: number }>('SELECT coalesce(sum(generic_plans), 0)::int AS n FROM pg_prepared_statements');
  return row?.n ?? 0;
}
