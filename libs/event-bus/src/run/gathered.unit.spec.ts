import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Gathered } from './gathered.js';

describe('what is gathered', () => {
  it('is done at once and together when it is asked for in one turn, and all who asked get the answer', async () => {
    const done: (readonly number[])[] = [];
    const sums = new Gathered<number, number>(async (items) => { done.push(items); return items.reduce((sum, one) => sum + one, 0); }, 60_000);
    expect(await Promise.all([sums.run(1), sums.run(2), sums.run(3)])).toEqual([6, 6, 6]);
    expect(done).toEqual([[1, 2, 3]]);
  });

  it('waits for what comes within the gathering time of the last beginning', async () => {
    const done: (readonly number[])[] = [];
    const all = new Gathered<number, void>(async (items) => { done.push(items); }, 300);
    await all.run(1);
    const two = all.run(2);
    await setImmediate();
    await Promise.all([two, all.run(3)]);
    expect(done).toEqual([[1], [2, 3]]);
  });

  it('begins the next while the last is under way', async () => {
    let finish: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => { finish = resolve; });
    const all = new Gathered<number, void>(([item]) => (item === 1 ? slow : Promise.resolve()));
    const one = all.run(1);
    await setImmediate();
    await all.run(2);
    finish();
    await one;
  });

  it('fails for all who asked, and works again', async () => {
    let times = 0;
    const all = new Gathered<number, void>(async () => { if ((times += 1) === 1) throw new Error('away'); });
    const both = await Promise.allSettled([all.run(1), all.run(2)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await all.run(3);
  });
});
