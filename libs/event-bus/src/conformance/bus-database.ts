import { createHash } from 'node:crypto';
import { catalogue, SERVICES } from '@referrals/contracts';
import { commonMigrations, createPool, migrateService, prepareDatabase, schemaOf } from '@referrals/database';
import { testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import { v7 } from 'uuid';

const heard = catalogue.flatMap(({ type, producer, consumers }) => consumers.map((consumer) => ({ type, producer, consumer })));
const variant = `every-bus-${createHash('sha256').update(JSON.stringify(heard)).digest('hex').slice(0, 8)}`;

/**
 * A database of a test's own with every service's schema, and in each what all services have: outbox, inbox, heads and trails. Who listens
 * has joined, as in an exchange that stands.
 */
export function busDatabase(): Promise<TestDatabase> {
  return testDatabase({
    folders: [commonMigrations], variant,
    async prepare(url) {
      await prepareDatabase(url, SERVICES, testRoleSecret);
      for (const service of SERVICES) await migrateService(url, service, []);
      await joinAll(url);
    },
  });
}

async function joinAll(url: string): Promise<void> {
  const pool = createPool({ url, name: 'joined', max: 1, schema: 'app' });
  try {
    for (const { type, producer, consumer } of heard) {
      const join = v7();
      const { rowCount } = await pool.query(`INSERT INTO ${schemaOf(consumer)}.subscription (type, id, wanted, state, noted_at, joined_at)
        VALUES ($1, $2, 'beginning', 'JOINED', now(), now()) ON CONFLICT DO NOTHING`, [type, join]);
      if (rowCount === 1) await pool.query(`INSERT INTO ${schemaOf(producer)}.history (subscriber, type, join_id, done_at) VALUES ($1, $2, $3, now())`, [consumer, type, join]);
    }
  } finally {
    await pool.end();
  }
}
