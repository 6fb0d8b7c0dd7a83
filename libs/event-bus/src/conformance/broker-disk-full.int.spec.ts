import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventDefinition } from '@referrals/contracts';
import { eventually } from '@referrals/testing';
import { startBroker, type RunningBroker } from '../broker/index.js';
import { newKeys, publishRounds } from './checks/check.js';
import { kafkaUnderTest } from './kafka-under-test.js';
import { describeWithOwnBroker } from './test-broker.js';
import { verifyEffects } from './violation.js';
import { World, type Published } from './world.js';

const ROOM_BYTES = 32_768;

describeWithOwnBroker('the disk of the broker', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'broker-disk-full-'));
  let broker: RunningBroker;
  const start = (port?: number): Promise<RunningBroker> => startBroker({
    dataDir, surroundings: process.env, ...(port === undefined ? {} : { port }),
    // The controller writes nothing while nothing happens: what is written next is an event.
    settings: { 'group.min.session.timeout.ms': '500', 'metadata.max.idle.interval.ms': '0' },
  });

  beforeAll(async () => { broker = await start(); }, 60_000);
  afterAll(async () => {
    await broker?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 30_000);

  /**
   * From now on the system refuses the broker to write behind a position of any file: in the midst of a record, as a full disk does.
   * `prlimit` is part of every Linux.
   */
  function fillDisk(): void {
    const longest = Math.max(...readdirSync(join(dataDir, 'kafka', 'data'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.log')).map((name) => statSync(join(dataDir, 'kafka', 'data', name)).size));
    execFileSync('prlimit', ['--pid', String(broker.pid), `--fsize=${longest + ROOM_BYTES}`]);
  }

  it('is full in the midst of sending: the broker ends, changes go on, and with space all goes on in order', async () => {
    const prepared = await kafkaUnderTest(() => broker.address).prepare?.();
    if (prepared === undefined) throw new Error('Nothing was prepared');
    const world = await World.open(prepared);
    try {
      const running = await world.start();
      const keys = newKeys(2);
      const published: Published[] = await publishRounds(world, keys, 3);
      await world.settled();
      const before = published.filter(({ type }) => eventDefinition(type)?.producer === 'mandatory-reporting').length;
      const ends: string[] = [];
      void broker.exited.then((reason) => ends.push(reason));
      fillDisk();
      while (ends.length === 0 && published.length < 5_000) published.push(...await publishRounds(world, keys, 5));
      expect(ends).toEqual(['exit code 1']);
      const [row] = await world.sql<{ sent: number }>('SELECT count(*)::int AS sent FROM mandatory_reporting.outbox WHERE sent_at IS NOT NULL');
      // Some went in before there was no space any more.
      expect(row?.sent).toBeGreaterThan(before);
      published.push(...await publishRounds(world, keys, 5));
      await eventually(() => expect(running.errors.length).toBeGreaterThan(0), { timeoutMs: 30_000 });
      broker = await start(Number(broker.address.split(':')[1]));
      await world.settled(180_000);
      await verifyEffects(world, published);
      expect(running.alive).toBe(true);
    } finally {
      await world.close();
      await prepared.release();
    }
  }, 300_000);
});
