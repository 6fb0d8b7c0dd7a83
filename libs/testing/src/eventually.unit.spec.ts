import { describe, expect, it } from '@jest/globals';
import { eventually } from './index.js';

describe('eventually', () => {
  it('gives back what the function returns once it no longer throws', async () => {
    let calls = 0;
    const result = await eventually(() => {
      calls += 1;
      if (calls < 3) throw new Error('not yet');
      return calls;
    });
    expect(result).toBe(3);
  });

  it('throws the last error when the time is over', async () => {
    await expect(eventually(() => Promise.reject(new Error('never')), { timeoutMs: 50 })).rejects.toThrow('never');
  });
});
