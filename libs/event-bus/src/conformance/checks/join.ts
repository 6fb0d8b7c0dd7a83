import { expect } from '@jest/globals';
import { DesksPublished, ExclusionDue, ReassignmentDue, ReferralOpened, ReportFiledV2, ReportSupplemented, type EventDefinition, type ServiceName } from '@referrals/contracts';
import { schemaOf } from '@referrals/database';
import { eventually } from '@referrals/testing';
import type { Failpoint } from '../../failpoints.js';
import { verifyEffects, Violation } from '../violation.js';
import type { BusProcess } from '../bus-process.js';
import type { Listener, ProcessOptions, Published, World } from '../world.js';
import { newKeys, publishRounds, type Check } from './check.js';

const listener = (service: ServiceName, event: EventDefinition): Listener => ({ service, event });
/** A service that listened already gains an event, and an event gains its first listener. */
const FURTHER = [listener('referral-desk', ReportFiledV2), listener('mandatory-reporting', ExclusionDue)];
/** A service that is all new. */
const WHOLE = [listener('referral-desk', ReportFiledV2), listener('referral-desk', DesksPublished), listener('referral-desk', ReassignmentDue)];

/** Whoever joins is told from what counts as lost only where that is looked for. */
const start = (world: World, options: ProcessOptions = {}): Promise<BusProcess> => world.start({ ...options, sendsAgain: true });

/** What an installation of the release before has published and carried, in which these listeners are not known. */
async function before(world: World, listeners: readonly Listener[], keys: readonly string[], rounds = 2): Promise<Published[]> {
  const old = await start(world, { without: listeners });
  const published = await publishRounds(world, keys, rounds);
  await allSent(world);
  expect((await old.stop()).code).toBe(0);
  await world.forget(listeners);
  return published;
}

async function allSent(world: World): Promise<void> {
  for (const service of ['directory', 'mandatory-reporting', 'referral-desk'] as const) {
    await eventually(async () => expect(await world.sql(`SELECT FROM ${schemaOf(service)}.outbox WHERE sent_at IS NULL`)).toEqual([]), { timeoutMs: 30_000 });
  }
}

async function nothingAside(world: World): Promise<void> {
  for (const service of ['mandatory-reporting', 'referral-desk'] as const) expect(await world.sql(`SELECT id FROM ${schemaOf(service)}.inbox_aside`)).toEqual([]);
}

/** Where a process dies on either side of a joining, one after the other. */
const STEPS: readonly Failpoint[] = [
  'join.after-note', 'history.after-begin', 'history.after-hand-over', 'history.after-verified', 'join.after-feed', 'history.after-done', 'join.before-end', 'join.after-end',
];

export const joinChecks: readonly Check[] = [
  ...([['an event that is new to a service, and one that had no listener', FURTHER], ['a service that is all new', WHOLE]] as const).map(([name, listeners]): Check => ({
    name: `${name}: all there was comes, in order and before what comes meanwhile, and nothing counts as lost`,
    async run(world) {
      const keys = newKeys(12);
      const published = await before(world, listeners, keys, 4);
      published.push(...await publishRounds(world, keys, 1));
      const running = await start(world);
      published.push(...await publishRounds(world, [...keys, ...newKeys(4)], 3));
      await world.settled();
      await world.joined(listeners);
      published.push(...await publishRounds(world, keys, 1));
      await world.settled();
      await verifyEffects(world, published);
      await nothingAside(world);
      expect(running.sentAgain).toBe(0);
    },
  })),
  {
    name: 'crash at any step of joining, on either side: it goes on from there',
    async run(world) {
      const keys = newKeys(6);
      const published: Published[] = [];
      for (const step of STEPS) {
        published.push(...await before(world, WHOLE, [...keys, ...newKeys(2)], 1));
        const doomed = await start(world, { failpoints: `${step}:kill:1`, retries: { maxAttempts: 20 } });
        const writing = publishRounds(world, keys, 1);
        expect(await doomed.ended()).toEqual({ code: null, signal: 'SIGKILL' });
        published.push(...await writing);
      }
      await start(world, { retries: { maxAttempts: 20 } });
      await world.settled();
      await world.joined(WHOLE);
      await world.settled();
      await verifyEffects(world, published);
      await nothingAside(world);
    },
  },
  {
    name: 'two replicas join at once, one of them dies',
    needs: 'replicas',
    async run(world) {
      const keys = newKeys(16);
      const published = await before(world, WHOLE, keys, 4);
      const [doomed] = await Promise.all([start(world, { failpoints: 'join.after-feed:kill:1' }), start(world)]);
      published.push(...await publishRounds(world, keys, 3));
      await doomed.kill();
      await world.settled();
      await world.joined(WHOLE);
      await world.settled();
      await verifyEffects(world, published);
    },
  },
  ...([['runs', []], ['joins something itself and is given part of its history', [listener('referral-desk', ReportSupplemented)]]] as const).map(([does, itsOwn]): Check => ({
    name: `a release that does not know the listener ${does} beside it while it joins: nothing is lost, at worst it comes later`,
    needs: 'replicas',
    async run(world) {
      const keys = newKeys(8);
      const published = await before(world, WHOLE, keys);
      await world.forget(itsOwn);
      const old = await start(world, { without: WHOLE });
      await start(world);
      published.push(...await publishRounds(world, keys, 4));
      await world.joined([...WHOLE, ...itsOwn]);
      published.push(...await publishRounds(world, keys, 2));
      await allSent(world);
      await old.stop();
      // What the old one left out after the end of the history goes again behind what was sent since: late, and perhaps in another order.
      const inAnyOrder = (error: unknown): void => { if (!(error instanceof Violation) || error.kind !== 'OUT_OF_ORDER') throw error; };
      await eventually(() => verifyEffects(world, published).catch(inAnyOrder), { timeoutMs: 90_000 });
    },
  })),
  {
    name: 'who wants what comes gets nothing from before, also when that is sent once more, and all from then on',
    async run(world) {
      const now = [listener('referral-desk', ReportFiledV2)];
      const keys = newKeys(6);
      const old = await start(world, { without: now });
      const past: Published[] = [];
      for (const key of keys) for (const event of [ReportFiledV2, ReportFiledV2]) past.push(await world.publish(event, key));
      await allSent(world);
      await old.stop();
      await world.forget(now);
      const running = await start(world, { fromNow: now });
      await world.joined(now);
      const published = [...past];
      for (const key of keys) for (const event of [ReportFiledV2, ReferralOpened, ReportFiledV2]) published.push(await world.publish(event, key));
      await eventually(() => verifyEffects(world, published, new Set(past.map(({ id }) => id))), { timeoutMs: 30_000 });
      await world.sql('UPDATE mandatory_reporting.outbox SET sent_at = NULL');
      for (const key of keys) published.push(await world.publish(ReportFiledV2, key));
      await allSent(world);
      await eventually(() => verifyEffects(world, published, new Set(past.map(({ id }) => id))), { timeoutMs: 30_000 });
      await eventually(() => nothingAside(world));
      expect(running.sentAgain).toBe(0);
    },
  },
];
