import { expect } from '@jest/globals';
import { DesksPublished, ExclusionDue, ReportFiledV2, SERVICES } from '@referrals/contracts';
import { schemaOf } from '@referrals/database';
import { eventually } from '@referrals/testing';
import { verifyEffects } from '../violation.js';
import type { Published } from '../world.js';
import { newKeys, publishRounds, type Check } from './check.js';

export const deliverChecks: readonly Check[] = [
  {
    name: 'order per key, and every subscriber gets every event once in effect',
    async run(world) {
      const before = await publishRounds(world, newKeys(6), 4);
      await world.start();
      const during = await publishRounds(world, newKeys(10), 6);
      await world.settled();
      await verifyEffects(world, [...before, ...during]);
    },
  },
  {
    name: 'duplicate delivery has no second effect, however late it comes',
    async run(world) {
      const keys = newKeys(4);
      const published = await publishRounds(world, keys, 3);
      await world.start();
      await world.settled();
      for (const service of SERVICES) await world.sql(`UPDATE ${schemaOf(service)}.outbox SET sent_at = NULL`);
      await world.settled();
      // Behind the duplicates, on the same keys: once these are there, so were those.
      const later = await publishRounds(world, keys, 1);
      await world.settled();
      await verifyEffects(world, [...published, ...later]);
    },
  },
  {
    name: 'acknowledgements get lost while more is on its way: nothing of either is lost',
    needs: 'acknowledged',
    async run(world, under) {
      const { variant, keys: [first, second] } = under.forgetful?.() ?? { variant: '', keys: ['', ''] };
      const running = await world.start({ variant });
      const published: Published[] = [];
      const unsent = async (): Promise<number> => (await world.sql('SELECT FROM mandatory_reporting.outbox WHERE sent_at IS NULL')).length;
      while (running.losing < 8) {
        const before = running.losing;
        published.push(await world.publish(ReportFiledV2, first));
        await eventually(async () => expect(running.losing > before || (await unsent()) === 0).toBe(true), { intervalMs: 5 });
        if (running.losing > before) published.push(await world.publish(ReportFiledV2, second));
        await eventually(async () => expect(await unsent()).toBe(0), { timeoutMs: 30_000, intervalMs: 5 });
      }
      await world.settled();
      await verifyEffects(world, published);
    },
  },
  {
    name: 'a done event keeps id, key and times and loses its envelope',
    async run(world) {
      const published = await world.publish(ReportFiledV2, newKeys(1)[0] ?? '');
      await world.start();
      await world.settled();
      const rows = await world.sql('SELECT id, key, outcome, envelope, done_at IS NOT NULL AS done FROM referral_desk.inbox');
      expect(rows).toEqual([{ id: published.id, key: published.key, outcome: 'DONE', envelope: null, done: true }]);
    },
  },
  {
    name: '"not yet" waits without counting, and what it waits for on another topic of the same key goes ahead',
    async run(world) {
      const [key = ''] = newKeys(1);
      const waiting = await world.publish(ReportFiledV2, key, 'AFTER:directory.register');
      await world.start();
      await eventually(async () => expect(await world.sql(`SELECT state FROM referral_desk.inbox_key WHERE key = $1 AND attempts > 3`, [key])).toEqual([{ state: 'NOT_YET' }]));
      const behind = await world.publish(ReportFiledV2, key);
      const predecessor = await world.publish(DesksPublished, key);
      await world.settled();
      await verifyEffects(world, [waiting, behind, predecessor]);
      expect((await world.effects('referral-desk')).map(({ attempt }) => attempt)).toEqual([1, 1, 1]);
    },
  },
  {
    name: 'a service hears its own events',
    async run(world) {
      const [key = ''] = newKeys(1);
      const published = await world.publish(ExclusionDue, key);
      await world.start();
      await world.settled();
      await verifyEffects(world, [published]);
    },
  },
  {
    name: 'what is no event of ours goes to quarantine with its bytes and holds nothing up; a type that nobody here subscribes to is skipped',
    needs: 'foreignBytes',
    async run(world, under) {
      await world.start();
      const [key = ''] = newKeys(1);
      const attributes = { specversion: '1.0', id: key, source: '/elsewhere', subject: key, time: '2026-05-11T00:20:00.000Z', partitionkey: key, datacontenttype: 'application/json' };
      const strange = ['{"hello":1}', '{"half":', 'x'.repeat(1_000_000)].map((text) => Buffer.from(text));
      for (const bytes of strange) await under.inject?.(world, ReportFiledV2.topic, key, bytes, {});
      // An envelope of ours around what neither JSON.stringify nor PostgreSQL could take.
      const bottomless = Buffer.from(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
      strange.push(bottomless);
      await under.inject?.(world, ReportFiledV2.topic, key, bottomless, { ...attributes, type: ReportFiledV2.type });
      await under.inject?.(world, ReportFiledV2.topic, key, Buffer.from('{}'), { ...attributes, type: 'mandatory-reporting.report.painted.v1' });
      const published = await publishRounds(world, [key, ...newKeys(2)], 1);
      await world.settled();
      await verifyEffects(world, published);
      const kept = await world.sql<{ bytes: Buffer; reason: string }>('SELECT bytes, reason FROM referral_desk.quarantine ORDER BY position');
      expect(kept.map(({ bytes }) => bytes.toString().slice(0, 20)).sort()).toEqual(strange.map((bytes) => bytes.toString().slice(0, 20)).sort());
      expect(kept.map(({ bytes }) => bytes.length).sort((a, b) => a - b)).toEqual(strange.map((bytes) => bytes.length).sort((a, b) => a - b));
      expect(await world.sql('SELECT id FROM referral_desk.inbox WHERE id = $1', [key])).toEqual([]);
    },
  },
];
