import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@referrals/testing';
import { ShardPump, type ShardPumpOptions } from './shard-pump.js';

const pumps: ShardPump[] = [];
function pump(options: Partial<ShardPumpOptions>): ShardPump {
  const made = new ShardPump({ concurrency: 2, pollMs: 5, find: async () => [], work: async () => false, onError: () => undefined, ...options });
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

  it('works on as many shards at once as it may, and on each once at a time', async () => {
    const { passed, open } = gate();
    const now = new Set<number>();
    let most = 0;
    const done: number[] = [];
    const one = pump({
      find: async () => [0, 1, 2, 3],
      async work(shard) {
        expect(now.has(shard)).toBe(false);
        now.add(shard);
        most = Math.max(most, now.size);
        await passed;
        now.delete(shard);
        done.push(shard);
        return false;
      },
    });
    one.start();
    await eventually(() => expect(now.size).toBe(2));
    open();
    await eventually(() => expect(new Set(done)).toEqual(new Set([0, 1, 2, 3])));
    expect(most).toBe(2);
  });

  it('runs a shard again when it was woken meanwhile, and while there is more', async () => {
    const { passed, open } = gate();
    let runs = 0;
    const one = pump({
      pollMs: 60_000,
      async work() {
        runs += 1;
        if (runs === 1) await passed;
        return runs === 2;
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
      async work(shard) {
        runs[shard] = (runs[shard] ?? 0) + 1;
        if (shard === 0) throw new Error('away');
        return false;
      },
    });
    one.start();
    await eventually(() => expect(runs[1]).toBeGreaterThan(20));
    expect(runs[0]).toBeLessThan(5);
    expect(errors.length).toBe(runs[0]);
  });

  it('tells a failing poll once, and goes on by itself', async () => {
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
      async work() { worked += 1; return false; },
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
    const one = pump({ pollMs: 60_000, async work(shard) { log.push(`from ${shard}`); await passed; log.push(`to ${shard}`); return true; } });
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
