import './resolve-source.mjs';

/**
 * Before any worker starts: a PostgreSQL for the whole run, named to the workers by TEST_DATABASE_URL.
 * A TEST_DATABASE_URL given from outside is used as it is; its user must be a superuser.
 */
export default async function globalSetup() {
  if (process.env.TEST_DATABASE_URL) return;
  const { startSharedCluster } = await import('./shared-cluster.ts');
  const cluster = await startSharedCluster();
  process.env.TEST_DATABASE_URL = cluster.url;
  globalThis.stopSharedCluster = () => cluster.stop();
  // jest runs no teardown when it is interrupted.
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) {
    process.once(signal, () => void cluster.stop().finally(() => process.exit(code)));
  }
}
