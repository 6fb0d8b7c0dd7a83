import { expect } from '@jest/globals';
import { systemClock } from '@referrals/calendar';
import { ReassignmentDue, ReportFiledV2 } from '@referrals/contracts';
import { eventually } from '@referrals/testing';
import { v7 } from 'uuid';
import { BusOperator } from '../../operate/bus-operator.js';
import { verifyEffects } from '../violation.js';
import type { Published, World } from '../world.js';
import { newKeys, publishRounds, type Check } from './check.js';

interface Poison { readonly key: string; readonly held: Published[]; readonly healthy: Published[] }

/** A poisoned event and one behind it on one key; healthy ones on others, of which many share its shard. */
async function publishPoison(world: World, subject: string): Promise<Poison> {
  const healthy = await publishRounds(world, newKeys(8), 1);
  const [key = ''] = newKeys(1);
  const held = [await world.publish(ReportFiledV2, key, subject), await world.publish(ReportFiledV2, key)];
  // So many that some stand behind the poison wherever a transport keeps order, be it a shard or a partition.
  healthy.push(...await publishRounds(world, newKeys(100), 1));
  return { key, held, healthy };
}

/** Only this key is parked, at its first event, after three tries; all others took effect; whatever comes behind it, on any topic, waits. */
async function expectOnlyParked(world: World, { key, held, healthy }: Poison): Promise<void> {
  await eventually(() => verifyEffects(world, [...healthy, ...held], new Set(held.map(({ id }) => id))), { timeoutMs: 30_000 });
  await eventually(async () => expect(await world.parked('referral-desk')).toEqual([key]), { timeoutMs: 30_000 });
  held.push(await world.publish(ReassignmentDue, key));
  await world.settled();
  const operator = new BusOperator(world.database('referral-desk'), systemClock);
  expect(await operator.waiting()).toMatchObject([{ key, eventId: held[0]?.id, state: 'PARKED', attempts: 3, waiting: 3 }]);
  expect(await operator.countWaiting()).toBe(1);
  expect(await world.parked('mandatory-reporting')).toEqual([]);
  await verifyEffects(world, [...healthy, ...held], new Set(held.map(({ id }) => id)));
}

async function replay(world: World, key: string): Promise<void> {
  await world.sql('INSERT INTO referral_desk.mended (key) VALUES ($1)', [key]);
  await new BusOperator(world.database('referral-desk'), systemClock).replay(key, v7(), 'mended');
}

/** Puts an event into its inbox as if so many tries of it had been counted, none of them its own fault. */
async function countedAlready(world: World, id: string, attempts: number): Promise<void> {
  await world.sql('INSERT INTO referral_desk.inbox (id, shard, key, type, received_at, envelope) SELECT id, shard, key, type, at, envelope FROM mandatory_reporting.outbox WHERE id = $1', [id]);
  await world.sql('INSERT INTO referral_desk.inbox_attempt (event_id, attempts, at) VALUES ($1, $2, now())', [id, attempts]);
}

async function attemptsOf(world: World, id: string): Promise<number | undefined> {
  return (await world.sql<{ attempts: number }>('SELECT attempts FROM referral_desk.inbox_attempt WHERE event_id = $1', [id]))[0]?.attempts;
}

export const poisonChecks: readonly Check[] = [
  {
    name: 'poison parks its key only; replayed, the key flows in order',
    async run(world) {
      const poison = await publishPoison(world, 'THROW:99');
      await world.start();
      await expectOnlyParked(world, poison);
      await replay(world, poison.key);
      await world.settled();
      await verifyEffects(world, [...poison.healthy, ...poison.held]);
      expect(await world.sql('SELECT action, reason FROM referral_desk.operator_action')).toEqual([{ action: 'REPLAY', reason: 'mended' }]);
    },
  },
  {
    name: 'what fails a few times succeeds by itself, its effects once',
    async run(world) {
      const published = await publishRounds(world, newKeys(3), 2, 'THROW:2');
      await world.start();
      await world.settled();
      await verifyEffects(world, published);
    },
  },
  {
    name: 'dismissed with a reason, the event stays without effect and the key flows',
    async run(world) {
      const poison = await publishPoison(world, 'THROW:99');
      await world.start();
      await expectOnlyParked(world, poison);
      const operator = new BusOperator(world.database('referral-desk'), systemClock);
      let dismissed = '';
      operator.onDismiss(ReportFiledV2.type, async (_tx, envelope) => { dismissed = envelope.id; });
      await operator.dismiss(poison.key, v7(), 'filed twice by mistake');
      await world.settled();
      expect(dismissed).toBe(poison.held[0]?.id);
      await verifyEffects(world, [...poison.healthy, ...poison.held], new Set([dismissed]));
      expect(await world.sql('SELECT outcome, envelope IS NOT NULL AS kept FROM referral_desk.inbox WHERE id = $1', [dismissed])).toEqual([{ outcome: 'DISMISSED', kept: true }]);
    },
  },
  {
    name: 'a handler that kills the process parks its key, however many share the process',
    async run(world) {
      const poison = await publishPoison(world, 'KILL:99');
      for (let starts = 0; (await world.parked('referral-desk')).length === 0; starts += 1) {
        expect(starts).toBeLessThan(8);
        const running = await world.start();
        await Promise.race([running.ended(), eventually(async () => expect(await world.parked('referral-desk')).not.toEqual([]), { timeoutMs: 20_000 })]);
        await running.kill();
      }
      await world.start();
      await expectOnlyParked(world, poison);
      await replay(world, poison.key);
      await world.settled();
      await verifyEffects(world, [...poison.healthy, ...poison.held]);
    },
  },
  {
    name: 'a last try that is yet to come is not taken by another replica for one that ended its process',
    needs: 'replicas',
    async run(world) {
      const [key = ''] = newKeys(1);
      const { id } = await world.publish(ReportFiledV2, key);
      await countedAlready(world, id, 2);
      const slow = await world.start({ failpoints: 'worker.after-attempt:hang' });
      await eventually(async () => expect(await attemptsOf(world, id)).toBe(3));
      const other = await world.start();
      await eventually(async () => {
        await publishRounds(world, newKeys(8), 1);
        expect((await world.effects('referral-desk')).map(({ pid }) => pid)).toContain(other.pid);
      });
      expect(await world.parked('referral-desk')).toEqual([]);
      // Once it has ended without the try, its count is all that is known.
      await slow.kill();
      await eventually(async () => expect(await world.parked('referral-desk')).toEqual([key]));
      await world.settled();
      expect((await world.effects('referral-desk')).filter((effect) => effect.id === id)).toEqual([]);
    },
  },
  {
    name: 'a commit that fails parks its key only',
    async run(world) {
      const poison = await publishPoison(world, 'FAIL_COMMIT:99');
      await world.start();
      await expectOnlyParked(world, poison);
      await replay(world, poison.key);
      await world.settled();
      await verifyEffects(world, [...poison.healthy, ...poison.held]);
    },
  },
  {
    name: 'commits that fail now and then cost nothing but time',
    async run(world) {
      const published = await publishRounds(world, newKeys(6), 2);
      await world.start({ failpoints: 'worker.before-commit:throw:2,relay.before-commit:throw:2' });
      await world.settled();
      await verifyEffects(world, published);
      expect(await world.parked('referral-desk')).toEqual([]);
    },
  },
  {
    name: 'a subscribed event that does not fit its schema parks its key at once',
    async run(world) {
      const [key = '', other = ''] = newKeys(2);
      const unfit = await world.publish(ReportFiledV2, key);
      await world.sql(`UPDATE mandatory_reporting.outbox SET envelope = jsonb_set(envelope, '{data}', '{"reportId": "of no kind"}')`);
      const fit = await world.publish(ReportFiledV2, other);
      await world.start();
      await world.settled();
      await verifyEffects(world, [fit]);
      expect(await new BusOperator(world.database('referral-desk'), systemClock).waiting()).toMatchObject([
        { eventId: unfit.id, state: 'PARKED', reason: 'DOES_NOT_FIT_ITS_SCHEMA' },
      ]);
    },
  },
];
