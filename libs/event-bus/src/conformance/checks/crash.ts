import { expect } from '@jest/globals';
import type { Failpoint } from '../../failpoints.js';
import { verifyEffects } from '../violation.js';
import type { World } from '../world.js';
import { newKeys, publishRounds, type Check } from './check.js';

/** Kills one process after the other, each when it first reaches its step; what the last one finds is whole, and nothing is lost, doubled or out of order. */
async function crashAt(world: World, steps: readonly Failpoint[]): Promise<void> {
  const published = [];
  // The tries that a crash costs are counted; here they must not park anything.
  const retries = { maxAttempts: 20 };
  for (const step of steps) {
    published.push(...await publishRounds(world, newKeys(3), 2));
    const doomed = await world.start({ failpoints: `${step}:kill:1`, retries });
    expect(await doomed.ended()).toEqual({ code: null, signal: 'SIGKILL' });
  }
  await world.start({ retries });
  await world.settled();
  await verifyEffects(world, published);
}

/** The last is reached only by what was in flight when a process ended. */
const WORKER: readonly Failpoint[] = ['worker.before-handler', 'worker.after-handler', 'worker.before-commit', 'worker.after-commit', 'worker.before-handler', 'worker.after-attempt'];

export const crashChecks: readonly Check[] = [
  {
    name: 'crash after the commit of the change, before it is sent',
    run: (world) => crashAt(world, ['relay.after-read']),
  },
  {
    name: 'crash after it was sent, before it is marked',
    run: (world, under) => crashAt(world, under.failpoints.filter((step) => step !== 'relay.after-read')),
  },
  {
    name: 'crash in the handler, around its commit and while tries are counted',
    run: (world) => crashAt(world, WORKER),
  },
  {
    name: 'restart: what came while it was stopped is carried on',
    async run(world) {
      const published = await publishRounds(world, newKeys(4), 2);
      const first = await world.start();
      published.push(...await publishRounds(world, newKeys(4), 2));
      await first.stop();
      published.push(...await publishRounds(world, newKeys(4), 2));
      await world.start();
      await world.settled();
      await verifyEffects(world, published);
    },
  },
  {
    name: 'two replicas at once, one of them dies',
    needs: 'replicas',
    async run(world) {
      const published = await publishRounds(world, newKeys(4), 2, 'SLOW:1');
      const [doomed] = await Promise.all([world.start(), world.start()]);
      const writing = publishRounds(world, newKeys(24), 4, 'SLOW:1');
      while (doomed.handling.length < 20) await Promise.race([doomed.ended(), new Promise(setImmediate)]);
      await doomed.kill();
      published.push(...await writing);
      await world.settled();
      await verifyEffects(world, published);
    },
  },
  {
    name: 'two replicas at once, both live: they share the work and double nothing',
    needs: 'replicas',
    async run(world) {
      const both = await Promise.all([world.start(), world.start()]);
      const published = await publishRounds(world, newKeys(24), 6, 'SLOW:1');
      await world.settled();
      await verifyEffects(world, published);
      expect(new Set((await world.effects('mandatory-reporting')).map(({ pid }) => pid))).toEqual(new Set(both.map(({ pid }) => pid)));
    },
  },
];
