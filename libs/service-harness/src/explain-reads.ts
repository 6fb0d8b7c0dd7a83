import type { ServiceDatabase, Tx } from '@referrals/database';

interface Plan { readonly 'Node Type': string; readonly 'Relation Name'?: string; readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number; readonly Plans?: readonly Plan[] }

/** How PostgreSQL answered a statement: tables it read from end to end, and how many pages it looked at. */
export interface Explained { readonly text: string; readonly wholeTables: readonly string[]; readonly pages: number }

const wholeTables = (plan: Plan): string[] => [
  ...(plan['Node Type'].endsWith('Seq Scan') ? [plan['Relation Name'] ?? ''] : []), ...(plan.Plans ?? []).flatMap((part) => wholeTables(part)),
];

/** A database whose requests run each statement under EXPLAIN ANALYZE and find nothing; what was seen of it lands in `seen`. */
export function explaining(database: ServiceDatabase, seen: Explained[]): ServiceDatabase {
  const explained = (tx: Tx): Tx => new Proxy(tx, {
    get: (of, name) => (name !== 'query' ? Reflect.get(of, name) as unknown : async (text: string, values?: readonly unknown[]) => {
      if (text.includes('set_config')) return of.query(text, values);
      const [row] = await of.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
      const plan = row?.['QUERY PLAN'][0].Plan;
      if (plan !== undefined) seen.push({ text, wholeTables: wholeTables(plan), pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] });
      return [];
    }),
  });
  type Reading = Parameters<ServiceDatabase['read']>;
  const read = (...[context, work]: Reading) => database.transaction(context, (tx) => work(explained(tx)));
  return new Proxy(database, { get: (of, name) => (name === 'read' || name === 'transaction' ? read : Reflect.get(of, name) as unknown) });
}
