import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@referrals/calendar';
import { ReportFiled } from '@referrals/contracts';
import { createPool, roleUrls, ServiceDatabase } from '@referrals/database';
import { eventually, Gate, testRoleSecret, type TestDatabase } from '@referrals/testing';
import type pg from 'pg';
import { v7 } from 'uuid';
import { busDatabase } from './conformance/bus-database.js';
import { Failpoints } from './failpoints.js';
import type { InboxContext } from './inbox/inbox-context.js';
import { InboxReceiver } from './inbox/inbox-receiver.js';
import { InboxServer } from './inbox/inbox-server.js';
import { ServiceInbox } from './service-inbox.js';

describe('an inbox whose database goes away while its process starts', () => {
  let cluster: TestDatabase;
  let gate: Gate;
  let database: ServiceDatabase;
  let bus: pg.Pool;

  beforeAll(async () => {
    cluster = await busDatabase();
    const urls = roleUrls(cluster.url, 'referral-desk', testRoleSecret);
    const { host } = new URL(urls.worker);
    gate = await Gate.before(host);
    const pool = (url: string): pg.Pool => createPool({ url, name: 'test', max: 1, schema: 'referral_desk,app', onError: () => undefined });
    bus = pool(urls.bus);
    database = new ServiceDatabase('referral-desk', { app: pool(urls.app), worker: pool(urls.worker.replace(host, `127.0.0.1:${gate.port}`)) }, 1);
  });
  afterAll(async () => {
    gate.reopen();
    await database.close();
    await bus.end();
    await gate.close();
    await cluster.drop();
  });

  it('starts all the same, and handles with care what waited before, whoever wakes it', async () => {
    const key = v7();
    const envelope = { specversion: '1.0', id: v7(), source: '/x', type: ReportFiled.type, subject: key, time: systemClock.now(), partitionkey: key, datacontenttype: 'application/json', data: ReportFiled.example };
    await new InboxReceiver({ service: 'referral-desk', pool: bus, clock: systemClock, shards: 1, transport: 'test' }).receive([{ position: '1', bytes: Buffer.from(JSON.stringify(envelope)) }]);
    const countedBefore: number[] = [];
    const server = new InboxServer('referral-desk');
    server.addHandler(ReportFiled.type, async (_data: unknown, { tx }: InboxContext) => {
      countedBefore.push((await tx.query('SELECT FROM inbox_attempt')).length);
    }, true);
    const errors: unknown[] = [];
    const inbox = new ServiceInbox({
      database, server, clock: systemClock, failpoints: new Failpoints(), pollMs: 60_000, onError: (error) => { errors.push(error); }, onParked: () => undefined,
    });
    gate.shut();
    await inbox.start();
    // Its start and its first look; the next is a minute away, so that only the transport wakes it.
    await eventually(() => expect(errors).toHaveLength(2));
    gate.reopen();
    inbox.delivered(0);
    await eventually(() => expect(inbox.worker.counters.handled).toBe(1));
    await inbox.stop();
    expect(countedBefore).toEqual([1]);
  });
});
