import type { ServiceDatabase } from '@referrals/database';

/** The database as it would be if row security let everything through: what a reader then gets, the application's scope alone lets them. */
export function withoutRowSecurity(database: ServiceDatabase): ServiceDatabase {
  const asService: ServiceDatabase['read'] = (_context, work) => database.asWorker(work);
  return new Proxy(database, { get: (of, name) => (name === 'read' || name === 'transaction' ? asService : Reflect.get(of, name) as unknown) });
}
