import { ask } from '@referrals/testing';

/** Settings of a PostgreSQL that counts its statements. */
export const COUNTING = { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on', compute_query_id: 'on' } as const;

export interface CountedStatement { readonly role: string; readonly calls: number; readonly planMs: number; readonly runMs: number; readonly text: string }

export async function beginCounting(url: string): Promise<void> {
  await ask(url, 'CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await ask(url, 'SELECT pg_stat_statements_reset()');
}

/** What ran since counting began, the dearest first; the bench's own questions left out. */
export function dearestStatements(url: string): Promise<CountedStatement[]> {
  return ask(url, `SELECT r.rolname AS role, s.calls::float8 AS calls, s.total_plan_time AS "planMs", s.total_exec_time AS "runMs", regexp_replace(s.query, '\\s+', ' ', 'g') AS text
    FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
    WHERE r.rolname LIKE 'referrals\\_%' ORDER BY s.total_plan_time + s.total_exec_time DESC`);
}
