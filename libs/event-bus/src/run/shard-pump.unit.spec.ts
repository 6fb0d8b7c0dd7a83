import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@referrals/testing';
import { ShardPump, type ShardPumpOptions } from './shard-pump.js';

const pumps: ShardPump[] = [];
function pump(options: Partial<ShardPumpOptions>): ShardPump {
  const made = new ShardPump({ concurrency: 2, pollMs: 5, find: async () => [], work: async () => [], onError: () => undefined, ...options });
  pumps.push(made);
  return made;
}
/** Work that ends when it is told to. */
function gate(): { passed: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((done) => { open = done; });
  return { passed, open };
}

describe('a pump of shards', () => {
  afterEach(() => Promise.all(pumps.splice(0).map((one) => one.stop())));

  it('does as many pieces of work at once as it may, and on each shard one at a time', async () => {
    const { passed, open } = gate();
    const now = new Set<number>();
    let [pieces, most] = [0, 0];
    const done: number[] = [];
    let found = 0;
    const one = pump({
      find: async () => [0, found += 1],
      async work(shards) {
        pieces += 1;
        most = Math.max(most, pieces);
        for (const shard of shards) {
          expect(now.has(shard)).toBe(false);
          now.add(shard);
        }
        await passed;
        for (const shard of shards) now.delete(shard);
        done.push(...shards);
        pieces -= 1;
        return [];
      },
    });
    one.start();
    await eventually(() => { expect(pieces).toBe(2); expect(found).toBeGreaterThan(5); });
    open();
    await eventually(() => { for (const shard of [0, 1, 2, 3, 4]) expect(done).toContain(shard); });
    expect(most).toBe(2);
  });

  it('takes together what is woken together, and what comes within the gathering time', async () => {
    const taken: (readonly number[])[] = [];
    const one = pump({ pollMs: 60_000, gatherMs: 1_500, async work(shards) { taken.push(shards); return []; } });
    one.start();
    for (const shard of [3, 1, 3]) one.wake(shard);
    await eventually(() => expect(taken).toEqual([[3, 1]]));
    one.wake(5);
    await setImmediate();
    one.wake(6);
    await eventually(() => expect(taken).toEqual([[3, 1], [5, 6]]));
  });

  it('lets each of a failed piece go alone, so that one that fails holds up no other', async () => {
    const worked: (readonly number[])[] = [];
    const one = pump({
      pollMs: 60_000,
      async work(shards) {
        if (shards.includes(2)) throw new Error('away');
        worked.push(shards);
        return [];
      },
    });
    one.start();
    for (const shard of [1, 2, 3]) one.wake(shard);
    await eventually(() => expect(worked).toEqual([[1], [3]]));
    for (const shard of [1, 3]) one.wake(shard);
    await eventually(() => expect(worked).toEqual([[1], [3], [1, 3]]));
  });

  it('runs a shard again when it was woken meanwhile, and while there is more', async () => {
    const { passed, open } = gate();
    let runs = 0;
    const one = pump({
      pollMs: 60_000,
      async work() {
        runs += 1;
        if (runs === 1) await passed;
        return runs === 2 ? [5] : [];
      },
    });
    one.start();
    one.wake(5);
    await eventually(() => expect(runs).toBe(1));
    one.wake(5);
    open();
    await eventually(() => expect(runs).toBe(3));
  });

  it('lets a shard that fails rest, and the others flow', async () => {
    const errors: unknown[] = [];
    const runs = [0, 0];
    const one = pump({
      find: async () => [0, 1], onError: (error) => errors.push(error),
      async work(shards) {
        for (const shard of shards) runs[shard] = (runs[shard] ?? 0) + 1;
        if (shards.includes(0)) throw new Error('away');
        return [];
      },
    });
    one.start();
    await eventually(() => expect(runs[1]).toBeGreaterThan(20));
    expect(runs[0]).toBeLessThan(5);
    expect(errors.length).toBe(runs[0]);
  });

  it('reports a failing poll once, and goes on by itself', async () => {
    const errors: unknown[] = [];
    let polls = 0;
    let worked = 0;
    const one = pump({
      onError: (error) => errors.push(error),
      async find() {
        polls += 1;
        if (polls < 5) throw new Error('away');
        return [0];
      },
      async work() { worked += 1; return []; },
    });
    one.start();
    await eventually(() => expect(worked).toBeGreaterThan(0));
    expect(errors.length).toBe(1);
  });

  it('looks at once when woken without a shard', async () => {
    let polls = 0;
    const one = pump({ pollMs: 60_000, async find() { polls += 1; return []; } });
    one.start();
    await eventually(() => expect(polls).toBe(1));
    one.wake();
    await eventually(() => expect(polls).toBe(2));
  });

  it('stops after what is under way, and takes nothing more', async () => {
    const { passed, open } = gate();
    const log: string[] = [];
    const one = pump({ pollMs: 60_000, async work([shard]) { log.push(`from ${shard}`); await passed; log.push(`to ${shard}`); return [1]; } });
    one.start();
    one.wake(1);
    await eventually(() => expect(log).toEqual(['from 1']));
    const stopped = one.stop().then(() => log.push('stopped'));
    one.wake(2);
    open();
    await stopped;
    expect(log).toEqual(['from 1', 'to 1', 'stopped']);
  });
});
