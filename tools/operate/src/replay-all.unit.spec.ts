import { expect, it } from '@jest/globals';
import { replayAll } from './replay-all.js';

it('replays every parked key once, page by page, and leaves those that wait by themselves and those parked again', async () => {
  const waiting = [...Array.from({ length: 250 }, (_, n) => ({ key: `parked ${n}`, state: 'PARKED' })), { key: 'soon', state: 'RETRY' }];
  const asked: string[] = [];
  const replayed = await replayAll(
    async () => waiting.slice(0, 100),
    async (key) => {
      asked.push(key);
      const [one] = waiting.splice(waiting.findIndex((other) => other.key === key), 1);
      // One in ten fails again: behind all others, as the youngest.
      if (one !== undefined && asked.length % 10 === 0) waiting.push(one);
    },
  );
  expect(replayed).toBe(250);
  expect(asked.toSorted()).toEqual(Array.from({ length: 250 }, (_, n) => `parked ${n}`).toSorted());
  expect(waiting.filter(({ state }) => state === 'PARKED')).toHaveLength(25);
});
