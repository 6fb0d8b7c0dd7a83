import { SERVICES } from '@referrals/contracts';
import { freePort } from '@referrals/database/server';
import { CROWD, inherited } from '@referrals/develop';
import { demoAccounts } from '@referrals/operate';
import { DataFolder } from '@referrals/service-kit';
import { folderOf, OwnProcess, PROGRAMS } from '@referrals/standalone';
import { Rig } from '../kafka/rig.js';
import { withChildren } from '../machine.js';
import type { System } from './system.js';

const READY_MS = 180_000;

/** The product as `npm run start:kafka` runs it: a process and a database for each service and a door in front, in processes of their own. */
export async function processesOnKafka(say: (line: string) => void): Promise<System> {
  const rig = await Rig.start(say);
  const [port, metricsPort] = [await freePort(), await freePort()];
  const main = new OwnProcess(`http://127.0.0.1:${port}`);
  return {
    url: main.url,
    passwords: () => demoAccounts(folderOf(rig.dataDir, 'directory')),
    async start(nodeOptions = '') {
      main.spawn({
        args: ['--enable-source-maps', '--disable-warning=TimeoutNegativeWarning', PROGRAMS.processes],
        env: {
          ...inherited(), ...CROWD, PORT: String(port), METRICS_PORT: String(metricsPort), DATA_DIR: rig.dataDir, DATABASE_URL: rig.postgres.url,
          KAFKA_BROKERS: rig.broker.address, KAFKA_REPLICATION: '1', KAFKA_MIN_IN_SYNC: '1',
          NODE_OPTIONS: nodeOptions,
        },
      });
      if (!(await main.ready(READY_MS))) throw new Error(`It did not start: ${JSON.stringify(main.health)}\n${main.said.join('\n')}`);
    },
    end: () => main.end(),
    urlOf: (schema) => rig.databaseUrl(schema),
    keys: () => new DataFolder(folderOf(rig.dataDir, 'mandatory-reporting')).keyRing(),
    get pids() { return { node: main.pid === undefined ? [] : withChildren(main.pid), postgres: rig.postgres.pid, broker: rig.broker.pid }; },
    monitored: {
      '/health/ready': `${main.url}/health/ready`,
      ...Object.fromEntries(SERVICES.map((service, index) => [`/metrics of ${service}`, `http://127.0.0.1:${metricsPort + index}/metrics`])),
    },
    async stop() {
      await main.end();
      await rig.stop();
    },
  };
}
