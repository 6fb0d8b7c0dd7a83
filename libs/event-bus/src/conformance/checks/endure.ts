import { expect } from '@jest/globals';
import { DesksPublished, ReportFiledV2, SERVICES } from '@referrals/contracts';
import { eventually } from '@referrals/testing';
import { verifyEffects } from '../violation.js';
import { newKeys, publishRounds, type Check } from './check.js';

export const endureChecks: readonly Check[] = [
  {
    name: 'the transport away for long: changes commit, nothing is lost, it catches up by itself',
    async run(world, under) {
      const running = await world.start();
      await under.cut(world);
      const published = await publishRounds(world, newKeys(20), 3);
      await eventually(() => expect(running.errors.length).toBeGreaterThanOrEqual(5), { timeoutMs: 30_000 });
      published.push(...await publishRounds(world, newKeys(20), 3));
      expect(await world.effects('referral-desk')).toEqual([]);
      expect(running.alive).toBe(true);
      await under.mend(world);
      await world.settled(180_000);
      await verifyEffects(world, published);
    },
  },
  {
    name: 'connections to the database cut again and again: nothing is counted against an event',
    async run(world) {
      const running = await world.start();
      const writing = publishRounds(world, newKeys(16), 6, 'SLOW:1');
      for (let cut = 1; cut <= 6; cut += 1) {
        await eventually(() => expect(running.handling.length).toBeGreaterThan(cut * 15));
        await world.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND (application_name LIKE '% fixture' OR application_name = 'bus wakes')`);
      }
      const published = await writing;
      await world.settled();
      await verifyEffects(world, published);
      expect(running.alive).toBe(true);
      for (const service of SERVICES) {
        expect(await world.parked(service)).toEqual([]);
        expect(new Set((await world.effects(service)).map(({ attempt }) => attempt))).toEqual(new Set([1]));
      }
    },
  },
  {
    name: 'a slow consumer: what waits is in the tables, not in memory (a heap of 128 MB)',
    async run(world) {
      const { id } = await world.publish(DesksPublished, newKeys(1)[0] ?? '', 'SLOW:2');
      // 134 MB for each of two subscribers, each event of a key of its own; fields the consumer does not know are allowed.
      await world.sql(
        `INSERT INTO directory.outbox (id, shard, key, type, at, envelope)
         SELECT made.id, n % 8, made.id, type, at,
           envelope || jsonb_build_object('id', made.id, 'partitionkey', made.id, 'data', envelope->'data' || jsonb_build_object('padding', repeat('x', 8192)))
         FROM directory.outbox, LATERAL (SELECT gen_random_uuid() AS id, n FROM generate_series(1, 16384) AS n) AS made WHERE outbox.id = $1`, [id],
      );
      // Less than either subscriber has waiting. With 96 MB, 70 of them live, there was no room left to collect in.
      const running = await world.start({ heapMegabytes: 128 });
      await eventually(async () => {
        expect(running.alive).toBe(true);
        const [row] = await world.sql<{ unsent: number; effects: number }>(
          `SELECT (SELECT count(*)::int FROM directory.outbox WHERE sent_at IS NULL) AS unsent, (SELECT count(*)::int FROM referral_desk.effect) AS effects`);
        expect(row).toMatchObject({ unsent: 0 });
        expect(row?.effects).toBeGreaterThan(500);
      }, { timeoutMs: 240_000, intervalMs: 200 });
    },
  },
  {
    name: 'graceful stop: the batch under way ends, nothing new is taken, nothing is held',
    async run(world) {
      const keys = newKeys(3);
      const published = [];
      for (const key of keys) for (let n = 0; n < 3; n += 1) published.push(await world.publish(ReportFiledV2, key, 'SLOW:400'));
      const running = await world.start();
      await eventually(() => expect(running.handling.length).toBeGreaterThan(0));
      expect(await running.stop()).toEqual({ code: 0, signal: null });
      const effects = await world.effects('referral-desk');
      expect(effects.map(({ id }) => id).sort()).toEqual([...running.handling].sort());
      expect(effects.length).toBeLessThan(published.length);
      expect(await world.sql(`SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)).toEqual([]);
      await world.start();
      await world.settled();
      await verifyEffects(world, published);
    },
  },
];
