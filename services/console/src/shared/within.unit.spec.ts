import { describe, expect, it } from '@jest/globals';
import { within } from './within';

const never = async (signal: AbortSignal): Promise<never> => await new Promise((_, fail) => { signal.addEventListener('abort', () => { fail(new Error('given up')); }); });

describe('work on a line that carries nothing', () => {
  it('is given up when its time is over', async () => {
    await expect(within(never, 1)).rejects.toThrow('given up');
  });

  it('answers as ever when it is in time, and is not aborted later', async () => {
    let seen: AbortSignal | undefined;
    const answer = await within((signal) => {
      seen = signal;
      return Promise.resolve('done');
    }, 1);
    await new Promise((done) => { setTimeout(done, 5); });
    expect([answer, seen?.aborted]).toEqual(['done', false]);
  });
});
