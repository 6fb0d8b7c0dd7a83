import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { supervisePostgres, type SupervisedPostgres } from '@referrals/database/server';
import { temporaryFolder } from '@referrals/develop';
import { createKafka, createTopics } from '@referrals/event-bus';
import { superviseBroker, type SupervisedBroker } from '@referrals/event-bus/broker';
import { processEnvironment } from '@referrals/service-kit';
import { ask } from '@referrals/testing';

const PARTITIONS = 12;
/** Of the stock flow; the exchange's own come from its catalogue. */
export const STOCK_TOPICS = ['stock.report-filed', 'stock.referral-changed'] as const;

type Admin = ReturnType<ReturnType<typeof createKafka>['admin']>;

/** The PostgreSQL and the broker that all sides share, with all topics made. */
export class Rig {
  private constructor(readonly dataDir: string, readonly postgres: SupervisedPostgres, readonly broker: SupervisedBroker, private readonly admin: Admin) {}

  /** @throws BrokerError, StartError */
  static async start(say: (line: string) => void): Promise<Rig> {
    const dataDir = temporaryFolder();
    const parts: { stop(): Promise<void> }[] = [];
    try {
      const postgres = await supervisePostgres({ dataDir });
      parts.push(postgres);
      const broker = await superviseBroker({ dataDir, surroundings: processEnvironment(), say });
      parts.push(broker);
      const settings = { brokers: [broker.address], prefix: '', replication: 1, minInSync: 1 };
      const admin = createKafka(settings, 'bench', () => undefined).admin();
      await admin.connect();
      await createTopics(admin, settings);
      await makeStockTopics(admin);
      return new Rig(dataDir, postgres, broker, admin);
    } catch (error) {
      for (const part of parts) await part.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      throw error;
    }
  }

  /** Superuser's URL of one of its databases. */
  databaseUrl(name: string): string {
    return Object.assign(new URL(this.postgres.url), { pathname: `/${name}` }).href;
  }

  async makeDatabase(name: string): Promise<void> {
    await ask(this.postgres.url, `CREATE DATABASE "${name}"`);
  }

  killBroker(): void {
    process.kill(this.broker.pid, 'SIGKILL');
  }

  /** Messages of these topics that the group has not committed. */
  async lag(groupId: string, topics: readonly string[]): Promise<number> {
    const committed = await this.admin.fetchOffsets({ groupId, topics: [...topics] });
    let lag = 0;
    for (const { topic, partitions } of committed) {
      for (const { partition, high, low } of await this.admin.fetchTopicOffsets(topic)) {
        const offset = Number(partitions.find((one) => one.partition === partition)?.offset ?? -1);
        lag += Number(high) - (offset < 0 ? Number(low) : offset);
      }
    }
    return lag;
  }

  async stop(): Promise<void> {
    await this.admin.disconnect().catch(() => undefined);
    await Promise.all([this.broker.stop(), this.postgres.stop()]);
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** A broker answers before it knows the topics it has just made. */
async function makeStockTopics(admin: Admin): Promise<void> {
  await admin.createTopics({ waitForLeaders: false, topics: STOCK_TOPICS.map((topic) => ({ topic, numPartitions: PARTITIONS, replicationFactor: 1 })) });
  const led = (): Promise<boolean> => admin.fetchTopicMetadata({ topics: [...STOCK_TOPICS] })
    .then(({ topics }) => topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0)), () => false);
  for (const giveUp = performance.now() + 30_000; !(await led());) {
    if (performance.now() > giveUp) throw new Error('The topics were made, but have no leader after some time');
    await pause(100);
  }
}
