import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reclaimFolder, startPostgres, type PostgresServer } from '@referrals/database/server';
import { containersOnly } from './containers/docker-engine.js';
import { startPostgresContainer } from './containers/postgres-container.js';

const PREFIX = 'child-referral-exchange-test-';
/** Nothing of a test must survive a power cut, so nothing waits for the disk. */
const SETTINGS = { max_connections: '300', shared_buffers: '128MB', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', log_min_messages: 'fatal' };

/** Removes clusters whose run was killed before it could; those of living runs are locked, or too young to be locked yet, and stay. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const madeAt = statSync(folder, { throwIfNoEntry: false })?.birthtimeMs ?? Infinity;
    if (Date.now() - madeAt > 60_000) await reclaimFolder(folder);
  }
}

/** One PostgreSQL for a whole jest run and all its workers: in a temporary folder, or in a container where containers are what is tried. */
export async function startSharedCluster(): Promise<{ url: string; stop(): Promise<void> }> {
  if (containersOnly(process.env)) return startPostgresContainer(SETTINGS);
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  const server: PostgresServer = await startPostgres({ dataDir, settings: SETTINGS });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
