import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, Gate, testDatabase, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { ReplicaWakes } from './wake-replicas.js';

describe('waking other replicas', () => {
  let cluster: TestDatabase;
  const open: ReplicaWakes[] = [];
  beforeAll(async () => { cluster = await testDatabase(); });
  afterEach(() => Promise.all(open.splice(0).map((one) => one.stop())));
  afterAll(() => cluster.drop());

  async function replica(url = cluster.url): Promise<{ wakes: ReplicaWakes; heard: string[] }> {
    const heard: string[] = [];
    const wakes = new ReplicaWakes(url, (...woken) => { heard.push(woken.join(' ')); });
    open.push(wakes);
    await wakes.start();
    return { wakes, heard };
  }

  it('reaches the others, once for what is notified at the same time, and not itself', async () => {
    const [one, other] = [await replica(), await replica()];
    for (let time = 0; time < 50; time += 1) one.wakes.notify('outbox', 'directory', time % 2);
    other.wakes.notify('inbox', 'referral-desk', 7);
    await eventually(() => expect([one.heard, other.heard.toSorted()]).toEqual([['inbox referral-desk 7'], ['outbox directory 0', 'outbox directory 1']]));
  });

  it('notifies next what came while the database was still answering', async () => {
    const url = new URL(cluster.url);
    const gate = await Gate.before(url.host);
    url.host = `127.0.0.1:${gate.port}`;
    const [one, other] = [await replica(url.href), await replica()];
    gate.slow(200);
    one.wakes.notify('outbox', 'directory', 1);
    await eventually(() => expect(other.heard).toEqual(['outbox directory 1']));
    one.wakes.notify('outbox', 'directory', 2);
    await eventually(() => expect(other.heard).toEqual(['outbox directory 1', 'outbox directory 2']));
    await one.wakes.stop();
    await gate.close();
  });

  it('connects again when its connection is cut', async () => {
    const [one, other] = [await replica(), await replica()];
    const admin = new pg.Client({ connectionString: cluster.url });
    await admin.connect();
    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bus wakes' AND datname = current_database()`);
    await admin.end();
    await eventually(() => {
      one.wakes.notify('outbox', 'directory', 3);
      expect(other.heard).toContain('outbox directory 3');
    });
  });
});
