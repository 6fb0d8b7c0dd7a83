import { rmSync } from 'node:fs';
import { freePort, supervisePostgres } from '@referrals/database/server';
import { OwnInstallation, temporaryFolder } from '@referrals/develop';
import { DataFolder } from '@referrals/service-kit';
import type { System } from './system.js';

const READY_MS = 120_000;

/** The product in one process. */
export async function oneProcess(): Promise<System> {
  const folder = temporaryFolder();
  const postgres = await supervisePostgres({ dataDir: folder });
  const metricsPort = await freePort();
  const installation = await OwnInstallation.create({ DATABASE_URL: postgres.url, METRICS_PORT: String(metricsPort) });
  return {
    url: installation.url,
    passwords: () => installation.passwords(),
    async start(nodeOptions = '') {
      installation.spawn({ NODE_OPTIONS: nodeOptions });
      if (!(await installation.ready(READY_MS))) throw new Error(`It did not start: ${JSON.stringify(installation.health)}\n${installation.said.join('\n')}`);
    },
    end: () => installation.end(),
    urlOf: () => postgres.url,
    keys: () => new DataFolder(installation.dataDir).keyRing(),
    get pids() { return { node: installation.pid === undefined ? [] : [installation.pid], postgres: postgres.pid }; },
    monitored: { '/health/ready': `${installation.url}/health/ready`, '/metrics': `http://127.0.0.1:${metricsPort}/metrics` },
    async stop() {
      await installation.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
